public import ArgumentParser
import Foundation
public import TestSupport

/// Backwire and its peers, side by side in one run.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Time Backwire against its peers, in turn, as whole processes.",
    subcommands: [Compare.self, Network.self, Passes.self, Tensors.self, MemoryGrowth.self],
    defaultSubcommand: Compare.self)
}

/// `benchmarks network 100`: a generated circuit.
struct Network: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print a circuit with so many function nodes.")

  @Argument(help: "How many function nodes.") var nodes: Int
  @Option(help: "mlp or chain.") var shape = NetworkCircuit.Shape.mlp

  func run() { print(NetworkCircuit(shape: shape, nodes: nodes).text, terminator: "") }
}

extension NetworkCircuit.Shape: ExpressibleByArgument {}
