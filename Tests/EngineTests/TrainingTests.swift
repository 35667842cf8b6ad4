import Engine
import Notation
import TestSupport
import Testing

/// Steps of training, against what PyTorch 2.13 finds in float64.
@Suite struct TrainingTests {
  private static let neuron = "w = 1\nb = 0.5\nL = (w * 2 + b - 1) ** 2\n"

  private static func training(
    _ text: String = neuron, wires: [String] = ["w", "b"], rate: Double = 0.05, steps: Int = 3,
    _ change: (inout TrainingPlan) -> Void = { _ in }
  ) throws -> Training {
    var plan = TrainingPlan(wires: wires, rate: rate)
    plan.steps = steps
    change(&plan)
    return try Training(plan, from: Circuit(Circuits.parse(text)))
  }

  private static func expect(_ training: Training, losses: [Double], last: [Double]) {
    let found = training.iterations.map(\.loss)
    #expect(zip(found, losses).allSatisfy { abs($0 - $1) < 1e-12 } && found.count == losses.count, "\(found)")
    let values = training.iterations.last?.updates.map { $0.after.elements[0] } ?? []
    #expect(zip(values, last).allSatisfy { abs($0 - $1) < 1e-12 } && values.count == last.count, "\(values)")
  }

  @Test("gradient descent")
  func descent() throws {
    Self.expect(
      try Self.training(), losses: [2.25, 0.5625, 0.14062499999999983], last: [0.475, 0.2375])
  }

  @Test("gradients that are not set to 0 add up")
  func accumulated() throws {
    let training = try Self.training { $0.accumulating = ["w", "b"] }
    Self.expect(
      training, losses: [2.25, 0.5625, 0.14062500000000008], last: [-0.12500000000000008, -0.06250000000000004])
    #expect(training.iterations[1].updates[0].leftOver == Tensor(6))
    #expect(training.iterations[0].updates[0].leftOver == nil)
  }

  @Test("momentum keeps its velocity, and looks ahead as Nesterov's")
  func momentum() throws {
    Self.expect(
      try Self.training { $0.optimizer = .momentum },
      losses: [2.25, 0.5625, 0.09000000000000016], last: [-0.038000000000000075, -0.019000000000000038])
    Self.expect(
      try Self.training { ($0.optimizer, $0.momentum, $0.isNesterov) = (.momentum, 0.8, true) },
      losses: [2.25, 0.022499999999999905, 0.21622499999999997], last: [0.2086, 0.1043])
  }

  @Test("weight decay is a part of each gradient, and adds up with those that are kept")
  func decay() throws {
    Self.expect(
      try Self.training { $0.weightDecay = 0.1 },
      losses: [2.25, 0.5439062499999997, 0.12964500390624997], last: [0.469292375, 0.2346461875])
    Self.expect(
      try Self.training(steps: 4) {
        ($0.optimizer, $0.weightDecay, $0.accumulating) = (.momentum, 0.1, ["w", "b"])
      },
      losses: [2.25, 0.5439062499999997, 1.15817953515625, 10.816084165839943],
      last: [-1.281975111875, -0.6409875559375])
  }

  @Test("Adam keeps two means; AdamW takes its decay from the wire itself")
  func adam() throws {
    Self.expect(
      try Self.training { $0.optimizer = .adam },
      losses: [2.25, 1.8225000008999992, 1.4414844035964245], last: [0.8507931359528977, 0.350793136214596])
    Self.expect(
      try Self.training(steps: 5) {
        ($0.optimizer, $0.weightDecay, $0.epsilon) = (.adam, 0.1, 1e-6)
        ($0.betas.first, $0.betas.second) = (0.8, 0.99)
      },
      losses: [2.25, 1.8225000885245686, 1.4424896631924613, 1.1108231938676456, 0.8276010296755296],
      last: [0.7564540384705652, 0.25653046255290907])
    Self.expect(
      try Self.training(steps: 5) { ($0.optimizer, $0.weightDecay) = (.adamw, 0.01) },
      losses: [2.25, 1.8191265633991665, 1.4356861432676762, 1.1001584556559276, 0.812581093038951],
      last: [0.7517823012945365, 0.25303105237417844])
  }

  @Test("vectors and matrices are trained element by element")
  func tensors() throws {
    let text = """
      ---
      train: {wires: [W, c, v, d], rate: 0.1, steps: 3}
      ---
      W = [[1, -1], [-1, 1]]
      c = [0.1, 0.2]
      v = [0.5, 0.6]
      d = 0.1
      H = tanh([[0, 0], [0, 1], [1, 0], [1, 1]] @ W + c)
      L = mean((H @ v + d - [0, 1, 1, 0]) ** 2)
      """
    let plan = try #require(try Circuits.parse(text).training)
    let training = try Training(plan, from: Circuit(Circuits.parse(text)))
    let wanted = [
      [0.9979986690501005, -0.9856878815685087, -0.9981909107318365, 0.9912797683033435],
      [0.10009385799877361, 0.2058705667261518], [0.5140032413394459, 0.586652732580752], [0.2342226607308761],
    ]
    let found = try #require(training.iterations.last).updates.map(\.after.elements)
    #expect(zip(found.joined(), wanted.joined()).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
    let losses = [0.3812843685782754, 0.352138244018241, 0.3344074439656225]
    #expect(zip(training.iterations.map(\.loss), losses).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("a step that leads to no number says which, and what to do")
  func divergence() throws {
    let error = #expect(throws: TrainingError.self) {
      _ = try Self.training("w = 1\nL = exp(w ** 2)\n", wires: ["w"], rate: 100)
    }
    #expect(error?.step == 2)
    #expect(error?.description.hasPrefix("in step 2 of the training, ") == true, "\(error?.description ?? "")")
    #expect(error?.hint == "a learning rate smaller than 100.0 makes smaller steps")
  }
}
