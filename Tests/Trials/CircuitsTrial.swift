import ArgumentParser
import Foundation
import Publishing
import TestSupport

/// `trials circuits`: circuits with their values and gradients, for another program to compute again.
struct CircuitsTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "circuits", abstract: "Random circuits in Python's words, with every value and gradient, as JSON.")

  @Option(help: "How many circuits.") var count = 500
  @Option(help: "How many axes a wire has at most.") var axes = 2

  @Flag(help: "Each function by itself with NaN among its inputs instead, so many times.") var notNumbers = false

  func run() throws {
    if notNumbers { return FileHandle.standardOutput.write(try ComparedCircuit.notNumbersJSON(count: count)) }
    let circuits = try ComparedCircuit.json(count: count, axes: axes) {
      PyTorchScript($0, title: "Dice").text()
    }
    FileHandle.standardOutput.write(circuits)
  }
}
