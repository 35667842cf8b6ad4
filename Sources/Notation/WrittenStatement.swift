/// A statement as its author wrote it, typeset token by token: order and brackets are those of the text. A part of it is lit.
///
///     WrittenStatement(of: definition.range, lit: formula.parts[2].range, in: file).lit.plain   // 3 × d₂
public struct WrittenStatement: Equatable, Sendable {
  /// What stands before the lit part, the part itself, and what stands behind it.
  public private(set) var before = MathText(), lit = MathText(), after = MathText()

  /// - Parameters:
  ///   - range: the statement.
  ///   - lit: the part of it to light up.
  public init(of range: SourceRange, lit: SourceRange, in file: SourceFile) {
    let tokens = Self.withoutRecords(Lexer.tokens(of: file, in: range).tokens)
    var depth = 0
    var place = 0
    while place < tokens.count {
      let token = tokens[place]
      let next = place + 1 < tokens.count ? tokens[place + 1].kind : nil
      let last = place > 0 ? tokens[place - 1].kind : nil
      var text = Self.text(token, after: last, before: next, isInside: depth > 0, in: file)
      // What its author set apart stays apart: sin w cos w.
      let isApart = place > 0 && tokens[place - 1].range.end < token.range.start
      if isApart, Self.endsOperand(last), Self.beginsOperand(token.kind) { text = " " + text }
      switch token.kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      case .infix(.power):
        // A power with a plain number is raised, as in a textbook.
        if case .number? = next, let raised = Scripts.raised(file[tokens[place + 1].range]) {
          text = MathText(raised)
          place += 1
        }
      case .dot:
        if next == .name("T") {
          text = "ᵀ"
          place += 1
        }
      default: break
      }
      if token.range.end <= lit.start {
        before += text
      } else if token.range.start < lit.end {
        self.lit += text
      } else {
        after += text
      }
      place += 1
    }
  }

  private static func text(
    _ token: Token, after last: Token.Kind?, before next: Token.Kind?, isInside: Bool, in file: SourceFile
  ) -> MathText {
    switch token.kind {
    case .name(let name): next == .openRound ? MathText(name) : MathText(name: name)
    case .number: MathText(file[token.range])
    case .pi: "π"
    case .superscript(let power): MathText(Scripts.raised("\(power)") ?? "")
    case .transpose: "ᵀ"
    case .infix(.multiply) where ExpressionParser.dots.contains(file[token.range]): " · "
    case .infix(let sign): self.sign(sign, isPrefix: !endsOperand(last))
    case .comma: ", "
    case .colon, .ellipsis: MathText(file[token.range])
    case .equals: isInside ? "=" : " = "
    case .doubleEquals: " == "
    case .lineEnd, .comment, .note: ""
    default: MathText(file[token.range])
    }
  }

  private static func sign(_ sign: InfixOperator, isPrefix: Bool) -> MathText {
    isPrefix || sign == .power ? sign.sign : " " + sign.sign + " "
  }

  /// Whether an operand, or a function, begins with a token.
  private static func beginsOperand(_ token: Token.Kind) -> Bool {
    switch token {
    case .name, .number, .pi, .openRound, .root: true
    default: false
    }
  }

  /// Whether an operand ends with a token: a minus behind it is one between two operands.
  private static func endsOperand(_ token: Token.Kind?) -> Bool {
    switch token {
    case .name, .number, .pi, .superscript, .transpose, .closeRound, .closeSquare: true
    default: false
    }
  }
}
