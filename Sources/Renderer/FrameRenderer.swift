import Engine
import Graphviz
public import Notation
public import Walkthrough

/// Draws the frames of a walkthrough, all on one layout: from frame to frame nothing moves.
///
///     let renderer = FrameRenderer(walkthrough)
///     try renderer.render(walkthrough.steps, as: [.svg]) { step, format, bytes in … }
public struct FrameRenderer: Sendable {
  let walkthrough: Walkthrough
  let settings: FrameSettings
  var theme: Theme { settings.drawnTheme }
  var direction: Direction { settings.direction }

  /// Whether frames show the node at work close up.
  /// - Throws: `GraphvizError` where that shows in the layout of the whole circuit, and libgvc fails.
  public func isCloseUp() throws -> Bool { try ViewChoice.isClose(walkthrough, settings) }

  /// - Parameters:
  ///   - walkthrough: what the frames show.
  ///   - settings: how they look.
  public init(_ walkthrough: Walkthrough, _ settings: FrameSettings) {
    self.walkthrough = walkthrough
    self.settings = settings
  }

  /// - Parameters:
  ///   - walkthrough: what is drawn.
  ///   - theme: its colours.
  ///   - direction: which way the values travel.
  ///   - scale: how many pixels of a PNG there are for each pixel of the SVG, which has 96 to the inch.
  public init(
    _ walkthrough: Walkthrough, theme: Theme = .light, direction: Direction = .leftToRight, scale: Double = 2
  ) {
    var settings = FrameSettings()
    (settings.theme, settings.direction, settings.scale) = (theme, direction, scale)
    self.init(walkthrough, settings)
  }

  /// The version of the libgvc that draws, as in `2.43.0`.
  public static var graphvizVersion: String { GraphvizVersion.text }

  /// Limits each layout from now on: libgvc cannot be interrupted, so past the limit the process ends by SIGALRM. For a
  /// process that does nothing but draw, and has another one to tell what happened.
  public static func endProcess(afterLayingOutFor seconds: Double) {
    LayoutLimit.endProcess(afterLayingOutFor: seconds)
  }

  /// Draws steps and hands over each frame as soon as it is drawn, format by format in the order of the steps.
  ///
  /// A PNG is drawn as a whole, and encoded while the next one is drawn. SVGs are composed of the groups of a few
  /// pictures, which costs little more than copying.
  ///
  /// - Throws: `GraphvizError` when libgvc fails, and whatever `receive` throws.
  public func render(
    _ steps: [Step], as formats: [FrameFormat], _ receive: (Step, FrameFormat, [UInt8]) throws -> Void
  ) throws {
    if formats.contains(.dot) {
      let frames = DOTFrame(walkthrough, theme, direction, stamp: settings.stamp)
      for step in steps { try receive(step, .dot, Array(frames.text(of: step).utf8)) }
    }
    guard formats.contains(.svg) || formats.contains(.png) else { return }
    if try isCloseUp() {
      let scenes = SceneRenderer(walkthrough, settings)
      if formats.contains(.png) { try scenes.png(steps) { try receive($0, .png, $1) } }
      if formats.contains(.svg) { try scenes.svg(steps) { try receive($0, .svg, $1) } }
      return
    }
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    let captions = try CaptionPictures(formats.contains(.svg) ? steps : [], of: walkthrough, theme)
    let paints = formats.contains(.png)
    let pictures: StatePictures? = try withDrawing(of: graph.description, paints: paints) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: captions, in: &drawing)
      if paints {
        let line = try PNGLine<Step>(for: drawing, settings)
        for step in steps {
          try withCaption(step, &state, &drawing) { drawing in
            try line.add(&drawing, step) { try receive($0, .png, $1) }
          }
        }
        try line.finish { try receive($0, .png, $1) }
      }
      return formats.contains(.svg) ? try StatePictures(of: steps, in: walkthrough, settings, &state, &drawing) : nil
    }
    guard let pictures else { return }
    try captions.draw(steps) { step, caption in
      try receive(
        step, .svg, pictures.compose(step, in: walkthrough, sentence: caption.sentence, caption: caption.lines))
    }
  }

  /// Steps as the pages of one PDF, all of one size.
  /// - Throws: `GraphvizError` when libgvc or cairo fails.
  public func document(_ steps: [Step]) throws -> [UInt8] {
    if try isCloseUp() { return try SceneRenderer(walkthrough, settings).document(steps) }
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    let captions = try CaptionPictures(of: walkthrough, theme)
    return try withDrawing(of: graph.description) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: captions, in: &drawing)
      var document = try PDFDocument(of: drawing, title: walkthrough.title, stamp: settings.stamp)
      for step in steps {
        try withCaption(step, &state, &drawing) { drawing in try document.addPage(&drawing) }
        document.describePage(walkthrough.caption(of: step).sentence)
      }
      return try document.finish()
    }
  }

  /// Draws SVG frames each as a whole: what a composed frame must be equal to.
  package func renderWhole(_ steps: [Step], _ receive: (Step, [UInt8]) throws -> Void) throws {
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    let captions = try CaptionPictures(of: walkthrough, theme)
    try withDrawing(of: graph.description, paints: false) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: captions, in: &drawing)
      for step in steps {
        try withCaption(step, &state, &drawing) { drawing in
          let picture = SVGPicture(try drawing.render(.svg), theme)
          let sentence = walkthrough.caption(of: step).sentence
          try receive(step, StatePictures.compose(whole: picture, step, in: walkthrough, sentence: sentence, settings))
        }
      }
    }
  }

  /// Brings the drawing to a step, caption and all, for as long as `body` draws it.
  func withCaption(
    _ step: Step, _ state: inout FrameState, _ drawing: inout Drawing, _ body: (inout Drawing) throws -> Void
  ) throws {
    try state.show(PictureState(walkthrough, at: step), in: &drawing)
    let caption = try CaptionMarkup.label(walkthrough.caption(of: step), theme, in: &drawing)
    drawing.setCaption(caption)
    try body(&drawing)
    drawing.setCaption(nil)
    drawing.discard(caption)
  }
}
