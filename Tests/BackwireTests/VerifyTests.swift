import TestSupport
import Testing

@Suite struct VerifyTests {
  @Test("verify prints a table for each file and ends with 0 where all gradients agree")
  func agrees() throws {
    let samples = ["product", "colah"].map { "\(Circuits.root)/Samples/\($0).circuit" }
    let run = try Command(Command.backwire, ["verify"] + samples)
    #expect(run.code == 0 && run.messages.isEmpty)
    #expect(run.output.contains("5 of 5 gradients agree with their wire cuts"))
    #expect(run.output.hasPrefix("\(samples[0]):\nwire"))
    #expect(try Command(Command.backwire, ["verify", "-q"] + samples).output == "")
  }

  @Test("what rounding hides is said to be untold; where that is all there is, verify ends with 1")
  func untold() throws {
    let mixed = try Command(Command.backwire, ["verify", "-"], input: "x = 3\ny = 2\nf = ((x + 1e13) - 1e13) * y\n")
    #expect(mixed.code == 0 && mixed.output.contains("cannot tell: by cutting it is 2 ± 0.1"))
    #expect(mixed.output.contains(", 1 cannot be told"))
    let undecided = try Command(Command.backwire, ["verify", "-q", "-"], input: "x = 1\nf = sin(1e17 * x)\n")
    #expect(undecided.code == 1 && undecided.output.contains("2 cannot be told"))
  }
}
