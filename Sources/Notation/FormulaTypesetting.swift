extension Formula {
  /// The formula as mathematics writes it, with no more brackets than its structure needs: `x + (−2)`, `(x + y)²`.
  ///
  /// `a − (b − c)` and `a + (b + c)` both keep their brackets: a formula is read as its circuit is drawn.
  public var mathText: MathText {
    var typesetter = FormulaTypesetter(spelling: FormulaSpelling(parts: parts))
    return typesetter.typeset(parts.count - 1)
  }

  /// The same in brackets, unless it is a name, a number or a function of something: what an index or ∂ may stand beside.
  public var operandText: MathText {
    var typesetter = FormulaTypesetter(spelling: FormulaSpelling(parts: parts))
    return typesetter.typeset(parts.count - 1, least: .application)
  }
}

/// Writes a formula from left to right, with the work still to do on a stack of its own instead of the call stack.
private struct FormulaTypesetter {
  let spelling: FormulaSpelling
  private var result = MathText()
  /// What is still to be written, the next one last.
  private var work: [FormulaSpelling.Piece] = []

  init(spelling: FormulaSpelling) { self.spelling = spelling }

  mutating func typeset(_ root: Int, least: FormulaSpelling.Precedence = .choice) -> MathText {
    work = [.part(root, least: least)]
    while let next = work.popLast() {
      switch next {
      case .text(let text): result += text
      case .part(let index, let least, let place): write(index, least, place)
      case .otherwise(let index): writeOtherwise(index)
      }
    }
    return result
  }

  private mutating func write(_ index: Int, _ least: FormulaSpelling.Precedence, _ place: FormulaSpelling.Place) {
    let spelled = spelling.spell(index)
    if spelled.precedence < least || (spelled.beginsWithMinus && place == .afterOperator) {
      work.append(.text(")"))
      push(spelled.pieces, place: .free)
      work.append(.text("("))
    } else {
      push(spelled.pieces, place: place)
    }
  }

  /// The last branch of a case distinction; one that distinguishes cases again goes on with the list of cases.
  private mutating func writeOtherwise(_ index: Int) {
    if case .choose = spelling.parts[index].head {
      result += ", "
      push(spelling.spell(index).pieces, place: .free)
    } else {
      result += ", else "
      work.append(.part(index, least: .sum))
    }
  }

  /// - Parameter place: where the whole stands, and with it its leftmost operand.
  private mutating func push(_ pieces: [FormulaSpelling.Piece], place: FormulaSpelling.Place) {
    for piece in pieces.reversed() {
      if case .part(let index, let least, .asWhole) = piece {
        work.append(.part(index, least: least, place))
      } else {
        work.append(piece)
      }
    }
  }
}
