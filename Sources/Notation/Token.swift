/// A word of the circuit language and where it stands.
struct Token: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(Double)
    /// `pi` and `π`
    case pi
    case infix(InfixOperator)
    /// The pasted powers `²` and `³`.
    case superscript(Int)
    /// The pasted transpose `ᵀ`.
    case transpose
    case openRound, closeRound, openSquare, closeSquare
    case comma, dot, equals, doubleEquals, semicolon
    case lineEnd
    /// `# text`; kept because a line that bears a comment is not a blank line.
    case comment
    /// `## text`
    case note(String)
    /// Characters that have been reported already: what stands around them is not to be reported for their sake.
    case faulty
  }

  let kind: Kind
  let range: SourceRange
}

/// An operator between two operands. Its raw value is the canonical name of its function.
enum InfixOperator: String {
  case add, subtract, multiply, divide, power
  /// `@`
  case matrixProduct = "matmul"

  /// The function of a minus before its operand.
  static let negation = "negate"
  /// How tightly that minus binds: tighter than a product, looser than a power.
  static let negationPrecedence = 3

  /// How tightly the operator binds.
  var precedence: Int {
    switch self {
    case .add, .subtract: 1
    case .multiply, .divide, .matrixProduct: 2
    case .power: 4
    }
  }

  /// Whether `a op b op c` is `a op (b op c)`.
  var isRightAssociative: Bool { self == .power }
}
