import Notation
import Testing

@Suite struct TrainingPlanTests {
  private static let circuit = "w = 1\nb = 2\nL = w * b\n"

  private static func plan(_ settings: String) throws -> TrainingPlan? {
    try parse("---\ntrain: {\(settings)}\n---\n\(circuit)").training
  }

  @Test("a plan has its wires and rate, and PyTorch's numbers for the rest")
  func plans() throws {
    let plan = try #require(try Self.plan("wires: [w, b], rate: 1/10"))
    #expect(plan.wires == ["w", "b"] && plan.rate == 0.1 && plan.steps == 1 && plan.optimizer == .sgd)
    #expect(plan.accumulating.isEmpty && plan.weightDecay == 0)
    let adam = try #require(
      try Self.plan("wires: w, rate: 1e-3, steps: 5, optimizer: adam, beta1: 0.8, epsilon: 1e-6, zero_grad: False"))
    #expect(adam.wires == ["w"] && adam.steps == 5 && adam.optimizer == .adam)
    #expect(adam.accumulating == ["w"])
    #expect(adam.betas.first == 0.8 && adam.betas.second == 0.999 && adam.epsilon == 1e-6)
    #expect(try Self.plan("wires: w, rate: 1, momentum: 0.5")?.optimizer == .momentum)
    #expect(try Self.plan("wires: w, rate: 1, optimizer: AdamW")?.weightDecay == 0.01)
    let pytorch = try Self.plan("params: [w, b], lr: 0.1, optimizer: Adam, betas: [0.5, 0.9], eps: 1e-4, epochs: 2")
    let own = try Self.plan(
      "wires: [w, b], rate: 0.1, optimizer: adam, beta1: 0.5, beta2: 0.9, epsilon: 1e-4, steps: 2")
    #expect(pytorch == own && own?.steps == 2)
    #expect(try Self.plan("wires: [w, b], rate: 1, zero_grad: [b]")?.accumulating == ["w"])
  }

  @Test(
    "every mistake has its own words",
    arguments: [
      ("wires: [w]", "'train' needs a learning rate"), ("rate: 1", "'train' names the wires that are changed"),
      ("wires: [w], rate: fast", "'rate' is a finite number, such as 1 or pi/2"),
      ("wires: [w], rate: 1, steps: 0", "'steps' is a whole number from 1 to 1000"),
      ("wires: [w], rate: 1, optimizer: adm", "'optimizer' is sgd, momentum, adam or adamw"),
      ("wires: [w], rate: 1, optimizer: adam, beta1: 2", "'beta1' is a number from 0 to 1"),
      ("wires: [w], rate: 1, zero_grad: maybe", "'zero_grad' is true or false"),
      ("wires: [w], rate: 1, zero_grad: [b]", "'zero_grad' has 'b', which is not trained"),
      ("wires: [w], rate: 1, lr: 2", "'train' has 'rate' twice"),
      ("wires: [w], rate: 1, beta1: 0.5", "'beta1' changes nothing for sgd"),
      ("wires: [w], rate: 1, optimizer: adam, momentum: 0.5", "'momentum' changes nothing for adam"),
      ("wires: [w], rate: 1, optimizer: adam, betas: [2, 1]", "'betas' are two numbers from 0 to 1"),
      ("wires: [w], rate: 1, step: 3", "'train' has no 'step'"),
      ("wires: [v], rate: 1", "there is no wire named 'v'"),
      ("wires: [w, w], rate: 1", "'train' has the wire 'w' twice"),
      ("wires: [L], rate: 1", "'L' is computed: only an input wire can be trained"),
    ])
  func mistakes(settings: String, message: String) {
    let told = errors("---\ntrain: {\(settings)}\n---\n\(Self.circuit)")
    #expect(told.contains("f:2:") && told.contains(": error: \(message)\n"), "\(told)")
  }

  @Test(
    "outputs and their seeds are wires that there are",
    arguments: [
      ("output: [w, w]", "'output' has 'w' twice"), ("output: [w, v]", "there is no wire named 'v'"),
      ("output: [w, L]\nseed: 2", "each output has a seed of its own"),
      ("output: [w, L]\nseed: {b: 2}", "'b' is no output, and receives no seed"),
    ])
  func outputs(settings: String, message: String) {
    let told = errors("---\n\(settings)\n---\n\(Self.circuit)")
    #expect(told.contains(": error: \(message)\n"), "\(told)")
  }

  @Test("several outputs have a seed each")
  func seeds() throws {
    let source = try parse("---\noutput: [w, L]\nseed: {w: 1/2, L: [1, 2]}\n---\n\(Self.circuit)")
    #expect(source.outputNames == ["w", "L"])
    #expect(source.frontMatter.seeds["w"]?.numbers == [0.5] && source.frontMatter.seeds["L"]?.numbers == [1, 2])
  }
}
