import Engine
import TestSupport
import Testing
import Walkthrough

@Suite struct WalkthroughTests {
  @Test("the steps are: forward pass, seed, each node in reverse, results")
  func steps() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let circuit = walkthrough.circuit
    let f = circuit.wires[circuit.output].producer
    #expect(
      walkthrough.steps.map(\.kind) == [
        .forward, .seed, .function(node: f), .function(node: f.advanced(by: -1)), .results,
      ])
    #expect(walkthrough.steps.map(\.index) == [0, 1, 2, 3, 4])
  }

  @Test("with every step the forward pass is told node by node")
  func everyStep() throws {
    let walkthrough = Walkthrough(try Circuits.sample("splitter"), everyStep: true)
    #expect(walkthrough.steps.count == 3 + 5 + 1)
    let first = walkthrough.steps[0]
    // Before the product is computed its wire is an empty place.
    #expect(!walkthrough.showsValue(of: walkthrough.circuit.output, at: first))
    #expect(walkthrough.showsValue(of: 0, at: first))
  }

  @Test("a gradient is shown from the step on that sends it", arguments: Circuits.sampleNames)
  func gradients(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let circuit = walkthrough.circuit
    for wire in circuit.wires.indices {
      var wasShown = false
      for step in walkthrough.steps {
        let isShown = walkthrough.showsGradient(of: wire, at: step)
        if isShown && !wasShown { #expect(walkthrough.litWires(at: step)[wire] == .sent) }
        #expect(isShown || !wasShown, "a gradient that was shown stays")
        wasShown = isShown
      }
      #expect(wasShown == (walkthrough.annotated.gradients[wire] != nil))
    }
  }

  @Test("a node that works has its upstream gradient", arguments: Circuits.sampleNames)
  func upstream(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    for step in walkthrough.steps {
      for (wire, role) in walkthrough.litWires(at: step) where role == .upstream {
        #expect(walkthrough.showsGradient(of: wire, at: walkthrough.steps[step.index - 1]))
      }
    }
  }
}
