public import ArgumentParser
import Engine
public import Notation
public import Publishing
import Renderer

/// How artefacts are to look.
struct Looks: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "all: the forward pass node by node, too; 2,4-6,q: just these frames, by number or by node.", valueName: "steps"))
  var steps = StepChoice.backward

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Just this frame, by its number or the name of the node at work.", valueName: "step"))
  var step: String?

  @Flag(help: "Just the last frame, with all values and gradients.")
  var final = false

  @OptionGroup var folding: Folding

  @Option(help: "light, dark, print, or auto for SVGs that follow their reader; the front matter's unless given.")
  var theme: ThemeName?

  @Option(help: "Which way values travel, LR or TB; the front matter's unless given.")
  var direction: Direction?

  @Option(help: "Significant digits, from 1 to 15; the front matter's or 4 unless given.")
  var digits: Int?

  @Option(help: "Pixels of a PNG for each pixel of the SVG.")
  var scale = 2.0

  @Option(help: "The width of a frame in pixels, in place of its own.")
  var width: Int?

  @Flag(help: "Leave the background out.")
  var transparent = false

  @Option(help: "Seconds that each frame of an animated SVG stands.")
  var pace = 3.0

  @Flag(help: "An animated SVG begins again at its end.")
  var loop = false

  @Flag(help: "Show Jacobians up to 6 × 6 as the local gradients of vectors and matrices.")
  var jacobian = false

  @Flag(help: "Ask for each backward step before it is shown, in any form.")
  var predict = false

  @Option(help: "The Markdown of github, pandoc, myst or marp.")
  var flavor = MarkdownNotes.Flavor.github

  func validate() throws {
    guard scale.isFinite, (0.1...10).contains(scale) else {
      throw ValidationError("--scale takes a number from 0.1 to 10")
    }
    if [final, steps != .backward, step != nil].count(where: \.self) > 1 {
      throw ValidationError("--final, --step and --steps exclude each other")
    }
    if let step, StepChoice(step: step) == nil {
      throw ValidationError("--step takes the number of a frame or the name of a node, not '\(step)'")
    }
    guard pace.isFinite, (0.1...600).contains(pace) else {
      throw ValidationError("--pace takes a number of seconds from 0.1 to 600")
    }
    if let digits, !(1...15).contains(digits) { throw ValidationError("--digits takes a whole number from 1 to 15") }
    if let width, !(16...32767).contains(width) {
      throw ValidationError("--width takes a whole number of pixels from 16 to 32767")
    }
  }

  /// The options with other numbers than the circuit's own.
  /// - Parameter isOne: whether the last frame is meant where none is chosen.
  func options(_ inputs: InputOptions, isOne: Bool = false) -> PublishingOptions {
    var options = PublishingOptions()
    options.steps = step.flatMap { StepChoice(step: $0) } ?? (final ? .final : steps)
    if isOne, options.steps == .backward { options.steps = .final }
    options.theme = theme?.rawValue
    options.direction = direction
    options.digits = digits
    options.scale = scale
    options.width = width
    options.isTransparent = transparent
    options.showsJacobians = jacobian
    options.predicts = predict
    options.inputs = inputs.inputs.sorted()
    options.seed = inputs.seed
    options.fold = folding.names
    options.pace = pace
    options.loops = loop
    options.flavor = flavor
    return options
  }
}

enum ThemeName: String, ExpressibleByArgument, CaseIterable { case light, dark, print, auto }

extension FrontMatter.Direction: ExpressibleByArgument {}
extension MarkdownNotes.Flavor: ExpressibleByArgument {}

extension Publisher {
  /// A publisher for a circuit file with what its front matter asks for, and what options ask for instead.
  /// - Parameter stem: what the artefacts are called, if not after the file.
  init(_ file: CircuitFile, _ options: PublishingOptions, stem: String? = nil) {
    let frontMatter = file.source.frontMatter
    var settings = FrameSettings()
    let theme = options.theme ?? frontMatter.theme ?? "light"
    settings.theme = Theme.named(theme) ?? .light
    settings.followsReader = theme == "auto"
    settings.direction = options.direction ?? frontMatter.direction ?? .leftToRight
    settings.encoders = Cores.count
    self.init(
      file.walkthrough(
        everyStep: options.steps == .every, showsJacobians: options.showsJacobians, digits: options.digits,
        asking: options.predicts ? .inTurn : nil),
      stem: stem ?? file.stem, source: file.source.file.text, options: options, settings: settings,
      language: frontMatter.lang ?? "en")
  }
}
