public import Renderer
public import Walkthrough

/// Makes the artefacts of one walkthrough: bytes with the paths at which they belong.
///
///     let publisher = Publisher(walkthrough, stem: "product", source: text)
///     try publisher.publish([.svg, .html]) { path, bytes in … }
public struct Publisher: Sendable {
  let walkthrough: Walkthrough
  public let options: PublishingOptions
  let settings: FrameSettings
  let language: String
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

  /// What of the chosen steps there is not, as a sentence without a full stop; nil where all are there.
  public var problem: String? { options.steps.problem(in: walkthrough) }

  /// What the last of the chosen steps says.
  public var lastSentence: String { steps.last.map { walkthrough.caption(of: $0).sentence } ?? "" }

  /// The forms asked for and those that they include, each once.
  public static func complete(_ forms: [Form]) -> [Form] {
    let wanted = Set(forms + forms.compactMap(\.companion))
    return Form.allCases.filter { wanted.contains($0) && $0.isMade }
  }

  /// The artefacts of a form.
  public func artefacts(of form: Form) -> [Artefact] {
    switch form {
    case .svg, .png, .dot: steps.map { frame($0, form) }
    case .predict: pairs(asking.pairs)
    default: [whole(form)]
    }
  }

  /// The paths of a form's artefacts.
  public func paths(of form: Form) -> [String] { artefacts(of: form).map(\.path) }

  private func frame(_ step: Step, _ form: Form) -> Artefact {
    Artefact(path: files.path(of: step, form), form: form, step: step, number: files.number(step.index))
  }

  func pairs(_ steps: [Step]) -> [Artefact] {
    steps.enumerated().map { place, step in
      let (path, number) = files.pair(place, of: steps.count)
      return Artefact(path: path, form: .predict, step: step, number: number)
    }
  }

  private func whole(_ form: Form) -> Artefact {
    Artefact(path: files.path(form), form: form, step: nil, number: nil)
  }

  /// What an artefact shows: its step's heading and sentence, or the title and what the last step says.
  public func words(of artefact: Artefact) -> (caption: String, alt: String) {
    guard let step = artefact.step else { return (title, lastSentence) }
    let caption = (artefact.form == .predict ? asking : walkthrough).caption(of: step)
    return (caption.heading.plain, caption.sentence)
  }

  /// The kind of a step and the node at work in it, as the trace has them.
  public func facts(of step: Step) -> (kind: String, node: String?) {
    let circuit = walkthrough.circuit
    return (step.kind.word, step.node.map { circuit.id(of: circuit.namesake(of: $0)) })
  }

  /// Makes artefacts and hands over each as soon as it is made, frames first. A form that cannot be made leaves the others
  /// whole: all of them are made before the error is thrown.
  /// - Throws: `PublishingError` for forms that cannot be made, and whatever `receive` throws, at once.
  public func publish(_ forms: [Form], _ receive: (String, [UInt8]) throws -> Void) throws {
    try make(forms) { try receive($0.path, $1) }
  }

  /// The same, with what is known of each artefact.
  public func make(_ forms: [Form], _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    let renderer = FrameRenderer(walkthrough, settings)
    var failures: [PublishingError.Failure] = []
    for forms in Self.batches(forms) {
      try attempt(forms, renderer, receive) { _ in
        // Frames of all kinds are drawn in one go. One kind that cannot be drawn does not keep the others from it.
        for form in forms {
          try attempt([form], renderer, receive) { failures.append(failure(form, $0)) }
        }
      }
    }
    if !failures.isEmpty { throw PublishingError(failures: failures) }
  }

  /// Forms that are made together.
  private static func batches(_ forms: [Form]) -> [[Form]] {
    let frames = forms.filter { $0.frameFormat != nil }
    return (frames.isEmpty ? [] : [frames]) + forms.filter { $0.frameFormat == nil && $0.isMade }.map { [$0] }
  }

  /// - Parameter fail: what to do where they cannot be made, and not where they are made and not taken.
  private func attempt(
    _ forms: [Form], _ renderer: FrameRenderer, _ receive: (Artefact, [UInt8]) throws -> Void,
    orElse fail: (any Error) throws -> Void
  ) throws {
    var isTaken = true
    func hand(_ artefact: Artefact, _ bytes: [UInt8]) throws {
      isTaken = false
      try receive(artefact, artefact.form.hasStamp ? Seal.sealed(bytes, stamp) : bytes)
      isTaken = true
    }
    do {
      if forms == [.predict] { return try publishPairs(hand) }
      if let form = forms.first, form.frameFormat == nil { return try hand(whole(form), whole(form, renderer)) }
      try renderer.render(steps, as: forms.compactMap(\.frameFormat)) { step, format, bytes in
        guard let form = forms.first(where: { $0.frameFormat == format }) else { return }
        try hand(frame(step, form), bytes)
      }
    } catch  where isTaken {
      try fail(error)
    }
  }

  /// The bytes of a form that is one file, or the frame of the one step that was chosen.
  /// - Throws: `PublishingError` where it cannot be made.
  public func whole(_ form: Form) throws -> [UInt8] {
    precondition(artefacts(of: form).count == 1, "\(form) is one file, or a step is chosen")
    var whole: [UInt8] = []
    try publish([form]) { whole = $1 }
    return whole
  }

  private func failure(_ form: Form, _ error: any Error) -> PublishingError.Failure {
    PublishingError.Failure(
      form: form, path: paths(of: form)[0], reason: "\(error)",
      isAskedTooMuch: error is PictureTooLarge || error is TooManyQuestions)
  }

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
    case .worksheetPDF: return try worksheet().document(settings)
    case .moodle, .gift: text = try bank(form)
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

  private func page() throws -> String {
    // A page is light or dark as its reader likes it, by counterparts of the light colours.
    let renderer = FrameRenderer(walkthrough, direction: settings.direction)
    let page =
      if walkthrough.circuit.wires.count * steps.count <= Self.smallPage {
        WebPage(
          walkthrough, steps: steps, frames: try renderer.sharedFrames(steps), language: language, stamp: stamp.text)
      } else {
        WebPage(
          walkthrough, steps: steps, frames: try renderer.switchedFrames(steps), language: language, stamp: stamp.text)
      }
    return page.html()
  }

  /// Up to this many wires times steps a page has a picture for each step, which takes some 50 bytes for each of them.
  private static let smallPage = 10_000
}
