public import Renderer
public import Walkthrough

/// Makes the artefacts of one walkthrough: bytes with the paths at which they belong.
///
///     let publisher = Publisher(walkthrough, stem: "product", source: text)
///     try publisher.publish([.svg, .html]) { path, bytes in … }
public struct Publisher: Sendable {
  private let walkthrough: Walkthrough
  private let options: PublishingOptions
  private let settings: FrameSettings
  private let language: String
  /// What the artefacts are called.
  public let files: FrameFiles
  /// What they were made of.
  public let stamp: Stamp
  /// The steps that were chosen.
  public let steps: [Step]

  /// - Parameters:
  ///   - walkthrough: what is told, with the options' digits, Jacobians and folding.
  ///   - stem: what the artefacts are called.
  ///   - source: the circuit's text.
  ///   - settings: theme and direction as they result from the options and the front matter.
  ///   - language: of the title and the notes, as HTML has it.
  public init(
    _ walkthrough: Walkthrough, stem: String, source: String, options: PublishingOptions = PublishingOptions(),
    settings: FrameSettings = FrameSettings(), language: String = "en"
  ) {
    self.walkthrough = walkthrough
    self.options = options
    self.language = language
    files = FrameFiles(stem: stem, steps: walkthrough.steps)
    steps = options.steps.steps(of: walkthrough)
    stamp = Stamp(source: source, walkthrough: walkthrough, options: options)
    var settings = settings
    settings.scale = options.scale
    settings.width = options.width
    settings.isTransparent = options.isTransparent
    settings.stamp = stamp.text
    self.settings = settings
  }

  /// How many nodes the circuit has.
  public var size: Int { walkthrough.circuit.nodes.count }

  public var title: String { walkthrough.title }

  /// What the last of the chosen steps says.
  public var lastSentence: String { steps.last.map { walkthrough.caption(of: $0).sentence } ?? "" }

  /// The forms asked for and those that they include, each once.
  public static func complete(_ forms: [Form]) -> [Form] {
    let wanted = Set(forms + forms.compactMap(\.companion))
    return Form.allCases.filter { wanted.contains($0) && $0.isMade }
  }

  /// The paths of a form's artefacts.
  public func paths(of form: Form) -> [String] {
    switch form {
    case .svg, .png, .dot: return steps.map { files.path(of: $0, form) }
    case .predict:
      let count = asking.pairs.count
      return (0..<count).map { files.path(ofFrame: $0, of: count, .predict) }
    default: return [files.path(form)]
    }
  }

  /// Makes artefacts and hands over each as soon as it is made, frames first.
  /// - Throws: `GraphvizError` when libgvc fails, `PublishingError`, and whatever `receive` throws.
  public func publish(_ forms: [Form], _ receive: (String, [UInt8]) throws -> Void) throws {
    let renderer = FrameRenderer(walkthrough, settings)
    let frames = forms.compactMap(\.frameFormat)
    try renderer.render(steps, as: frames) { step, format, bytes in
      guard let form = Form.allCases.first(where: { $0.frameFormat == format }) else { return }
      try receive(files.path(of: step, form), bytes)
    }
    if forms.contains(.predict) { try publishPairs(receive) }
    for form in forms where !form.isFrames && form.isMade {
      try receive(files.path(form), whole(form, renderer))
    }
  }

  /// The bytes of a form that is one file.
  public func whole(_ form: Form) throws -> [UInt8] { try whole(form, FrameRenderer(walkthrough, settings)) }

  private func whole(_ form: Form, _ renderer: FrameRenderer) throws -> [UInt8] {
    let text: String
    switch form {
    case .svg, .png, .dot, .predict, .gif: return []
    case .pdf: return try renderer.document(steps)
    case .animated: return try renderer.animated(steps, secondsPerFrame: options.pace, loops: options.loops)
    case .sheet: return try renderer.sheet(steps)
    case .sheetPDF: return try renderer.sheetDocument(steps)
    case .html: text = try page()
    case .quiz: text = try quiz()
    case .worksheet: text = try worksheet().html()
    case .moodle: text = try moodle()
    case .gift: text = GIFTBank(walkthrough: asking, stamp: stamp.text).text()
    case .worksheetPDF: return try worksheet().document(settings)
    case .beamer: text = BeamerSlides(walkthrough, steps, files, stamp: stamp.text).text()
    case .tikz: text = try TikZPicture(walkthrough, steps, renderer, stamp: stamp.text).text()
    case .markdown:
      text = MarkdownNotes(walkthrough, steps, files, flavor: options.flavor, stamp: stamp.text).text()
    case .revealjs: text = RevealSlides(walkthrough, steps, files, stamp: stamp.text).html()
    case .text: text = Trace(walkthrough).text()
    case .json: text = Trace(walkthrough).json()
    case .csv: text = GradientTable(walkthrough.annotated).csv()
    }
    return Array(text.utf8)
  }

  /// The walkthrough with a question before each backward step.
  private var asking: Walkthrough { walkthrough.asking() }

  private func publishPairs(_ receive: (String, [UInt8]) throws -> Void) throws {
    let asking = asking
    let pairs = asking.pairs
    var place = 0
    try FrameRenderer(asking, settings).render(pairs, as: [.svg]) { _, _, bytes in
      try receive(files.path(ofFrame: place, of: pairs.count, .predict), bytes)
      place += 1
    }
  }

  private func worksheet() throws -> Worksheet {
    let blanks = walkthrough.asking(.onPaper)
    let frames = try FrameRenderer(blanks, settings).sharedFrames(blanks.steps)
    return Worksheet(walkthrough: blanks, frames: frames, language: language, stamp: stamp.text)
  }

  private func moodle() throws -> String {
    let asking = asking
    var frames: [Int: [UInt8]] = [:]
    let questions = asking.steps.filter { if case .ask = $0.kind { true } else { false } }
    try FrameRenderer(asking, settings).render(questions, as: [.svg]) { frames[$0.index] = $2 }
    return MoodleBank(walkthrough: asking, frames: frames, stamp: stamp.text).xml()
  }

  private func quiz() throws -> String {
    let asking = asking
    let frames = try FrameRenderer(asking, direction: settings.direction).sharedFrames(asking.steps)
    return QuizPage(walkthrough: asking, frames: frames, language: language, stamp: stamp.text).html()
  }

  private func page() throws -> String {
    // A page is light or dark as its reader likes it, by counterparts of the light colours.
    let frames = try FrameRenderer(walkthrough, direction: settings.direction).sharedFrames(steps)
    // Each piece of each frame takes some 20 bytes.
    let count = frames.frames.reduce(0) { $0 + $1.count }
    guard count <= 1_000_000 else {
      throw PublishingError(
        "a page of \(steps.count) steps of this circuit would have \(count / 50_000) MB; choose some with --steps, "
          + "or draw frames with -f svg")
    }
    return WebPage(walkthrough, steps: steps, frames: frames, language: language, stamp: stamp.text).html()
  }
}

/// Why a form cannot be made of a circuit.
public struct PublishingError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
