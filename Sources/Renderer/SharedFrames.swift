public import Engine
import Graphviz
public import Walkthrough

/// All frames of a walkthrough with everything that they share drawn once: what a web page is made of.
///
/// A frame is a list of pieces. Each piece is a group of SVG that draws a wire or a node in one of its states, and stands in
/// as many frames as show it so. Frames have no caption.
public struct SharedFrames: Sendable {
  /// Width and height in points, and the view box.
  public let width, height: Double
  /// The transformation that moves all pieces to their place.
  public let transform: String
  /// Each `<g class="…">…</g>`, without an id.
  public let pieces: [String]
  /// By piece, the node or the wire that it draws; nil for what stands for none. Of a close-up, dots of the map and ends of
  /// wires stand for nodes, and what is asked for stands for its wire.
  public let subjects: [FrameSubject?]
  /// By step, the pieces in the order in which they are drawn.
  public let frames: [[Int]]
}

/// What of a circuit a piece of a frame draws.
public enum FrameSubject: Hashable, Sendable {
  case node(NodeID)
  case wire(WireID)
}

/// The compositions of close-ups on a page.
public enum PageComposition: Sendable {
  /// The canvas of the settings.
  case wide
  /// Upright, for telephones, without heading and sentence: the page says both in letters of its own.
  case tall
}

extension FrameRenderer {
  /// Draws steps as pieces that they share.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func sharedFrames(_ steps: [Step]) throws -> SharedFrames {
    if try isCloseUp() { return try SceneRenderer(walkthrough, settings).sharedFrames(steps) }
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    return try withDrawing(of: graph.description, paints: false) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: nil, in: &drawing)
      let pictures = try StatePictures(of: steps, in: walkthrough, settings, &state, &drawing)
      let (pieces, subjects, frames) = pictures.shared(steps, in: walkthrough)
      let (width, height) = drawing.size
      return SharedFrames(
        width: width, height: height, transform: pictures.transform, pieces: pieces, subjects: subjects, frames: frames)
    }
  }

  /// Draws steps close up as pieces that they share, whatever view the settings ask for.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func sharedCloseUps(_ steps: [Step], _ composition: PageComposition) throws -> SharedFrames {
    try scenes(composition).sharedFrames(steps)
  }

  /// Draws steps close up as one picture with parts to switch.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func switchedCloseUps(_ steps: [Step], _ composition: PageComposition) throws -> SwitchedFrames {
    try scenes(composition).switchedFrames(steps)
  }

  private func scenes(_ composition: PageComposition) -> SceneRenderer {
    switch composition {
    case .wide: SceneRenderer(walkthrough, settings)
    case .tall: .forTelephone(walkthrough, settings)
    }
  }
}

extension StatePictures {
  /// What moves everything to its place.
  var transform: String {
    // The first line of a picture is `<g transform="…">`.
    let line = head.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return line.split(separator: "\"").dropFirst().first.map { String($0) } ?? ""
  }

  /// The distinct groups of some steps, and which of them make each step.
  func shared(
    _ steps: [Step], in walkthrough: Walkthrough
  ) -> (pieces: [String], subjects: [FrameSubject?], frames: [[Int]]) {
    var pieces: [String] = []
    var subjects: [FrameSubject?] = []
    let numbers = zip(self.subjects, groups).map { subject, variants in
      variants.map { group in
        subjects.append(subject)
        pieces.append("<g" + String(decoding: group.bytes.drop { $0 != UInt8(ascii: " ") }, as: UTF8.self))
        return pieces.count - 1
      }
    }
    return (pieces, subjects, steps.map { step in zip(numbers, choice(at: step, in: walkthrough)).map { $0[$1] } })
  }
}
