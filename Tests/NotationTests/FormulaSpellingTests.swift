import Notation
import TestSupport
import Testing

/// What is written is what was meant: brackets stand where they are needed.
@Suite struct FormulaSpellingTests {
  /// A formula of operators and functions that are written as they are typed.
  private static func formula(_ dice: inout Dice, depth: Int) -> Formula {
    func inner() -> Formula { formula(&dice, depth: depth - 1) }
    guard depth > 0 else { return .name(dice.pick(["x", "y", "z"])) }
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: return .call("add", [inner(), inner()])
    case 1: return .call("subtract", [inner(), inner()])
    case 2: return .call("multiply", [inner(), inner()])
    case 3: return .call("divide", [inner(), inner()])
    case 4: return .call("negate", [inner()])
    case 5: return .call("power", [inner(), .number(dice.pick([2, 3]))])
    case 6: return .call(dice.pick(["sin", "sigmoid"]), [inner()])
    default: return .name(dice.pick(["x", "y", "z"]))
    }
  }

  /// The parts without their places in a text.
  private static func structure(_ formula: Formula) -> [String] {
    formula.parts.map { "\($0.head) \($0.arguments)" }
  }

  @Test func `A formula that is written and read again is the same formula`() throws {
    var lengths = 0
    for seed in 0..<2000 {
      var dice = Dice(seed: seed)
      let formula = Self.formula(&dice, depth: Int.random(in: 1...5, using: &dice))
      let text = formula.mathText.plain
      let read = try #require(try? parse("x = 1\ny = 2\nz = 3\nf = \(text)").definitions.last, "\(text)")
      #expect(Self.structure(read.formula) == Self.structure(formula), "\(text)")
      lengths += text.count
    }
    #expect(lengths > 20_000)
  }
}
