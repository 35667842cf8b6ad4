import TestSupport
import Testing
import Walkthrough

@Suite struct CaptionWriterTests {
  private func sentences(_ sample: String) throws -> [String] {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    return walkthrough.steps.map { walkthrough.caption(of: $0).sentence }
  }

  @Test("the product is told in whole sentences")
  func product() throws {
    #expect(
      try sentences("product") == [
        "The forward pass is done: every wire has its value, and the output is f = −12.",
        "The seed: the backward pass starts on the output wire f with the gradient 1.",
        "Function node f = q × z multiplies its upstream gradient 1 by each local gradient: "
          + "q receives 1 × (−4) = −4 and z receives 1 × 3 = 3.",
        "Function node q = x + y multiplies its upstream gradient −4 by each local gradient: "
          + "x receives −4 × 1 = −4 and y receives −4 × 1 = −4.",
        "The backward pass is done; read off at the inputs: ∂f/∂x = −4, ∂f/∂y = −4 and ∂f/∂z = 3.",
      ])
  }

  @Test("a splitter node adds")
  func splitter() throws {
    #expect(try sentences("splitter")[4] == "Splitter node x adds what comes back on its branches: 3 + 3 + 1 = 7.")
  }

  @Test("a rounding error of zero is told as 0, and a seed as what the output receives")
  func sine() throws {
    let told = try sentences("sine")
    #expect(told[1] == "The seed: the output wire x receives the upstream gradient 2.")
    #expect(
      told[2] == "Function node x = sin(s) multiplies its upstream gradient 2 by its local gradient: "
        + "s receives 2 × 0 = 0.")
    #expect(told[3] == "The backward pass is done; read off at the inputs: gradient of s = 0.")
  }

  @Test("the table has the rule with numbers, a row for each wire")
  func table() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let caption = walkthrough.caption(of: walkthrough.steps[2])
    #expect(caption.heading.plain == "Backward step 1 of 2 · function node f = q × z")
    guard case .numbers(let rows) = try #require(caption.table) else {
      Issue.record("the wires carry numbers")
      return
    }
    #expect(rows.map(\.wire.plain) == ["q", "z"])
    #expect(rows.map(\.upstream) == ["1", "1"])
    #expect(rows.map(\.local.plain) == ["∂f/∂q = z = −4", "∂f/∂z = q = 3"])
    #expect(rows.map(\.product) == ["1 × (−4) =", "1 × 3 ="])
    #expect(rows.map(\.gradient) == ["−4", "3"])
    #expect(caption.remarks == ["a product swaps: each input gets the other one's value"])
  }

  @Test("a step at a kink says that a convention was used")
  func kink() throws {
    let walkthrough = Walkthrough(try Circuits.sample("relu_kink"))
    #expect(
      walkthrough.caption(of: walkthrough.steps[2]).remarks == [
        "relu has a kink at 0; its slope there is 0 by convention, as in PyTorch"
      ])
  }

  @Test("no caption of a sample has a number as a computer writes it", arguments: Circuits.sampleNames)
  func mathematics(sample: String) throws {
    for sentence in try sentences(sample) {
      #expect(!sentence.contains(/-\d|\d\.0\b|\de[-+]?\d/), "\(sentence)")
    }
  }
}
