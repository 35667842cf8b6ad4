import Engine
import TestSupport
import Testing

/// The samples against the figures of the books and courses they come from, to as many digits as those give.
@Suite struct SamplesTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let sample: String
    let value: (wire: String, Double)
    let gradients: [(wire: String, Double)]
    var tolerance = 1e-12
    var testDescription: String { sample }
  }

  static let neuron: [(wire: String, Double)] = [
    ("w0", -0.1966), ("w1", -0.3932), ("w2", 0.1966), ("x0", 0.3932), ("x1", -0.5898),
  ]

  static let known: [Known] = [
    // CS231n, Stanford: backpropagation, intuitions.
    Known(sample: "product", value: ("f", -12), gradients: [("x", -4), ("y", -4), ("z", 3), ("q", -4)]),
    Known(sample: "neuron", value: ("f", 0.7311), gradients: neuron, tolerance: 5.1e-5),
    Known(sample: "neuron_spelled_out", value: ("f", 0.7311), gradients: neuron, tolerance: 5.1e-5),
    // The course's quiz.
    Known(sample: "multiply", value: ("x", 12), gradients: [("s_1", 20), ("s_2", 15), ("x", 5)]),
    Known(sample: "sine", value: ("x", 1), gradients: [("s", 0)]),
    Known(sample: "branches", value: ("f", 20), gradients: [("x", 10)]),
    Known(sample: "splitter", value: ("f", 12), gradients: [("x", 7)]),
    // ∂y/∂x = F′(x) + 1 with F = tanh(2x), so F′ = 2/cosh²(2x): 2/cosh²(1) = 0.8399486832280524 at x = 0.5.
    Known(sample: "residual", value: ("y", 1.2615941559557649), gradients: [("x", 1.8399486832280524), ("F", 1)]),
    // C. Olah, Calculus on computational graphs.
    Known(sample: "colah", value: ("e", 6), gradients: [("a", 2), ("b", 5), ("c", 2), ("d", 3)]),
    Known(sample: "relu_positive", value: ("f", 6), gradients: [("x", 2)]),
    Known(sample: "relu_negative", value: ("f", 0), gradients: [("x", 0)]),
    Known(sample: "relu_kink", value: ("f", 0), gradients: [("x", 0)]),
    // A. Karpathy, micrograd's README.
    Known(
      sample: "micrograd", value: ("g", 24.7041), gradients: [("a", 138.8338), ("b", 645.5773)], tolerance: 5.1e-5),
    // M. Mazur, A step by step backpropagation example.
    Known(
      sample: "mazur", value: ("E", 0.298371109), gradients: [("w5", 0.082167041), ("w1", 0.000438568)],
      tolerance: 5.1e-10),
    // PyTorch 2.15, `conv1d` and a loop with `tanh`, in float64.
    Known(
      sample: "conv1d", value: ("f", 2.5),
      gradients: [("w1", 3), ("w2", -1), ("x1", 0), ("x2", 0.5), ("x3", -1), ("x4", 0)]),
    Known(
      sample: "rnn", value: ("h3", 0.9384281070910104),
      gradients: [
        ("w", -0.03404021177208761), ("u", 0.20585140554339712),
        ("x1", 0.008732658478566808), ("x2", 0.04158662857833579), ("x3", 0.11935268782158305),
      ]),
    Known(
      sample: "composite", value: ("y", 0.3775406687981454),
      gradients: [
        ("x", -0.17625278415119588), ("w1", -0.04406319603779897), ("b1", -0.08812639207559794),
        ("w2", 0.11750185610079725), ("b2", 0.2350037122015945),
      ]),
    // PyTorch 2.13 in float64: the sum of both losses, each with `detach()` where the other network is left as it is.
    Known(
      sample: "gan", value: ("D", 1.3152308589121944),
      gradients: [("w", 0.1888835851393606), ("c", 0.3334088338268586), ("g", -0.15101626751925817)]),
    // The first passes of the trainings; `TrainedSamplesTests` has the others.
    Known(
      sample: "train_neuron", value: ("L", 2.769018372803454),
      gradients: [("w", -3.721153422858855), ("b", -1.8605767114294276), ("x", 0.9302883557147138)]),
    Known(sample: "train_zero_grad", value: ("L", 4), gradients: [("w", -4)]),
  ]

  @Test("a sample gives the figures of its source", arguments: known)
  func figures(known: Known) throws {
    let annotated = try Circuits.sample(known.sample)
    #expect(abs(try annotated.value(known.value.wire) - known.value.1) <= known.tolerance)
    for (wire, expected) in known.gradients {
      let gradient = try annotated.gradient(wire)
      #expect(abs(gradient - expected) <= known.tolerance, "∂f/∂\(wire) is \(gradient)")
    }
  }

  @Test("every sample has known figures")
  func coverage() {
    #expect(Set(Circuits.sampleNames) == Set(Self.known.map(\.sample) + TensorSamplesTests.known.map(\.sample)))
  }

  @Test("every wire of a sample has the gradient that cutting it shows", arguments: Circuits.sampleNames)
  func wireCuts(sample: String) throws {
    // At its kink relu has no derivative to compare with; the convention is tested beside the rule.
    guard sample != "relu_kink" else { return }
    let annotated = try Circuits.sample(sample)
    var checked = 0
    for wire in annotated.circuit.wires.indices {
      for (element, gradient) in (annotated.gradients[wire]?.elements ?? []).enumerated() {
        let cut = WireCut(annotated, wire: wire, element: element).slope().slope
        #expect(
          abs(gradient - cut) <= 1e-7 * max(1, abs(gradient)),
          "\(annotated.circuit.id(of: wire)): \(gradient), by cutting \(cut)")
        checked += 1
      }
    }
    #expect(checked > 1)
  }
}
