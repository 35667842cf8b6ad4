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
}
