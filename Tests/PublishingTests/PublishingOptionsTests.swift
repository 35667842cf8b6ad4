import Publishing
import Testing

@Suite struct PublishingOptionsTests {
  @Test("what is as usual needs no word on the command line")
  func defaults() { #expect(PublishingOptions().commandLine.isEmpty) }

  @Test("options are written as they are typed")
  func commandLine() {
    var options = PublishingOptions()
    (options.steps, options.theme, options.direction, options.digits) = (.every, "print", .topToBottom, 6)
    (options.scale, options.width, options.isTransparent, options.showsJacobians) = (1.5, 800, true, true)
    (options.fold, options.pace, options.loops, options.flavor) = (["a", "b"], 2, true, .myst)
    #expect(
      options.commandLine == [
        "--steps", "all", "--theme", "print", "--direction", "TB", "--digits", "6", "--scale", "1.5", "--width", "800",
        "--transparent", "--jacobian", "--fold", "a,b", "--pace", "2.0", "--loop", "--flavor", "myst",
      ])
    options.steps = .final
    #expect(options.commandLine.first == "--final")
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
