import Graphviz
import Scene
import Walkthrough

/// Draws scenes. An item that stands in several frames is drawn once: of the groups that libgvc writes, every frame takes
/// those of its items.
struct SceneRenderer {
  let walkthrough: Walkthrough
  let settings: FrameSettings
  private let director: StageDirector
  private var theme: Theme { settings.drawnTheme }

  init(_ walkthrough: Walkthrough, _ settings: FrameSettings, _ parts: StageParts = .all) {
    self.init(
      walkthrough, settings,
      StageDirector(
        walkthrough,
        canvas: StageCanvas(width: Double(settings.canvas.width), height: Double(settings.canvas.height)), parts: parts
      ))
  }

  /// Draws on a canvas as a page has it on a telephone, without the words that the page says itself.
  static func forTelephone(_ walkthrough: Walkthrough, _ settings: FrameSettings) -> SceneRenderer {
    SceneRenderer(walkthrough, settings, StageDirector(walkthrough, canvas: .telephone, parts: .withoutWords))
  }

  private init(_ walkthrough: Walkthrough, _ settings: FrameSettings, _ director: StageDirector) {
    (self.walkthrough, self.settings, self.director) = (walkthrough, settings, director)
  }

  /// So many frames are drawn at once: enough for what they share, few enough for memory.
  private static let batch = 32

  /// Frames as SVG, in the order of the steps.
  func svg(_ steps: [Step], _ receive: (Step, [UInt8]) throws -> Void) throws {
    var rest = steps[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.batch)
      rest = rest.dropFirst(Self.batch)
      let pieces = try pieces(Array(batch))
      for (step, items) in zip(batch, pieces.frames) {
        let frame = SVGFrame(
          walkthrough: walkthrough, step: step, sentence: walkthrough.caption(of: step).sentence, settings: settings)
        try receive(
          step,
          frame.compose(size: size, head: pieces.head, groups: items.map { pieces.groups[$0] }, tail: pieces.tail))
      }
    }
  }

  /// All items of some steps, each drawn once.
  struct Pieces {
    var items: [SceneItem] = []
    /// By item.
    var groups: [SVGFrame.Group] = []
    /// By group, what it stands for beside the node at work.
    var subjects: [FrameSubject?] = []
    /// By step, its items in the order in which they are drawn.
    var frames: [[Int]] = []
    var head: [[UInt8]] = []
    var tail: [[UInt8]] = []
  }

  /// - Parameter keepsSubjects: whether items that look alike and do not stand for the same are kept apart.
  func pieces(_ steps: [Step], keepsSubjects: Bool = false) throws -> Pieces {
    var numbers: [SceneItem: Int] = [:]
    var items: [SceneItem] = []
    var pieces = Pieces()
    for step in steps {
      pieces.frames.append(
        director.scene(of: step).items.map { item in
          let look = keepsSubjects ? item.look.standing(for: item.link) : item.look
          if let number = numbers[look] { return number }
          numbers[look] = items.count
          items.append(item)
          return items.count - 1
        })
    }
    pieces.items = items
    pieces.subjects = items.map { item in
      switch item.link {
      case .node(let node): .node(node)
      case .wire(let wire): .wire(wire)
      case nil: nil
      }
    }
    let graph = SceneGraph(items, on: director.canvas, theme)
    let picture = try withDrawing(of: graph.description, paints: false) { drawing in
      SVGPicture(try drawing.render(.svg), theme)
    }
    (pieces.head, pieces.tail) = (picture.head, picture.tail)
    var drawn = [SVGFrame.Group?](repeating: nil, count: items.count)
    for group in picture.groups {
      guard group.id.first == "i", let number = Int(group.id.dropFirst()) else { continue }
      let item = items[number]
      drawn[number] = SVGFrame.Group(group.id, names: "\(item.name) \(item.role.rawValue)", content: group.content)
    }
    pieces.groups = drawn.enumerated().map { $1 ?? SVGFrame.Group("i\($0)", names: "", content: Array("</g>".utf8)) }
    return pieces
  }

  /// Width, height and view box as attributes.
  var size: String {
    let (width, height) = (director.canvas.width, director.canvas.height)
    let shown = Double(settings.width ?? settings.canvas.width)
    let high = Int((shown * height / width).rounded())
    return " width=\"\(Int(shown))\" height=\"\(high)\" viewBox=\"0.00 0.00 \(width) \(height)\""
  }

  var canvas: StageCanvas { director.canvas }

  /// Hands over the drawing of each step's frame, one after the other.
  func eachDrawing(_ steps: [Step], _ body: (Step, inout Drawing) throws -> Void) throws {
    for step in steps {
      let graph = SceneGraph(director.scene(of: step).items, on: director.canvas, theme)
      try withDrawing(of: graph.description) { drawing in try body(step, &drawing) }
    }
  }

  /// Frames as PNG.
  func png(_ steps: [Step], _ receive: (Step, [UInt8]) throws -> Void) throws {
    var line: PNGLine<Step>?
    try eachDrawing(steps) { step, drawing in
      if line == nil { line = try PNGLine<Step>(for: drawing, settings, pixelsPerInch: 72) }
      try line?.add(&drawing, step, receive)
    }
    try line?.finish(receive)
  }

  /// Points of a PDF for each pixel of the canvas.
  static let points = 0.75

  /// Frames as the pages of a PDF.
  func document(_ steps: [Step]) throws -> [UInt8] {
    let canvas = director.canvas
    var document = try PDFDocument(
      width: canvas.width * Self.points, height: canvas.height * Self.points, title: walkthrough.title,
      stamp: settings.stamp)
    for step in steps {
      let graph = SceneGraph(director.scene(of: step).items, on: canvas, theme)
      try withDrawing(of: graph.description) { drawing in
        try document.add(&drawing, x: 0, y: 0, scale: Self.points)
      }
      document.endPage()
      document.describePage(walkthrough.caption(of: step).sentence)
    }
    return try document.finish()
  }
}
