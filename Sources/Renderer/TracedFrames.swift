public import Engine
import Graphviz
public import Walkthrough

/// The frames of a walkthrough as lines and areas without text, for forms that set the text in fonts of their own.
///
/// Lengths are points, 72 an inch, from the picture's top left corner, y down. Colours are `#rrggbb`.
public struct TracedFrames: Sendable {
  /// What a piece draws.
  public enum Subject: Sendable, Equatable {
    /// The line of a wire.
    case wire(WireID)
    /// What is written at a wire.
    case annotation(
      WireID, showsValue: Bool, showsGradient: Bool, isAsked: Bool, stressesValue: Bool, stressesGradient: Bool)
    /// A node; whether it is a splitter that adds.
    case node(NodeID, adds: Bool)
    /// The name at the end of a wire that no node reads.
    case end(WireID)
    /// The box of a composite's call.
    case box(GroupID)
  }

  /// A wire, a node or a box in one of its states.
  public struct Piece: Sendable {
    /// What of the circuit it draws, in which state.
    public let subject: Subject
    /// In the order in which they are drawn.
    public let shapes: [DrawnShape]
    /// Where its text stands: the middle, and for a box the left end of the base line.
    public let anchor: (x: Double, y: Double)
    /// The places among the steps at which it is shown.
    public let frames: [Int]
  }

  public let width, height: Double
  /// Which way the values travel.
  public let direction: Direction
  /// In the order in which they are drawn.
  public let pieces: [Piece]
}

extension FrameRenderer {
  /// Lays out and draws, and takes the drawing apart.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func traced(_ steps: [Step]) throws -> TracedFrames {
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    return try withDrawing(of: graph.description, paints: false) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: nil, in: &drawing)
      let pictures = try StatePictures(of: steps, in: walkthrough, settings, &state, &drawing)
      let states = steps.map { PictureState(walkthrough, at: $0) }
      let choices = steps.map { pictures.choice(at: $0, in: walkthrough) }
      let shift = DrawnShape.shift(of: pictures.transform)
      var middles: [String: (x: Double, y: Double)] = [:]
      for (place, node) in graph.description.nodes.enumerated() {
        middles[node.id ?? ""] = drawing.frame(ofNode: place).center
      }
      var pieces: [TracedFrames.Piece] = []
      for (group, variants) in pictures.groups.enumerated() {
        for (variant, drawn) in variants.enumerated() {
          let frames = steps.indices.filter { choices[$0][group] == variant }
          guard let first = frames.first, let subject = subject(of: drawn.id, in: states[first]) else { continue }
          let shapes = DrawnShape.shapes(in: drawn.content, shift)
          let anchor = DrawnShape.textStart(in: drawn.content, shift)
          pieces.append(
            TracedFrames.Piece(
              subject: subject, shapes: shapes, anchor: middles[drawn.id] ?? anchor ?? (0, 0), frames: frames))
        }
      }
      let (width, height) = drawing.size
      return TracedFrames(width: width, height: height, direction: direction, pieces: pieces)
    }
  }

  private func subject(of id: String, in state: PictureState) -> TracedFrames.Subject? {
    guard let kind = id.first, let index = Int(id.dropFirst()) else { return nil }
    switch kind {
    // A stretch of a bus and its dot are drawn as the wire that is tapped there.
    case "w", "b", "t": return .wire(WireID(index))
    case "n": return .node(NodeID(index), adds: state.nodes[NodeID(index)] == .adds)
    case "e": return .end(WireID(index))
    case "c": return .box(GroupID(index))
    case "l":
      let wire = state.wires[WireID(index)]
      return .annotation(
        WireID(index), showsValue: wire.showsValue, showsGradient: wire.showsGradient,
        isAsked: wire.role == .asked, stressesValue: wire.role == .computed, stressesGradient: wire.role == .sent)
    // The second half of a wire is drawn with the first.
    default: return nil
    }
  }
}
