public import Renderer
public import Walkthrough

/// Makes the artefacts of one walkthrough: bytes with the paths at which they belong.
///
///     let publisher = Publisher(walkthrough, stem: "product", source: text)
///     try publisher.publish([.svg, .html]) { path, bytes in … }
public struct Publisher: Sendable {
  private(set) var edition: Edition
  private let source: String

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
    self.source = source
    let stamp = Stamp(source: source, walkthrough: walkthrough, options: options)
    var settings = settings
    settings.scale = options.scale
    settings.width = options.width
    settings.isTransparent = options.isTransparent
    settings.stamp = stamp.text
    edition = Edition(
      walkthrough: walkthrough, options: options, settings: settings, language: language,
      files: FrameFiles(stem: stem, steps: walkthrough.steps), stamp: stamp, steps: options.steps.steps(of: walkthrough)
    )
  }

  /// The same, with a program beside Backwire that makes videos.
  public func encodingVideos(with encoder: VideoEncoder) -> Publisher {
    var publisher = self
    publisher.edition.video = encoder
    return publisher
  }

  /// How the walkthrough is to look, besides its front matter.
  public var options: PublishingOptions { edition.options }

  /// What the artefacts are called.
  public var files: FrameFiles { edition.files }

  /// What they were made of.
  public var stamp: Stamp { edition.stamp }

  /// The steps that were chosen.
  public var steps: [Step] { edition.steps }

  /// How many nodes the circuit has.
  public var size: Int { edition.walkthrough.circuit.nodes.count }

  /// What stands above the frames.
  public var title: String { edition.walkthrough.title }

  /// What of the chosen steps, or of the element to write out, there is not, as a sentence without a full stop; nil where
  /// all is there.
  public var problem: String? {
    options.steps.problem(in: edition.walkthrough) ?? options.focus?.problem(in: edition.walkthrough)
  }

  /// What of the pictures in some forms would be shown as boxes on this machine, as sentences without a full stop.
  public func missingLetters(in forms: [Form]) -> [String] {
    let hasPictures = forms.contains { ![.text, .json, .csv, .gift, .dot, .tikz].contains($0) }
    return hasPictures ? edition.renderer.missingLetters(source: source) : []
  }

  /// What the last of the chosen steps says.
  public var lastSentence: String { steps.last.map { edition.walkthrough.caption(of: $0).sentence } ?? "" }

  /// The forms asked for and those that they include, each once.
  public static func complete(_ forms: [Form]) -> [Form] {
    let wanted = Set(forms + forms.compactMap(\.companion))
    return Form.allCases.filter { wanted.contains($0) }
  }

  /// The artefacts of a form.
  public func artefacts(of form: Form) -> [Artefact] { form.definition.artefacts(of: edition) }

  /// The paths of a form's artefacts.
  public func paths(of form: Form) -> [String] { artefacts(of: form).map(\.path) }

  /// What an artefact shows: its step's heading and sentence, or the title and what the last step says.
  public func words(of artefact: Artefact) -> (caption: String, alt: String) {
    guard let step = artefact.step else { return (title, lastSentence) }
    let caption = artefact.form.definition.walkthrough(of: edition).caption(of: step)
    return (caption.heading.plain, caption.sentence)
  }

  /// The kind of a step and the node at work in it, as the trace has them.
  public func facts(of step: Step) -> (kind: String, node: String?) {
    let circuit = edition.walkthrough.circuit
    return (step.kind.word, step.node.map { circuit.id(of: circuit.namesake(of: $0)) })
  }

  /// The questions of a bank.
  /// - Parameters:
  ///   - form: a bank, such as Moodle's.
  ///   - variant: the variant's name, where this is one of several that go into one bank.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func questions(_ form: Form, variant: String? = nil) throws -> [BankQuestion] {
    guard let bank = form.bank else { preconditionFailure("\(form) is no bank of questions") }
    return try bank.questions(of: edition, variant: variant)
  }

  /// The bytes of a form that is one file, or the frame of the one step that was chosen.
  /// - Throws: `PublishingError` where it cannot be made.
  public func whole(_ form: Form) throws -> [UInt8] {
    precondition(artefacts(of: form).count == 1, "\(form) is one file, or a step is chosen")
    var whole: [UInt8] = []
    try publish([form]) { whole = $1 }
    return whole
  }
}
