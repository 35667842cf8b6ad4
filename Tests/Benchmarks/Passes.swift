import ArgumentParser
import Engine
import Foundation

/// `benchmarks passes 1000000`: the forward and the backward pass alone, timed by themselves.
struct Passes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the seconds of one forward and one backward pass over so many scalar function nodes.")

  @Argument(help: "How many function nodes.") var nodes: Int

  func run() throws {
    let circuit = try Self.circuit(nodes)
    let clock = ContinuousClock()
    var best = Duration.seconds(1e6)
    for _ in 0..<3 {
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

  /// Neurons that read one another: products, sums and tanh in turn, as the peers compute them.
  private static func circuit(_ nodes: Int) throws -> Circuit {
    var builder = CircuitBuilder()
    let weight = builder.input("w", Tensor(0.75))
    let bias = builder.input("b", Tensor(0.25))
    var value = builder.input("x", Tensor(0.5))
    for node in 0..<nodes {
      switch node % 3 {
      case 0: value = try builder.apply("multiply", value, weight)
      case 1: value = try builder.apply("add", value, bias)
      default: value = try builder.apply("tanh", value)
      }
    }
    return builder.build(output: value)
  }
}
