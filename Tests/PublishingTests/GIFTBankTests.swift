import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite(.enabled(if: Browser.isExpected, "the README's test command installs the parser")) struct GIFTBankTests {
  /// What a parser of GIFT makes of a circuit's questions, a line for each: title, kind, and its answers.
  private static func parsed(_ walkthrough: Walkthrough) throws -> [String] {
    let bytes = try Publisher(walkthrough, stem: "t", source: "").whole(.gift)
    let script = #"""
      import io, re, sys
      from pygiftparser import parser, utils
      # It knows no signs and no powers of ten, which Moodle does.
      number = r"[-+]?\d+(\.\d+)?(e[-+]?\d+)?"
      utils.reAnswerNumericValue = re.compile(
          r"\s*(?P<value>" + number + r")(:(?P<tolerance>" + number + r"))?(#(?P<feedback>.*))?")
      for q in parser.parseFile(io.StringIO(sys.stdin.read())):
          a = q.answers
          kind = type(a).__name__
          answers = [(x.value, x.tolerance, x.fraction) for x in a.answers] if kind == "NumericAnswerSet" else ""
          print(q.title, kind, answers, sep="|")
      """#
    let run = try Command(
      URL(filePath: Circuits.root + "/.build/browser/bin/python3"), ["-c", script],
      input: String(decoding: bytes, as: UTF8.self))
    #expect(run.code == 0 && run.messages.isEmpty, "\(run.messages)")
    return run.output.split(separator: "\n").map { String($0) }
  }

  @Test("a parser of GIFT finds every number with its tolerance, the wrong ones without credit, and the choices")
  func product() throws {
    let lines = try Self.parsed(Walkthrough(try Circuits.sample("multiply"), title: "t"))
    #expect(
      lines.first
        == "t\\: s_1|NumericAnswerSet|[(20.0, 0.02, 100), (15.0, 0.015, 0.0), (60.0, 0.06, 0.0), (9.0, 0.009, 0.0), "
        + "(4.0, 0.004, 0.0), (5.0, 0.005, 0.0), (2.5, 0.0025, 0.0), (-20.0, 0.02, 0.0)]")
    #expect(lines.dropFirst(2).map { $0.split(separator: "|")[1] } == ["TrueFalseSet", "SelectSet", "SelectSet"])
  }

  @Test("every sample's questions can be read", arguments: ["linear_layer", "splitter", "mazur", "conv1d"])
  func samples(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let numbers = walkthrough.steps.flatMap { walkthrough.questions(at: $0) }.filter(\.isAskable)
      .reduce(0) { $0 + $1.answer.shape.count }
    #expect(try Self.parsed(walkthrough).count == numbers + walkthrough.conceptQuestions.count)
  }

  @Test("a title keeps its signs and begins nothing")
  func hostile() throws {
    let title = "a = {b} ~ # c: \\ // d\n\n::x::y {T}"
    let lines = try Self.parsed(Walkthrough(try Circuits.sample("sine"), title: title))
    #expect(lines.count == 4)
  }
}
