import Engine
import TestSupport
import Testing
import Walkthrough

/// What a step does, as a value.
@Suite struct EventTests {
  private static func walkthrough(_ sample: String, asking: Walkthrough.Asking? = nil) throws -> Walkthrough {
    let annotated = try Circuits.sample(sample)
    let training = try Circuits.parse(Circuits.sampleText(sample)).training.map {
      try Training($0, from: annotated.circuit)
    }
    return Walkthrough(annotated, everyStep: true, asking: asking, training: training)
  }

  private static func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-9 * max(1, abs(right)) }

  @Test(
    "what is sent is what the backward pass has on the wire, and the products of a wire make it up",
    arguments: Circuits.sampleNames)
  func sends(sample: String) throws {
    let walkthrough = try Self.walkthrough(sample)
    for step in walkthrough.steps where step.chapter == 0 {
      guard case .sends(let event) = walkthrough.event(of: step) else { continue }
      #expect(event.upstream.tensor == walkthrough.annotated.gradients[event.upstream.wire])
      #expect(!event.sends.isEmpty)
      for send in event.sends {
        #expect(send.gradient == walkthrough.annotated.gradients[send.wire])
        if case .product(_, let number, let product) = send.local {
          #expect(product.shape == (try event.upstream.tensor.shape.broadcast(with: number.shape)))
          let whole = product.elements.reduce(0, +), gradient = send.gradient.elements.reduce(0, +)
          #expect(Self.isNear(whole, gradient), "\(sample): \(step)")
        }
      }
    }
  }

  @Test(
    "a reduction along an axis multiplies each row by its own upstream gradient",
    arguments: [
      ("A = [[1, 5], [7, 2]]\nf = sum([2, 10] * mean(A, axis=1))\n", [1, 1, 5, 5]),
      ("A = [[1, 5], [7, 2], [3, 4]]\nf = sum([2, 10, 20] * mean(A, axis=1))\n", [1, 1, 5, 5, 10, 10]),
    ] as [(String, [Double])])
  func reductions(text: String, expected: [Double]) throws {
    let walkthrough = Walkthrough(try Circuits.annotated(text), everyStep: true)
    let products = walkthrough.steps.compactMap { step -> Tensor<Double>? in
      guard case .sends(let event) = walkthrough.event(of: step), event.sends.count == 1,
        case .product(_, _, let product) = event.sends[0].local
      else { return nil }
      return product
    }
    #expect(products.last?.elements == expected)
  }

  @Test("a splitter's parts come to its sum, and a step of training to its new value", arguments: Circuits.sampleNames)
  func sums(sample: String) throws {
    let walkthrough = try Self.walkthrough(sample)
    for step in walkthrough.steps {
      switch walkthrough.event(of: step) {
      case .adds(let addition):
        let sum = addition.parts.dropFirst().reduce(addition.parts[0].tensor) { $0 + $1.tensor }
        for (left, right) in zip(sum.elements, addition.sum.tensor.elements) { #expect(Self.isNear(left, right)) }
      case .updates(let event):
        let update = event.update
        let before = (update.shrunk ?? update.before).elements
        for (place, after) in update.after.elements.enumerated() {
          #expect(Self.isNear(before[place] - event.plan.rate * update.direction.elements[place], after))
        }
      default: break
      }
    }
  }

  @Test(
    "the kinds of events go with the kinds of steps; what is asked for is the event of the next step",
    arguments: ["product", "splitter", "train_neuron"])
  func asked(sample: String) throws {
    let walkthrough = try Self.walkthrough(sample, asking: .inTurn)
    for (step, next) in zip(walkthrough.steps, walkthrough.steps.dropFirst()) {
      guard case .asks(let asked) = walkthrough.event(of: step) else {
        #expect(!step.asks)
        continue
      }
      #expect(step.asks && !next.asks)
      switch (asked, walkthrough.event(of: next)) {
      case (.sends(let one), .sends(let other)): #expect(one.node == other.node && one.sends.count == other.sends.count)
      case (.adds(let one), .adds(let other)): #expect(one.node == other.node && one.sum.tensor == other.sum.tensor)
      case (.updates(let one), .updates(let other)): #expect(one.update.after == other.update.after)
      default: Issue.record("\(step) asks for another event than that of \(next)")
      }
    }
  }

  @Test("an output that no input reaches has no seed, and there are no results")
  func nothing() throws {
    let walkthrough = Walkthrough(try Circuits.annotated("const c = 2\nf = c * 3\n"))
    for step in walkthrough.steps {
      switch walkthrough.event(of: step) {
      case .seeds(let seeds): #expect(seeds.isEmpty)
      case .ends(let gradients): #expect(gradients.isEmpty)
      default: break
      }
    }
  }
}
