import ArgumentParser
import Foundation
import Publishing
import TestSupport

/// `trials circuits`: circuits with their values and gradients, for another program to compute again.
struct CircuitsTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "circuits", abstract: "Random circuits in Python's words, with every value and gradient, as JSON.")

  @Option(help: "How many circuits.") var count = 500

  func run() throws {
    let circuits = try ComparedCircuit.json(count: count) {
      PyTorchScript($0, title: "Dice").text()
    }
    FileHandle.standardOutput.write(circuits)
  }
}
