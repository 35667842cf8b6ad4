import Graphviz
public import Walkthrough

/// All frames of a walkthrough as one picture whose parts are switched on and off: what the page of a large circuit is made
/// of. It grows with elements plus steps, and not with their product as a list of pictures does.
///
/// Switching is its own inverse: the same parts lead from a step to the next one and back again.
public struct SwitchedFrames: Sendable {
  /// Lines of the picture that are there in the same frames.
  public struct Part: Sendable, Equatable {
    /// What it draws and in which state: `wire active sent`.
    public let names: String
    /// Lines of SVG.
    public let content: String
    /// The node or the wire that it draws, as of a piece of `SharedFrames`.
    public let subject: FrameSubject?
    /// The number by which it is switched; nil for what all frames show.
    public let number: Int?
    /// Whether the last of the steps shows it.
    public let isShownLast: Bool
  }

  /// Width and height in points, and the view box.
  public let width, height: Double
  /// The transformation that moves all parts to their place.
  public let transform: String
  /// In the order in which they are drawn.
  public let parts: [Part]
  /// By step, the numbers of the parts in which it differs from the step before; none for the first one.
  public let switches: [[Int]]
}

extension FrameRenderer {
  /// Draws steps as one picture with parts to switch.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func switchedFrames(_ steps: [Step]) throws -> SwitchedFrames {
    if try isCloseUp() { return try SceneRenderer(walkthrough, settings).switchedFrames(steps) }
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    return try withDrawing(of: graph.description, paints: false) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: nil, in: &drawing)
      let pictures = try StatePictures(of: steps, in: walkthrough, settings, &state, &drawing)
      let (parts, switches) = pictures.switched(steps, in: walkthrough)
      let (width, height) = drawing.size
      return SwitchedFrames(
        width: width, height: height, transform: pictures.transform, parts: parts, switches: switches)
    }
  }
}

extension StatePictures {
  fileprivate func switched(
    _ steps: [Step], in walkthrough: Walkthrough
  ) -> (parts: [SwitchedFrames.Part], switches: [[Int]]) {
    let last = steps.last.map { choice(at: $0, in: walkthrough) }
    var parts: [SwitchedFrames.Part] = []
    // By group, the numbers of the parts that are switched, with the variants that show them.
    var switched: [[(number: Int, variants: Set<Int>)]] = []
    var count = 0
    for (place, variants) in groups.enumerated() {
      switched.append([])
      for part in VariantParts(variants).parts {
        var number: Int?
        if part.variants.count < variants.count {
          number = count
          switched[place].append((count, part.variants))
          count += 1
        }
        parts.append(
          SwitchedFrames.Part(
            names: part.names, content: part.content, subject: subjects[place], number: number,
            isShownLast: last.map { part.variants.contains($0[place]) } ?? true))
      }
    }
    var switches: [[Int]] = []
    var before: [Int]?
    for step in steps {
      let now = choice(at: step, in: walkthrough)
      if let before {
        switches.append(
          now.indices.filter { now[$0] != before[$0] }.flatMap { place in
            switched[place].filter { $0.variants.contains(now[place]) != $0.variants.contains(before[place]) }
              .map(\.number)
          })
      } else {
        switches.append([])
      }
      before = now
    }
    return (parts, switches)
  }
}
