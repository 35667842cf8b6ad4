import Engine
import TestSupport
import Testing
import Walkthrough

@Suite struct InputSearchTests {
  @Test(
    "suggested inputs are small whole numbers at which every mistake that can show does",
    arguments: ["product", "splitter", "multiply", "matmul", "branches", "linear_layer"])
  func suggestion(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let found = InputSearch(walkthrough, mayChangeSeed: true).inputs(seed: 1)
    #expect(found.coincidences == 0)
    for number in found.values.values.flatMap(\.elements) { #expect(number == number.rounded() && abs(number) <= 9) }
    // The circuit really is at those inputs, and its questions hide nothing that other inputs would show.
    for (name, value) in found.values {
      let wire = try #require(found.walkthrough.circuit.wire(named: name))
      #expect(found.walkthrough.annotated.values[wire] == value)
    }
    #expect(found.walkthrough.annotated.seed == found.seed)
    #expect(!QuestionReport(found.walkthrough).canBeMended)
  }

  @Test("the same seed gives the same inputs, another one others, and the circuit's own seed stays")
  func reproducible() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let inputs = (UInt64(1)...20).map { InputSearch(walkthrough).inputs(seed: $0, isVaried: true) }
    let again = (UInt64(1)...20).map { InputSearch(walkthrough).inputs(seed: $0, isVaried: true) }
    #expect(inputs.map(\.values) == again.map(\.values))
    #expect(
      Set(inputs.map { "\($0.values["x"]!.elements)\($0.values["y"]!.elements)\($0.values["z"]!.elements)" }).count > 15
    )
    #expect(inputs.allSatisfy { $0.seed == Tensor(1) && $0.coincidences == 0 })
  }

  @Test("where whole numbers have no value, the circuit's own are kept")
  func domain() throws {
    // A sine lies between −1 and 1, and at both the slope of its inverse has no end.
    let walkthrough = Walkthrough(try Circuits.annotated("p = 0.25\nf = asin(p)\n"))
    let found = InputSearch(walkthrough).inputs(seed: 1)
    #expect(found.values["p"] == Tensor(0.25))
  }
}
