/// One statement of a circuit: a wire, and the formula that gives its value.
public struct Definition: Sendable, Equatable {
  /// The wire, which is also the name of the function node that it leaves; `h⁽¹⁾` where the name `h` is assigned anew.
  public let name: String
  /// Where the wire is named, for errors about it.
  public let nameRange: SourceRange
  /// What stands on the right of the `=`.
  public let formula: Formula
  /// The whole statement, without its notes.
  public let range: SourceRange
  /// What the lecturer wrote in `## notes` at this statement, in the order of the file.
  public let notes: [String]
  /// Whether it is a constant: a name for a value that nobody differentiates by.
  public internal(set) var isConstant: Bool
  /// Whether its author asks for a gradient, `requires_grad=True`: numbers are an input wire then, whatever made them.
  public let requiresGradient: Bool
  /// The turns of loops in which it is carried out, the outermost first.
  public let turns: [LoopTurn]

  /// A statement as a parser has read it, or as a program makes one up.
  /// - Parameters:
  ///   - name: the wire's.
  ///   - nameRange: where the text names it.
  ///   - formula: what its value is.
  ///   - range: the whole statement.
  ///   - notes: what is shown in the node's step.
  ///   - isConstant: whether nobody differentiates by it.
  ///   - requiresGradient: whether it is an input wire whatever made its numbers.
  ///   - turns: of the loops in which it is carried out, the outermost first.
  public init(
    name: String, nameRange: SourceRange, formula: Formula, range: SourceRange, notes: [String] = [],
    isConstant: Bool = false, requiresGradient: Bool = false, turns: [LoopTurn] = []
  ) {
    (self.name, self.nameRange, self.formula, self.range, self.notes) = (name, nameRange, formula, range, notes)
    (self.isConstant, self.requiresGradient, self.turns) = (isConstant, requiresGradient, turns)
  }

  /// Whether the formula is a number, π, a vector, a matrix or arithmetic of them, such as `pi/2`: the statement declares
  /// an input wire.
  ///
  /// Any other function makes a function node, even of constants: who writes `y = sqrt(2)` wants to see the root.
  public var isNumber: Bool { formula.isArithmeticOfNumbers }
}

extension Definition {
  /// The same definition as if it stood where others read it first; nil where none reads it.
  func moved(toFirstUseIn readers: [Definition], isConstant: Bool) -> Definition? {
    let uses = readers.lazy.flatMap(\.formula.parts).filter { $0.head == .name(name) }
    guard let use = uses.first?.range else { return nil }
    let parts = formula.parts.map { Formula.Part($0.head, $0.arguments, at: use) }
    return Definition(
      name: name, nameRange: use, formula: Formula(parts: parts), range: use, notes: notes, isConstant: isConstant)
  }
}

extension Formula {
  /// Whether a function is one of `+ - * / **` and the minus before a number, which make one number of numbers.
  public static func isArithmetic(_ function: String) -> Bool {
    switch InfixOperator(rawValue: function) {
    case .add, .subtract, .multiply, .divide, .remainder, .floorDivide, .power: true
    default: function == InfixOperator.negation
    }
  }

  /// Whether the formula has numbers, π, vectors and matrices of them, and arithmetic only.
  var isArithmeticOfNumbers: Bool {
    parts.allSatisfy { part in
      switch part.head {
      case .number, .pi, .list: true
      case .call(let function): Self.isArithmetic(function)
      case .name, .choose, .named, .derivative, .slice, .text: false
      }
    }
  }
}
