import ArgumentParser
import Publishing

/// How artefacts are to look. What each option takes and means stands in the table of the options.
struct Looks: ParsableArguments {
  @Option(help: .of("steps", "steps")) var steps: String?
  @Option(parsing: .unconditional, help: .of("step", "step")) var step: String?
  @Flag(help: .of("final")) var final = false
  @OptionGroup var folding: Folding
  @Option(help: .of("theme"), completion: .of("theme")) var theme: String?
  @Option(help: .of("direction"), completion: .of("direction")) var direction: String?
  @Option(help: .of("view"), completion: .of("view")) var view: String?
  @Option(help: .of("canvas")) var canvas: String?
  @Option(help: .of("digits")) var digits: String?
  @Option(help: .of("scale")) var scale: String?
  @Option(help: .of("width")) var width: String?
  @Flag(help: .of("transparent")) var transparent = false
  @Option(help: .of("pace")) var pace: String?
  @Flag(help: .of("loop")) var loop = false
  @Flag(help: .of("jacobian")) var jacobian = false
  @Flag(help: .of("predict")) var predict = false
  @Option(help: .of("questions", "number")) var questions: String?
  @Option(help: .of("flavor"), completion: .of("flavor")) var flavor: String?

  func validate() throws {
    if [final, steps != nil, step != nil].count(where: \.self) > 1 {
      throw ValidationError("--final, --step and --steps exclude each other")
    }
    try Given.check(given)
  }

  private var given: [Given] {
    Given.all(
      [
        ("steps", steps), ("step", step), ("theme", theme), ("direction", direction), ("view", view),
        ("canvas", canvas), ("digits", digits), ("scale", scale), ("width", width), ("pace", pace),
        ("questions", questions), ("flavor", flavor),
      ],
      switches: [
        ("final", final), ("transparent", transparent), ("loop", loop), ("jacobian", jacobian), ("predict", predict),
      ])
  }

  /// The options with other numbers than the circuit's own.
  /// - Parameter isOne: whether the last frame is meant where none is chosen.
  func options(_ inputs: InputOptions, isOne: Bool = false) throws(Failure) -> PublishingOptions {
    var options = try Given.options(given + folding.given + inputs.given)
    if isOne, options.steps == .backward { options.steps = .final }
    return options
  }
}
