import Foundation
import TestSupport
import Testing

/// The values and gradients of JAX, which the README's test command installs. `Tests/Torch/run` has those of PyTorch.
@Suite struct JAXTests {
  @Test("JAX has every value and every gradient of 2,000 random circuits of all functions, to nine digits")
  func agreement() throws {
    let circuits = try ComparedCircuit.json(count: 2000, isSmooth: true)
    let script = Circuits.root + "/Tests/Torch/compare.py"
    // One process for all, since each function is compiled once.
    let run = try Command(
      URL(filePath: Browser.python), [script, "jax"], input: String(decoding: circuits, as: UTF8.self))
    print(run.output)
    #expect(run.code == 0, "\(run.messages.prefix(4000))")
    #expect(run.output.hasPrefix("2000 circuits of \(RandomTensors.functionNames.count) functions"))
  }
}
