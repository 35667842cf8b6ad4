import Engine

/// A circuit of numbers that dice have made, of all functions of numbers and with whatever is read more than once.
public struct RandomCircuit {
  /// The circuit; where asked for, each statement but the last in a composite of its own.
  public let text: String

  private static let functions = FunctionList.all.filter { rule in
    let shapes = rule.exampleShapes
    // What is known when the circuit is built has no node.
    return shapes.allSatisfy(\.isScalar) && rule.name != "identity" && rule.constant(for: shapes) == nil
  }

  /// What it takes to meet every function.
  public static let functionNames = Set(functions.map(\.name))

  /// - Parameter inComposites: whether statements are calls of composites.
  public init(seed: Int, inComposites: Bool = false) {
    var dice = Dice(seed: seed)
    var names = ["x", "y", "z"]
    var (definitions, lines) = ([String](), [String]())
    for name in names { lines.append("\(name) = \(Double(Int.random(in: -30...30, using: &dice)) / 16)") }
    for index in 1...Int.random(in: 3...9, using: &dice) {
      let rule = dice.pick(Self.functions)
      let any = max(rule.arity.lowerBound, Int.random(in: 1...3, using: &dice))
      let count = rule.arity.upperBound == .max ? any : rule.exampleShapes.count
      // The newest most often, so that little is left unread.
      let arguments = (0..<count).map { place in
        place == 0
          ? names[names.count - 1] : Bool.random(using: &dice) ? dice.pick(names) : "0.\(dice.pick(["25", "5", "75"]))"
      }
      let written = rule.name == "threshold" ? ", 0.5, 0.25" : ""
      let name = "a\(index)"
      if inComposites {
        let wires = arguments.filter { $0.first?.isLetter == true }
        let inputs = wires.indices.map { "p\($0)" }
        var rest = inputs[...]
        let inside = arguments.map { $0.first?.isLetter == true ? rest.removeFirst() : $0 }
        definitions.append(
          "g\(index)(\(inputs.joined(separator: ", "))) = \(rule.name)(\(inside.joined(separator: ", "))\(written)) * 0.5 + p0 / 4"
        )
        lines.append("\(name) = g\(index)(\(wires.joined(separator: ", ")))")
      } else {
        lines.append("\(name) = \(rule.name)(\(arguments.joined(separator: ", "))\(written))")
      }
      names.append(name)
    }
    lines.append("f = \(names.suffix(3).joined(separator: " * ")) + \(dice.pick(names)) - \(dice.pick(names))")
    text = (definitions + lines).joined(separator: "\n") + "\n"
  }
}
