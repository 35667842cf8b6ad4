/// What waits on the stack of an expression's parser for its right end: operators, and brackets with what opened them.
extension ExpressionParser {
  enum Pending {
    case infix(InfixOperator)
    /// A product as a textbook writes it; in the argument of a function without brackets, `cos 2x`, it binds tighter.
    case product(Formula.Product, isArgument: Bool)
    case negation(SourceRange)
    /// `not`
    case not(SourceRange)
    /// A function before its argument without brackets, `√x` or `sin x`; of `sin² x` also the power of what comes out.
    case prefix(String, power: Int?, SourceRange)
    /// The name and the `=` before a parameter's value.
    case named(String, SourceRange)
    case bracket(Bracket)
  }

  struct Bracket {
    enum Kind {
      case group
      case call(Callee)
      /// `[1, 2]`
      case list
      /// `x[1, 2]`; the operand before it is what it picks from.
      case index
      /// `|x|` or `‖x‖`, by the function.
      case bars(String)
    }

    let kind: Kind
    let opener: SourceRange
    /// How many operands stood before the bracket.
    let base: Int
    /// Whether it is a list in round brackets, as Python writes a shape.
    let isRound: Bool

    init(_ kind: Kind, opener: SourceRange, base: Int, isRound: Bool = false) {
      (self.kind, self.opener, self.base, self.isRound) = (kind, opener, base, isRound)
    }

    var isSquare: Bool {
      switch kind {
      case .list where isRound: false
      case .group, .call, .bars: false
      case .list, .index: true
      }
    }

    var takesCommas: Bool {
      switch kind {
      case .group, .bars: false
      case .call, .list, .index: true
      }
    }
  }

  struct Callee {
    let range: SourceRange
    /// Nothing where the name is not a function; that has been reported.
    let signature: FunctionSignature?
    /// The power of the result: `sin²(x)`.
    var power: Int?
    /// What a literal is wrapped in, `np.array([1, 2])`: nothing is called.
    var wrapper: Wrapper?
    /// Whether the operand before it is its first argument: `x.sum()`.
    var isMethod = false
    /// The first module before its name: `np` of `np.var`.
    var module: String?
  }
}
