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
    /// `:` within the brackets of an index, or at the end of a line that begins a block.
    case colon
    /// `...` in an index.
    case ellipsis
    /// The bars of `|x|` and `‖x‖`.
    case bar(String)
    /// `√`, which takes what follows.
    case root
    /// Words in quotes, where a function may take them.
    case quoted(String)
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
  /// `%`
  case remainder
  /// `//`
  case floorDivide = "floor_divide"
  /// `@`
  case matrixProduct = "matmul"
  case greater, less
  case greaterEqual = "greater_equal"
  case lessEqual = "less_equal"
  case equal
  case notEqual = "not_equal"
  case and = "logical_and"
  case or = "logical_or"

  /// The sign, or the word, as it is shown.
  var sign: MathText {
    switch self {
    case .add: "+"
    case .subtract: "−"
    case .multiply: "×"
    case .divide: "/"
    case .remainder: "mod"
    case .floorDivide: "//"
    case .power: "^"
    case .matrixProduct: "@"
    case .greater: ">"
    case .less: "<"
    case .greaterEqual: "≥"
    case .lessEqual: "≤"
    case .equal: "="
    case .notEqual: "≠"
    case .and: "and"
    case .or: "or"
    }
  }

  var isComparison: Bool {
    switch self {
    case .greater, .less, .greaterEqual, .lessEqual, .equal, .notEqual: true
    default: false
    }
  }

  /// The function of a minus before its operand.
  static let negation = "negate"
  /// How tightly that minus binds: tighter than a product, looser than a power.
  static let negationPrecedence = 8
  /// Of `not`: looser than a comparison.
  static let notPrecedence = 3
  /// Of a function before its argument without brackets (`sin x`, `√x`): tighter than a product, and what it takes
  /// includes a power.
  static let functionPrecedence = 8
  /// Of a product without a sign in such an argument, `cos 2x`: the function takes all of it.
  static let argumentPrecedence = 9
  /// Of the sign `∑`, which takes all factors behind it: looser than a product, tighter than a sum.
  static let sumSignPrecedence = 6

  /// How tightly the operator binds.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .greater, .less, .greaterEqual, .lessEqual, .equal, .notEqual: 4
    case .add, .subtract: 5
    case .multiply, .divide, .matrixProduct, .remainder, .floorDivide: 7
    case .power: 10
    }
  }

  /// Whether `a op b op c` is `a op (b op c)`.
  var isRightAssociative: Bool { self == .power }
}
