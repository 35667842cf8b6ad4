import Engine
import Foundation
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

  @Test("a matrix product is told by what is sent back")
  func matrixProduct() throws {
    let told = try sentences("matmul")
    #expect(
      told[3] == "Function node z = W @ x pulls its upstream gradient [1, 1] back: "
        + "W receives ∂f/∂z @ xᵀ = [[1, 2], [1, 2]] and x receives Wᵀ @ ∂f/∂z = [4, 6].")
    let walkthrough = Walkthrough(try Circuits.sample("matmul"))
    let caption = walkthrough.caption(of: walkthrough.steps[3])
    guard case .tensors(let rows, let areJacobians) = caption.table else {
      Issue.record("the wires carry tensors")
      return
    }
    #expect(!areJacobians && caption.headings[3] == "local gradient")
    #expect(rows.map(\.wire.plain) == ["W", "x"])
    #expect(rows.map(\.upstream.inline) == ["[1, 1]", "[1, 1]"])
    #expect(rows.map { $0.local?.inline } == ["[[1, 2]]", "[[1, 3], [2, 4]]"])
    #expect(rows.map(\.gradient.inline) == ["[[1, 2], [1, 2]]", "[4, 6]"])
  }

  @Test("what was broadcast receives the sum over its copies, and says so")
  func broadcasting() throws {
    #expect(
      try sentences("batch")[3].contains("b receives sum of ∂f/∂Y × 1 over its 3 copies = [1.176, 1.008]"))
  }

  @Test("with a seed other than 1 the upstream gradient has no name but that")
  func seed() throws {
    #expect(try sentences("layer_norm")[3].contains("n receives upstream × g = [1, 0, 0]"))
  }

  @Test("a Jacobian takes the place of the local gradient where it is asked for")
  func jacobian() throws {
    let walkthrough = Walkthrough(try Circuits.sample("matmul"), showsJacobians: true)
    let caption = walkthrough.caption(of: walkthrough.steps[3])
    guard case .tensors(let rows, let areJacobians) = caption.table else {
      Issue.record("the wires carry tensors")
      return
    }
    #expect(areJacobians && caption.headings[3] == "Jacobian")
    #expect(rows.map { $0.local?.inline } == ["[[1, 2, 0, 0], [0, 0, 1, 2]]", "[[1, 2], [3, 4]]"])
  }

  @Test("a folded composite says where its local gradients come from")
  func folded() throws {
    let annotated = try AnnotatedCircuit(Circuit(Circuits.parse(Circuits.sampleText("composite")), folding: ["neuron"]))
    let walkthrough = Walkthrough(annotated)
    let caption = walkthrough.caption(of: walkthrough.steps[2])
    #expect(
      caption.sentence
        == "Function node y = neuron(h, w₂, b₂) multiplies its upstream gradient 1 by each local gradient: "
        + "h receives 1 × (−0.3525) = −0.3525, w₂ receives 1 × 0.1175 = 0.1175 and b₂ receives 1 × 0.235 = 0.235.")
    #expect(
      caption.remarks == [
        "this composite is folded: its local gradients are worked out by a backward pass through its inside"
      ])
  }

  @Test("results stand up to four in a line, and fewer where they are long", arguments: Circuits.sampleNames)
  func resultLines(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let lines = walkthrough.caption(of: try #require(walkthrough.steps.last)).lines.map(\.plain)
    for line in lines {
      let results = line.components(separatedBy: ",   ")
      #expect(results.count <= 4 && (results.count == 1 || line.count <= 84), "\(line)")
    }
    #expect(
      lines.joined(separator: ",   ").components(separatedBy: ",   ").count
        == walkthrough.circuit.inputNodes.count)
  }
}
