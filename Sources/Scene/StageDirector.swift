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
    stage = Stage(canvas, parts)
    map = MapLayout(walkthrough)
    self.canvas = StageCanvas(width: stage.width, height: stage.height)
  }

  /// What a step's frame shows.
  package func scene(of step: Step) -> Scene {
    let walkthrough = walkthrough.inChapter(of: step)
    let heading = stage.parts == .all ? StageHeading(walkthrough: walkthrough, stage: stage, step: step).items() : []
    let bar = FormulaBar(walkthrough: walkthrough, stage: stage, step: step).items()
    let foot =
      stage.parts == .withoutFoot
      ? [] : StageFoot(walkthrough: walkthrough, stage: stage, map: map, step: step).items()
    return Scene(canvas, heading + bar + picture(of: step, walkthrough) + foot)
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
