import Engine
package import Walkthrough

/// Puts the frames of a walkthrough on the stage, one node at a time close up. A frame costs what its node costs, and the
/// map, whose size is bounded.
///
///     let director = StageDirector(walkthrough, canvas: .wide)
///     let scene = director.scene(of: walkthrough.steps[2])
package struct StageDirector: Sendable {
  private let walkthrough: Walkthrough
  private let stage: Stage
  private let map: MapLayout
  /// The canvas in the lengths of its scenes.
  package let canvas: StageCanvas

  /// - Parameter parts: what a frame has besides formula bar and picture.
  package init(_ walkthrough: Walkthrough, canvas: StageCanvas = .wide, parts: StageParts = .all) {
    self.walkthrough = walkthrough
    map = MapLayout(walkthrough)
    stage = Stage(canvas, parts, mapColumns: map.layerCount)
    self.canvas = StageCanvas(width: stage.width, height: stage.height)
  }

  /// What a step's frame shows.
  package func scene(of step: Step) -> Scene {
    let walkthrough = walkthrough.inChapter(of: step)
    let heading = stage.parts == .all ? StageHeading(walkthrough: walkthrough, stage: stage, step: step).items() : []
    let bar = FormulaBar(walkthrough: walkthrough, stage: stage, step: step).items()
    let picture = picture(of: step, walkthrough)
    let bottom = picture.filter { $0.right > stage.sentenceLeft - 20 }.map(\.bottom).max() ?? stage.pictureBottom
    let foot =
      stage.parts == .withoutFoot
      ? []
      : StageFoot(
        walkthrough: walkthrough, stage: stage, map: map, step: step, pictureBottom: bottom,
        rules: rules(of: step, walkthrough)
      ).items()
    return Scene(canvas, heading + bar + picture + foot)
  }

  private func picture(of step: Step, _ walkthrough: Walkthrough) -> [SceneItem] {
    switch step.kind {
    case .compute(let node): closeUp(of: node, .computes, walkthrough)
    case .forward: OpeningLayout(walkthrough: walkthrough, stage: stage, map: map).items()
    case .seed where walkthrough.circuit.outputs.count > 1:
      ResultsLayout(walkthrough: walkthrough, stage: stage, showsOutputs: true).items()
    case .seed: closeUp(of: walkthrough.circuit.wires[walkthrough.circuit.output].producer, .seeded, walkthrough)
    case .ask(let node): closeUp(of: node, .asked(blank: blank), walkthrough)
    case .function(let node), .splitter(let node): closeUp(of: node, .multiplies, walkthrough)
    case .results: ResultsLayout(walkthrough: walkthrough, stage: stage).items()
    case .askUpdate(let wire):
      UpdateLayout(walkthrough: walkthrough, stage: stage, step: step, wire: wire, blank: blank).items()
    case .update(let wire):
      UpdateLayout(walkthrough: walkthrough, stage: stage, step: step, wire: wire, blank: nil).items()
    }
  }

  /// The rules that have no room in the picture.
  private func rules(of step: Step, _ walkthrough: Walkthrough) -> [StyledText] {
    guard case .function(let node) = step.kind else { return [] }
    let event = walkthrough.event(at: node)
    return FunctionNodeLayout(walkthrough: walkthrough, stage: stage, event: event, moment: .multiplies).toldBelow
  }

  private var blank: String { walkthrough.asking == .onPaper ? "____" : "?" }

  private func closeUp(
    of node: NodeID, _ moment: FunctionNodeLayout.Moment, _ walkthrough: Walkthrough
  ) -> [SceneItem] {
    guard walkthrough.circuit.isSplitter(node) else {
      return FunctionNodeLayout(
        walkthrough: walkthrough, stage: stage, event: walkthrough.event(at: node), moment: moment
      ).items()
    }
    return SplitterLayout(walkthrough: walkthrough, stage: stage, node: node, moment: moment).items()
  }
}
