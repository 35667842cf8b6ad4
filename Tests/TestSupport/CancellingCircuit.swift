/// A circuit that dice have made of numbers that nearly cancel, in the forward pass and at splitters.
public struct CancellingCircuit {
  /// The circuit in its language.
  public let text: String

  /// Equal seeds give equal circuits.
  public init(seed: Int) {
    var dice = Dice(seed: seed)
    let size = dice.pick([1.0, 1, 3, 0.1, 1e4, 1e-6, 1.0 / 3])
    let gap = dice.pick([1e-3, 2e-5, 4.235e-5, 7e-8, 1e-11, 0.3])
    let x = size * Double(Int.random(in: 1...9, using: &dice))
    var lines = [
      "x = \(x)", "y = \(x * (1 + gap * Double.random(in: 0.5...2, using: &dice)))",
      "z = \(dice.pick([2.0, 0.7, -1.3]))",
    ]
    var names = ["x", "y", "z"]
    let terms = [
      "x - y", "(x - y) * z", "x * z - y * z", "x * x - x * y", "sin(x) - sin(y)", "x / z - y / z",
      "tanh(x * z) + x * 0.1 - x * 0.1",
      "x / 3 + x / 3 + x / 3 - x", "x * y - x * x + y", "log(y / x)", "x / y - y / x", "(x + y + z) - (y + x)",
    ]
    for index in 1...Int.random(in: 1...4, using: &dice) {
      lines.append(
        "a\(index) = \(dice.pick(terms)) + \(dice.pick(names)) * \(dice.pick(["0.5", "1", "-1", "1.00003"]))")
      names.append("a\(index)")
    }
    lines.append("f = \(names.dropFirst(3).joined(separator: " + ")) - x + z * \(dice.pick(names))")
    text = lines.joined(separator: "\n") + "\n"
  }
}
