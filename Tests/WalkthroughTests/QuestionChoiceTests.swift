import Engine
import TestSupport
import Testing
import Walkthrough

@Suite struct QuestionChoiceTests {
  /// What is asked for: symbols of functions, and · for splitters.
  private static func asked(_ walkthrough: Walkthrough) -> [String] {
    walkthrough.steps.filter(\.asks).compactMap(\.node).map { node in
      if case .function(let rule) = walkthrough.circuit.nodes[node].kind { rule.symbol } else { "·" }
    }
  }

  private static func chain() throws -> Walkthrough {
    Walkthrough(
      try Circuits.annotated(
        "w = 0.5\nx = 2\nh1 = tanh(w * x)\nh2 = tanh(w * h1)\nh3 = tanh(w * h2)\nL = (h3 - 1) ** 2\n"))
  }

  @Test(
    "of each function and of the splitters there is one before there is a second of any, in the order of the steps",
    arguments: [
      (1, ["·"]), (2, ["xʸ", "·"]), (3, ["xʸ", "−", "·"]), (4, ["xʸ", "−", "tanh", "·"]),
      (5, ["xʸ", "−", "tanh", "×", "·"]), (7, ["xʸ", "−", "tanh", "×", "tanh", "×", "·"]),
      (100, ["xʸ", "−", "tanh", "×", "tanh", "×", "tanh", "×", "·"]),
    ])
  func kinds(count: Int, expected: [String]) throws {
    #expect(Self.asked(try Self.chain().asking(atMost: count)) == expected)
  }

  @Test("questions and answers come in pairs, and are counted among themselves")
  func pairs() throws {
    let walkthrough = try Self.chain().asking(atMost: 2)
    #expect(walkthrough.pairs.map(\.asks) == [true, false, true, false])
    #expect(walkthrough.pairs[0].node == walkthrough.pairs[1].node)
    let asked = walkthrough.pairs.filter(\.asks)
    #expect(asked.map { walkthrough.questionProgress(of: $0).number } == [1, 2])
    #expect(asked.map { walkthrough.questionProgress(of: $0).count } == [2, 2])
    // The steps keep their numbers in the backward pass.
    #expect(asked.map { walkthrough.backwardProgress(of: $0).number } == [1, 9])
    #expect(asked.map { walkthrough.backwardProgress(of: $0).count } == [9, 9])
  }

  @Test("on paper the gradient that no question asks for is given, and that of another question is not")
  func given() throws {
    for (count, isGiven) in [(2, true), (100, false)] {
      let walkthrough = try Self.chain().asking(.onPaper, atMost: count)
      let asking = walkthrough.steps.filter(\.asks)
      let step = try #require(asking.last)
      let node = try #require(step.node)
      let branches = walkthrough.circuit.nodes[node].outputs
      #expect(branches.allSatisfy { walkthrough.showsGradient(of: $0, at: step) == isGiven })
    }
  }
}
