extension FormulaSpelling {
  /// An operator between its operands. The right one is in brackets where it is no tighter, since all but powers
  /// associate to the left.
  func infix(_ op: InfixOperator, _ left: Int, _ right: Int) -> Spelled {
    switch op {
    case .add: between(" + ", left, right, .sum, .scientific)
    case .subtract: between(" − ", left, right, .sum, .scientific)
    case .multiply: between(" × ", left, right, .product, .negation)
    case .divide:
      between(
        isBareNumber(left, orNegative: true) && isBareNumber(right) ? "/" : " / ", left, right, .product, .negation)
    case .remainder, .floorDivide: between(" \(op.sign) ", left, right, .product, .negation)
    case .matrixProduct: between(" @ ", left, right, .product, .negation)
    case .power: power(left, right)
    case .greater, .greaterEqual, .less, .lessEqual, .equal, .notEqual:
      between(" \(op.sign) ", left, right, .comparison, .sum)
    case .and, .or: between(" \(op.sign) ", left, right, op == .and ? .conjunction : .disjunction, .comparison)
    }
  }

  private func between(
    _ sign: MathText, _ left: Int, _ right: Int, _ precedence: Precedence, _ leastRight: Precedence
  ) -> Spelled {
    Spelled(
      precedence: precedence,
      pieces: [.part(left, least: precedence, .asWhole), .text(sign), .part(right, least: leastRight, .afterOperator)])
  }

  private func power(_ base: Int, _ exponent: Int) -> Spelled {
    let base = Piece.part(base, least: .atom)
    if let raised = raised(exponent) {
      return Spelled(precedence: .power, pieces: [base, .text(MathText(raised))])
    }
    return Spelled(precedence: .power, pieces: [base, .text("^"), .part(exponent, least: .atom)])
  }

  /// A short exponent in superscripts: a whole number, a letter, and a sum or difference of them.
  private func raised(_ exponent: Int) -> String? {
    guard case .call(let function) = parts[exponent].head else { return raisedAtom(exponent) }
    let arguments = parts[exponent].arguments
    if function == InfixOperator.negation, arguments.count == 1 {
      return raisedAtom(arguments[0]).map { "⁻" + $0 }
    }
    guard arguments.count == 2, function == "add" || function == "subtract" else { return nil }
    guard let left = raisedAtom(arguments[0]), let right = raisedAtom(arguments[1]), !right.hasPrefix("⁻") else {
      return nil
    }
    return left + (function == "add" ? "⁺" : "⁻") + right
  }

  private func raisedAtom(_ index: Int) -> String? {
    switch parts[index].head {
    case .number(let value): value == value.rounded() ? Scripts.raised(NumberText.format(value, digits: 15)) : nil
    case .name(let name): name.count == 1 ? Scripts.raised(name) : nil
    case .pi, .call, .choose, .list, .named, .derivative, .slice, .text: nil
    }
  }

  /// Whether a part is a number or π without a sign or a power of ten, so that `1/2` and `π/2` are one to the eye.
  private func isBareNumber(_ index: Int, orNegative: Bool = false) -> Bool {
    switch parts[index].head {
    case .number, .pi: [.atom, orNegative ? .negation : .atom].contains(spell(index).precedence)
    case .name, .call, .choose, .list, .named, .derivative, .slice, .text: false
    }
  }
}
