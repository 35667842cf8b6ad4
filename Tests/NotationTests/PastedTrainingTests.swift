import Notation
import Testing

@Suite struct PastedTrainingTests {
  private static let before =
    "w = torch.tensor(1.0, requires_grad=True)\nb = torch.tensor(2.0, requires_grad=True)\nlr = 0.1\n"

  private static func plan(steps: Int = 1, _ change: (inout TrainingPlan) -> Void = { _ in }) -> TrainingPlan {
    var plan = TrainingPlan(wires: ["w", "b"], rate: 0.1)
    plan.steps = steps
    change(&plan)
    return plan
  }

  @Test(
    "updates as they are pasted are a training",
    arguments: [
      "w -= lr * w.grad\nb -= lr * b.grad\n", "w.data -= 0.1 * w.grad\nb.data -= 0.1 * b.grad.data\n",
      "w = w - lr * w.grad\nb = b - lr * b.grad\n", "w.data = w.data - 0.1 * w.grad.data\nb -= 0.1 * b.grad\n",
      "w.data += -0.1 * w.grad\nb.data += -lr * b.grad\n", "w.data.sub_(lr * w.grad)\nb.data.sub_(b.grad * lr)\n",
      "w.data.add_(w.grad, alpha=-lr)\nb.sub_(b.grad, alpha=0.1)\n",
      "w -= (lr * w.grad)\nb -= b.grad * (lr)\n",
      "with torch.no_grad():\n    w -= lr * w.grad\n    b -= lr * b.grad\n",
      "with torch.no_grad():\n  for p in [w, b]:\n    p -= lr * p.grad\n    p.grad.zero_()\n",
      "for p in (w, b): p.data -= lr * p.grad\n",
      "parameters = [w, b]\nfor p in parameters:\n    p.data += -lr * p.grad\n",
      "opt = torch.optim.SGD([w, b], lr=0.1)\nopt.zero_grad()\nL.backward()\nopt.step()\n",
      "params = [w, b]\nopt = torch.optim.SGD(params, lr)\nopt.step()\n",
    ])
  func updates(lines: String) throws {
    let source = try parse(Self.before + "L = (w * b - 1) ** 2\n" + lines)
    #expect(source.training == Self.plan())
    #expect(source.outputName == "L")
    // A learning rate that only updates read is no wire.
    let isRead = lines.contains("lr *") || lines.contains("* lr") || lines.contains("-lr") || lines.contains(", lr)")
    #expect(source.definitions.map(\.name) == ["w", "b"] + (isRead ? [] : ["lr"]) + ["L"])
  }

  @Test("a loop that trains is written once, and its turns are the steps")
  func loop() throws {
    let head = Self.before + "n = 3\nfor epoch in range(n):\n    y = w * b\n    L = (y - 1) ** 2\n"
    let tail = "    L.backward()\n    w.data -= lr * w.grad\n    b.data -= lr * b.grad\n    print(epoch, L.item())\n"
    let accumulating = try parse(head + tail)
    #expect(accumulating.training == Self.plan(steps: 3) { $0.accumulating = ["w", "b"] })
    #expect(accumulating.outputName == "L" && accumulating.definitions.map(\.name) == ["w", "b", "n", "y", "L"])
    let zeroed = try parse(head + "    w.grad = None\n    b.grad = None\n" + tail)
    #expect(zeroed.training == Self.plan(steps: 3))
    let half = try parse(head + tail + "    w.grad.zero_()\n")
    #expect(half.training == Self.plan(steps: 3) { $0.accumulating = ["b"] })
    let before = try parse(Self.before + "w.grad = None\nb.grad = None\nfor i in range(2):\n  L = w * b\n" + tail)
    #expect(before.training?.accumulating == ["w", "b"])
  }

  @Test("an optimizer of PyTorch has its numbers")
  func optimizers() throws {
    func plan(_ optimizer: String) throws -> TrainingPlan? {
      let lines = "opt = \(optimizer)\nfor _ in range(2):\n    opt.zero_grad()\n    L = w * b\n    L.backward()\n"
      return try parse(Self.before + lines + "    if _ % 10 == 0:\n        print(L)\n    opt.step()\n").training
    }
    #expect(
      try plan("torch.optim.SGD([w, b], lr=0.1, momentum=0.8, nesterov=True, weight_decay=1e-2)")
        == Self.plan(steps: 2) {
          ($0.optimizer, $0.momentum, $0.isNesterov, $0.weightDecay) = (.momentum, 0.8, true, 0.01)
        })
    #expect(
      try plan("optim.Adam([w, b], lr=0.1, betas=(0.8, 0.99), eps=1e-6)")
        == Self.plan(steps: 2) {
          ($0.optimizer, $0.betas.first, $0.betas.second, $0.epsilon) = (.adam, 0.8, 0.99, 1e-6)
        })
    #expect(
      try plan("torch.optim.AdamW([w, b], lr=lr)")
        == Self.plan(steps: 2) { ($0.optimizer, $0.weightDecay) = (.adamw, 0.01) })
  }

  @Test(
    "what is not understood is told",
    arguments: [
      (
        "w = 1\nL = w * w\nw -= lr * w.grad",
        "f:3:1: error: the learning rate 'lr' is not known\n  3 | w -= lr * w.grad\n"
          + "    | ^~~~~~~~~~~~~~~~ write lr = 0.1 above it"
      ),
      (
        "w = 1\nv = 1\nL = w * v\nw -= 0.1 * w.grad\nv -= 0.2 * v.grad",
        "f:5:1: error: this update has another learning rate than the first\n  5 | v -= 0.2 * v.grad\n"
          + "    | ^~~~~~~~~~~~~~~~~ one rate holds for all wires that are trained"
      ),
      (
        "w = 1\nL = w * w\nopt = torch.optim.LBFGS([w], lr=0.1)\nopt.step()",
        "f:3:19: error: the optimizer 'LBFGS' is not known\n  3 | opt = torch.optim.LBFGS([w], lr=0.1)\n"
          + "    |                   ^~~~~ write SGD, Adam or AdamW"
      ),
      (
        "w = 1\nL = w * w\nopt = torch.optim.SGD(net.parameters(), lr=0.1)\nopt.step()",
        "f:3:23: error: 'net.parameters()' of this optimizer is not understood\n"
          + "  3 | opt = torch.optim.SGD(net.parameters(), lr=0.1)\n    |                       ^~~~~~~~~~~~~~~~ "
          + "write train: {wires: [w], rate: 0.1, steps: 3} in the front matter"
      ),
      (
        "w = 1\nfor i in range(5000):\n    L = w * w\n    L.backward()\n    w.data -= 0.1 * w.grad",
        "f:2:1: error: this loop makes 5000 steps of training\n  2 | for i in range(5000):\n"
          + "    | ^~~~~~~~~~~~~~~~~~~~~ write at most 1000"
      ),
      (
        "w = 1\ny = w + 1\nL = y * y\ny.data -= 0.1 * y.grad",
        "f:4:1: error: 'y' is computed: only an input wire can be trained\n  4 | y.data -= 0.1 * y.grad\n"
          + "    | ^~~~~~~~~~~~~~~~~~~~~~ the inputs are w"
      ),
    ])
  func faults(text: String, told: String) {
    #expect(errors(text) == told)
  }

  private func format(_ text: String) throws -> String {
    try FormattedSource(SourceFile(name: "f", text: text), vocabulary: vocabulary).text
  }

  @Test("what trains is told in the front matter when it is written anew")
  func formatted() throws {
    let text =
      Self.before
      + "for epoch in range(3):\n    L = (w * b - 1) ** 2\n    L.backward()\n    w.data -= lr * w.grad  # down\n"
      + "    b.data -= lr * b.grad\n    w.grad = None\n"
    let formatted = try format(text)
    #expect(
      formatted
        == "---\ntrain: {wires: [w, b], rate: 0.1, steps: 3, zero_grad: [w]}\n---\n\nw = 1.0\nb = 2.0\nL = (w * b - 1)**2\n"
    )
    #expect(try format(formatted) == formatted)
    #expect(try parse(formatted).training == (try parse(text).training))
  }
}
