import Graphviz
import Walkthrough

/// Captions drawn by themselves: below a graph of one node that nobody sees, at the place where they stand in the frames.
///
/// libgvc puts a graph's lower left corner at the origin and a caption below it, whatever the graph. Making a caption is
/// most of the work of a frame, and all of them are made before the first frame is put together, to know how large the
/// largest is. So what was drawn then is kept, as far as the memory for it goes.
struct CaptionPictures {
  struct Picture {
    /// The step in one plain sentence.
    let sentence: String
    let lines: [[UInt8]]
  }

  /// The extent of the largest caption of the walkthrough.
  private(set) var size = (width: 0.0, height: 0.0)
  private var kept: [Int: Picture] = [:]
  private let walkthrough: Walkthrough
  private let theme: Theme

  /// Bytes of drawn captions to keep: those of some thousand steps.
  private static let room = 8_000_000

  /// Measures the captions of all steps.
  /// - Parameter steps: those that will be drawn.
  init(_ steps: [Step] = [], of walkthrough: Walkthrough, _ theme: Theme) throws {
    (self.walkthrough, self.theme) = (walkthrough, theme)
    let drawn = Set(steps.map(\.index))
    let (size, kept) = try Self.withPaper(theme) { drawing in
      var size = (width: 0.0, height: 0.0)
      var kept: [Int: Picture] = [:]
      var room = Self.room
      for step in walkthrough.steps {
        let caption = walkthrough.caption(of: step)
        let label = try CaptionMarkup.label(caption, theme, in: &drawing)
        size = (max(size.width, label.width), max(size.height, label.height))
        if drawn.contains(step.index), room > 0 {
          let picture = try Self.picture(caption, label, theme, &drawing)
          room -= picture.lines.reduce(0) { $0 + $1.count }
          kept[step.index] = picture
        }
        drawing.discard(label)
      }
      return (size, kept)
    }
    (self.size, self.kept) = (size, kept)
  }

  /// Hands over the pictures of steps in their order.
  func draw(_ steps: [Step], _ receive: (Step, Picture) throws -> Void) throws {
    let known = steps.prefix { kept[$0.index] != nil }
    for step in known { if let picture = kept[step.index] { try receive(step, picture) } }
    guard known.count < steps.count else { return }
    try Self.withPaper(theme) { drawing in
      for step in steps.dropFirst(known.count) {
        let caption = walkthrough.caption(of: step)
        let label = try CaptionMarkup.label(caption, theme, in: &drawing)
        try receive(step, Self.picture(caption, label, theme, &drawing))
        drawing.discard(label)
      }
    }
  }

  private static func withPaper<Result>(_ theme: Theme, _ body: (inout Drawing) throws -> Result) throws -> Result {
    let nobody = GraphDescription.Node(id: "nobody", attributes: [.style: "invis"])
    let graph = GraphDescription(attributes: [.bgcolor: theme.background], nodes: [nobody])
    return try withDrawing(of: graph, paints: false) { drawing in
      // A caption is drawn beyond the paper as well, and how large the paper is shows in none of its lines.
      drawing.reserveCaption(width: 0, height: 0)
      return try body(&drawing)
    }
  }

  private static func picture(
    _ caption: Caption, _ label: Drawing.LabelID, _ theme: Theme, _ drawing: inout Drawing
  ) throws -> Picture {
    drawing.setCaption(label)
    defer { drawing.setCaption(nil) }
    // What moves the picture to its place and the background, where there is one, are those of the circuit.
    let own = theme.hasBackground ? 2 : 1
    let lines = SVGPicture(try drawing.render(.svg), theme).head.dropFirst(own)
    return Picture(sentence: caption.sentence, lines: Array(lines))
  }
}
