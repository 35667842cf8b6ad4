import Publishing
import Testing

@Suite struct PublishingOptionsTests {
  @Test("what is as usual needs no word")
  func defaults() { #expect(PublishingOptions().given.isEmpty) }

  @Test("options are written as they are read, and read as they are written")
  func given() throws {
    var options = PublishingOptions()
    (options.steps, options.theme, options.direction, options.digits) = (.every, "print", .topToBottom, 6)
    (options.scale, options.width, options.isTransparent, options.showsJacobians) = (1.5, 800, true, true)
    (options.predicts, options.inputs, options.seed) = (true, ["x=3", "y=[1,2]"], "-2")
    (options.fold, options.pace, options.loops, options.flavor) = (["a", "b"], 2, true, .myst)
    let texts = options.given.map { $0.value.map { [$0] } ?? [] }.joined()
    #expect(
      options.given.map(\.key) == [
        "steps", "theme", "direction", "digits", "scale", "width", "transparent", "jacobian", "predict", "set", "set",
        "seed", "fold", "pace", "loop", "flavor",
      ])
    #expect(Array(texts) == ["all", "print", "TB", "6", "1.5", "800", "x=3", "y=[1,2]", "-2", "a,b", "2.0", "myst"])
    #expect(try Self.read(options) == options)
    options.steps = .final
    #expect(options.given.first?.key == "final")
    #expect(try Self.read(options) == options)
  }

  private static func read(_ options: PublishingOptions) throws(OptionFault) -> PublishingOptions {
    var read = PublishingOptions()
    for (key, value) in options.given { try read.set(key, to: value ?? "") }
    return read
  }

  @Test("every option is asked for by something that it takes, and then differs from the defaults")
  func table() throws {
    let samples = [
      "final": "", "steps": "all", "step": "q", "theme": "dark", "direction": "TB", "view": "close",
      "canvas": "4:3", "nonfinite": "show", "focus": "y[0]", "digits": "15", "scale": "0.1", "width": "16",
      "transparent": "", "jacobian": "", "predict": "", "questions": "12", "set": "x=1", "seed": "1", "fold": "a",
      "pace": "600", "loop": "", "flavor": "marp",
    ]
    #expect(Set(PublishingOption.all.map(\.key)) == Set(samples.keys))
    for option in PublishingOption.all {
      var options = PublishingOptions()
      try options.set(option.key, to: samples[option.key] ?? "")
      #expect(options.given.map(\.key) == [option.key])
      #expect(options != PublishingOptions())
      #expect(option.help.hasSuffix("."))
    }
  }

  @Test(
    "a wrong value is an error that says what is taken",
    arguments: [
      ("digits", "16", "option digits: takes a whole number from 1 to 15, not '16'"),
      ("digits", "x", "option digits: takes a whole number from 1 to 15, not 'x'"),
      ("scale", "nan", "option scale: takes a number from 0.1 to 10, not 'nan'"),
      ("pace", "0", "option pace: takes a number of seconds from 0.1 to 600, not '0'"),
      ("width", "15", "option width: takes a whole number of pixels from 16 to 32767, not '15'"),
      ("theme", "drak", "option theme: takes light, dark, print or auto, not 'drak'"),
      ("direction", "RL", "option direction: takes LR or TB, not 'RL'"),
      ("flavor", "", "option flavor: takes github, pandoc, myst or marp, not ''"),
      ("loop", "yes", "option loop: takes no value, not 'yes'"),
      ("fold", "", "option fold: takes names with commas between, not ''"),
      ("step", "1-2", "option step: takes the number of a frame or the name of a node, not '1-2'"),
      ("thme", "dark", "option thme: there is none; did you mean 'theme'?"),
    ])
  func faults(key: String, value: String, message: String) {
    var options = PublishingOptions()
    let fault = #expect(throws: OptionFault.self) { try options.set(key, to: value) }
    #expect(fault?.description == message)
  }

  @Test(
    "steps are all, numbers and spans",
    arguments: [
      ("all", StepChoice.every), ("3", .picked([.span(3...3)])), ("0,2-4", .picked([.span(0...0), .span(2...4)])),
      ("-1", nil), ("4-2", nil),
      ("", nil), ("1,,2", nil), ("q", .picked([.node("q")])), ("1,q", .picked([.span(1...1), .node("q")])),
      ("a b", nil),
    ])
  func steps(text: String, choice: StepChoice?) {
    #expect(StepChoice(text) == choice)
    if let choice { #expect(choice.text == text) }
  }
}
