import ArgumentParser
import Engine

/// `benchmarks tensors products`: the forward and the backward pass over large tensors, timed by themselves.
struct Tensors: ParsableCommand {
  /// What is computed; `Peers/tensors.py` has the same in NumPy.
  enum Work: String, CaseIterable, ExpressibleByArgument {
    /// Four products of matrices of 256 × 256.
    case products
    /// The softmax of a million numbers.
    case softmax
    /// The tanh of a million numbers.
    case tanh
    /// The layer normalisation of a thousand rows of a thousand numbers.
    case layerNorm = "layer_norm"
    /// A layer of 30 of 784 numbers, a layer of 10, and the cross entropy of a batch of 32.
    case network
    /// Convolution, tanh and max pooling, twice, of one image of 28 × 28.
    case lenet
    /// Attention of 64 tokens of 64 numbers each.
    case attention

    /// As the table calls it.
    var title: String {
      switch self {
      case .products: "four products, 256 × 256"
      case .softmax: "softmax of 1,000,000"
      case .tanh: "tanh of 1,000,000"
      case .layerNorm: "layer normalisation, 1,000 × 1,000"
      case .network: "784-30-10 network, batch of 32"
      case .lenet: "LeNet's first two layers, 28 × 28"
      case .attention: "attention over 64 tokens"
      }
    }

    /// How many times NumPy's time it may take.
    var target: Double { self == .products ? 3 : 5 }
  }

  static let configuration = CommandConfiguration(
    abstract: "Print the seconds of one forward and one backward pass over large tensors.")

  @Argument(help: "products, softmax, tanh, layer_norm, network, lenet or attention.") var work: Work

  func run() throws {
    let circuit = try Self.circuit(work)
    let clock = ContinuousClock()
    var best = Duration.seconds(1e6)
    for _ in 0..<5 {
      best = min(
        best,
        try clock.measure {
          let forward: ForwardPass<Double> = circuit.forward()
          let backward = circuit.backward(from: forward, seed: Tensor(1))
          guard backward.gradients[WireID(0)]?.isFinite == true else { throw ExitCode.failure }
        })
    }
    print(best / .seconds(1))
  }

  private static func circuit(_ work: Work) throws -> Circuit {
    var builder = CircuitBuilder()
    func numbers(_ shape: Shape, _ size: Double) -> Tensor<Double> {
      Tensor((0..<shape.count).map { size * Double(($0 * 7919) % 2003 - 1001) / 1001 }, shape: shape)
    }
    switch work {
    case .products:
      var value = builder.input("x", numbers([256, 256], 1))
      for place in 1...4 {
        value = try builder.apply("matmul", value, builder.input("w\(place)", numbers([256, 256], 0.1)))
      }
      let sum = try builder.apply("sum", value)
      return builder.build(output: sum)
    case .softmax, .tanh, .layerNorm:
      let x = builder.input("x", numbers(work == .layerNorm ? [1000, 1000] : [1_000_000], 3))
      let value = try builder.apply(work.rawValue, x)
      let sum = try builder.apply("sum", builder.apply("multiply", value, value))
      return builder.build(output: sum)
    case .network:
      let x = builder.input("x", numbers([32, 784], 1))
      let hidden = try builder.apply(
        "tanh",
        builder.apply(
          "add", builder.apply("matmul", x, builder.input("w1", numbers([784, 30], 0.1))),
          builder.input("b1", numbers([30], 0.1))))
      let logits = try builder.apply(
        "add", builder.apply("matmul", hidden, builder.input("w2", numbers([30, 10], 0.1))),
        builder.input("b2", numbers([10], 0.1)))
      let classes = Tensor((0..<32).map { Double($0 % 10) }, shape: [32])
      let loss = try builder.apply("cross_entropy", logits, numbers: [classes])
      return builder.build(output: loss)
    case .lenet:
      var value = builder.input("x", numbers([1, 1, 28, 28], 1))
      for (place, shape) in ([[6, 1, 5, 5], [16, 6, 5, 5]] as [Shape]).enumerated() {
        let kernels = builder.input("w\(place)", numbers(shape, 0.2))
        let bias = builder.input("b\(place)", numbers([shape.extents[0]], 0.1))
        value = try builder.apply("tanh", builder.apply("conv2d", value, kernels, bias))
        value = try builder.apply("max_pool2d", value, numbers: [Tensor(2)])
      }
      let sum = try builder.apply("sum", builder.apply("multiply", value, value))
      return builder.build(output: sum)
    case .attention:
      let rows = ["q", "k", "v"].map { builder.input($0, numbers([64, 64], 1)) }
      let value = try builder.apply("scaled_dot_product_attention", rows[0], rows[1], rows[2])
      let sum = try builder.apply("sum", builder.apply("multiply", value, value))
      return builder.build(output: sum)
    }
  }
}
