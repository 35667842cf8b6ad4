import TestSupport
import Testing
import Walkthrough

@Suite struct QuestionReportTests {
  private static func report(_ sample: String) throws -> QuestionReport {
    QuestionReport(Walkthrough(try Circuits.sample(sample)))
  }

  @Test("in the classic example × hides that upstream was forgotten, and + that it was copied, whatever the inputs")
  func classic() throws {
    let report = try Self.report("product")
    #expect(report.entries.map(\.hidden) == [[.forgotUpstream], [.forgotUpstream], [], []])
    #expect(report.entries.map(\.alwaysHidden) == [[], [], [.sameToAll], [.sameToAll]])
    #expect(report.canBeMended)
    // Each is exposed at the other node.
    #expect(report.neverExposed.isEmpty)
    #expect(
      report.text().hasPrefix(
        """
        step 2, f = q × z, wire q
          exposes 6 of 7 mistakes
          hides: forgot the upstream gradient
        step 2, f = q × z, wire z
        """))
  }

  @Test("with an upstream gradient of 5 the course's product hides nothing")
  func multiply() throws {
    let report = try Self.report("multiply")
    #expect(!report.canBeMended)
    #expect(report.entries.allSatisfy { $0.hidden.isEmpty && $0.alwaysHidden.isEmpty && $0.confused.isEmpty })
  }

  @Test("a mistake that no question exposes is named")
  func never() throws {
    let report = QuestionReport(Walkthrough(try Circuits.annotated("x = 2\ny = 3\nf = x + y\n")))
    #expect(report.neverExposed == [.forgotUpstream, .sameToAll])
    #expect(
      report.text().hasSuffix(
        "no question exposes: forgot the upstream gradient; sent the upstream gradient on unchanged\n"))
  }
}
