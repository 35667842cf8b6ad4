import Engine
import TestSupport
import Testing

/// The samples with vectors and matrices against PyTorch 2.15 in float64: `backward()` on the same expressions, by its
/// own fused functions where it has them (`cross_entropy` for a softmax, a logarithm and nll; attention as one function).
@Suite struct TensorSamplesTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let sample: String
    let value: (wire: String, [Double])
    let gradients: [(wire: String, [Double])]
    var testDescription: String { sample }
  }

  static let known: [Known] = [
    Known(
      sample: "word2vec", value: ("L", [1.7318963521254291]),
      gradients: [
        ("v", [-0.3424806266568491, 0.22948032644549363, 0.7656046866868781]),
        (
          "U",
          [
            -0.2656046866868781, 0.5312093733737562, -0.13280234334343904, 0.12254250656618586, -0.24508501313237172,
            0.06127125328309293, 0.25, -0.5, 0.125,
          ]
        ),
      ]),
    Known(
      sample: "lora", value: ("L", [2.5562499999999995]),
      gradients: [
        ("A", [-4.999999999999999, -9.999999999999998]), ("B", [0.7800000000000001, -1.1099999999999999]),
      ]),
    Known(
      sample: "vae", value: ("L", [0.7679448300394296]),
      gradients: [
        ("m", [-0.008761548153211063, -1.3524102033815542]), ("r", [-0.22732078580067017, 1.0737982898162632]),
      ]),
    Known(sample: "dqn", value: ("L", [2.1025]), gradients: [("W", [-2.9, -1.45, 0, 0])]),
    Known(
      sample: "train_xor", value: ("L", [0.3812843685782754]),
      gradients: [
        ("W", [-0.0142575954692504, -0.07329581840218109, -0.025866909478748146, 0.007985046979108346]),
        ("c", [-0.040124504947998546, -0.06531077142307275]), ("v", [-0.06129507342700974, 0.035220716579395905]),
        ("d", [-0.5598051716388865]),
      ]),
    Known(
      sample: "matmul", value: ("f", [16]),
      gradients: [
        ("W", [1, 2, 1, 2]),
        ("x", [4, 6]),
      ]),
    Known(
      sample: "linear_layer", value: ("L", [0.9562499999999998]),
      gradients: [
        ("W", [-1.8, -0.9, 2.0999999999999996, 1.0499999999999998]),
        ("x", [0.5999999999999999, 1.1625]),
        ("b", [-0.9, 1.0499999999999998]),
      ]),
    Known(
      sample: "softmax_cross_entropy", value: ("L", [0.41703001627783354]),
      gradients: [
        ("z", [-0.3409988611140321, 0.2424329707047139, 0.0985658904093182])
      ]),
    Known(
      sample: "mlp", value: ("L", [0.38070607666911255]),
      gradients: [
        ("x", [-0.42351495937245787, -0.19121874147662832]),
        (
          "W1",
          [
            -0.7330615227595076, 0.3665307613797538, 0.43775971505239086, -0.21887985752619543, -0.2911494806096782,
            0.1455747403048391,
          ]
        ),
        ("b1", [-0.7330615227595076, 0.43775971505239086, -0.2911494806096782]),
        ("W2", [-0.12299306384090539, 0.41509673145082754, -0.5702653619021111]),
        ("b2", [-1.2340276766249816]),
      ]),
    Known(
      sample: "logistic_regression", value: ("L", [0.8659447170650211]),
      gradients: [
        (
          "X",
          [
            -0.07917013542017666, 0.03958506771008833, 0.09776959648622169, -0.048884798243110844, -0.10950174377891649,
            0.05475087188945824,
          ]
        ),
        ("w", [0.06066321671747965, -0.731223222210983]),
        ("b", [-0.18180456542574291]),
      ]),
    Known(
      sample: "layer_norm", value: ("y", [-1.0690415314502977, -0.03363019143128726, 2.5726038286257435]),
      gradients: [
        ("x", [0.22908229170096805, -0.3436200013686196, 0.11453770966765142]),
        ("g", [-1.0690415314502977, 0, 0]),
        ("b", [1, 0, 0]),
      ]),
    Known(
      sample: "attention", value: ("f", [9.378649264265668]),
      gradients: [
        ("Q", [-0.8105143212253653, 0.2701714404084551, -1.028193043229356, 0.3427310144097847]),
        ("K", [-0.5403428808169102, -0.685462028819571, 0.5403428808169102, 0.6854620288195702]),
        ("V", [1.1553376839335832, 1.1553376839335832, 0.8446623160664168, 0.8446623160664168]),
      ]),
    Known(
      sample: "batch", value: ("f", [8.930285549745875]),
      gradients: [
        (
          "X",
          [
            0.1679677532867563, 0.11197850219117086, 0.391924757669098, 0.3359355065735126, 0.6158817620514397,
            0.5598925109558544,
          ]
        ),
        ("b", [1.1757742730072942, 1.0078065197205377]),
      ]),
  ]

  @Test("a sample gives PyTorch's figures to 1 in 10⁹", arguments: known)
  func figures(known: Known) throws {
    let annotated = try Circuits.sample(known.sample)
    for (wire, expected, tensors) in [(known.value.wire, known.value.1, annotated.values.map { $0 as Tensor<Double>? })]
      + known.gradients.map({ ($0.wire, $0.1, annotated.gradients) })
    {
      let index = try #require(annotated.circuit.wire(named: wire))
      let found = try #require(tensors[index]).elements
      #expect(found.count == expected.count)
      for (number, figure) in zip(found, expected) {
        #expect(abs(number - figure) <= 1e-9 * max(abs(figure), 1e-3), "\(wire): \(found)")
      }
    }
  }
}
