import Engine
import TestSupport
import Testing
import Walkthrough

@Suite struct AskCaptionTests {
  @Test(
    "before each backward step there is one that asks for it and shows no gradient that is asked for",
    arguments: ["product", "splitter", "linear_layer"])
  func pairs(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample)).asking()
    var asked: NodeID?
    for step in walkthrough.steps {
      switch step.kind {
      case .ask(let node):
        asked = node
        let roles = walkthrough.litWires(at: step)
        for question in walkthrough.questions(at: step) {
          #expect(roles[question.wire] == .asked)
          #expect(!walkthrough.showsGradient(of: question.wire, at: step))
          let next = walkthrough.steps[step.index + 1]
          #expect(walkthrough.showsGradient(of: question.wire, at: next))
        }
      case .function(let node), .splitter(let node): #expect(asked == node)
      default: break
      }
    }
  }

  @Test("questions are told in the words of their answers, without the answer")
  func sentences() throws {
    let walkthrough = Walkthrough(try Circuits.sample("splitter")).asking()
    let sentences = walkthrough.steps.map { walkthrough.caption(of: $0).sentence }
    #expect(
      sentences[2]
        == "Predict: function node f = x × x + x⁽³⁾ receives the upstream gradient 1; what does it send back along x × x and x⁽³⁾?"
    )
    #expect(
      sentences[6]
        == "Predict: on the branches of splitter node x come back 3, 3 and 1; what does it send back along x?")
    let headings = walkthrough.steps.map { walkthrough.caption(of: $0).heading.plain }
    #expect(headings[6] == "Predict backward step 3 of 3 · splitter node x")
    #expect(headings[7] == "Backward step 3 of 3 · splitter node x")
  }
}
