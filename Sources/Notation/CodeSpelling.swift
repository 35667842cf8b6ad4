extension Formula {
  /// The formula as it is typed in the circuit language: `tanh(w * x[0])**2`, with the brackets that it needs.
  ///
  /// Numbers stay as the file has them, where it has them.
  public func code(in file: SourceFile? = nil) -> String {
    var spelled: [CodeSpelling] = []
    for part in parts { spelled.append(CodeSpelling(part, part.arguments.map { spelled[$0] }, in: file)) }
    return spelled[spelled.count - 1].text
  }
}

/// A part of a formula in the characters of the language, and how tightly it holds together.
private struct CodeSpelling {
  let text: String
  let precedence: Int

  private static let atom = 100
  /// Of what may be followed by an index or a dot.
  private static let primary = 99

  private init(_ text: String, _ precedence: Int = atom) { (self.text, self.precedence) = (text, precedence) }

  init(_ part: Formula.Part, _ arguments: [CodeSpelling], in file: SourceFile?) {
    let listed = arguments.map(\.text).joined(separator: ", ")
    switch part.head {
    case .number(let value):
      let text = Self.number(value, at: part.range, in: file)
      self.init(text, text.hasPrefix("-") ? InfixOperator.negationPrecedence : Self.atom)
    case .pi: self.init("pi")
    case .name(let name): self.init(ReassignedName.typed(name))
    case .list: self.init("[\(listed)]")
    case .named(let name): self.init("\(name)=\(listed)")
    case .text(let text): self.init("\"\(text)\"")
    case .slice(let hasStart, let hasStop, let hasStep):
      var ends = arguments.map(\.text)[...]
      let pieces = [hasStart, hasStop, hasStep].map { $0 ? ends.popFirst() ?? "" : "" }
      self.init(pieces[0] + ":" + pieces[1] + (hasStep ? ":" + pieces[2] : ""))
    case .call where part.product == .juxtaposed: self = Self.product(" ", arguments[0], arguments[1])
    case .call where part.product == .dotted: self = Self.product(" · ", arguments[0], arguments[1])
    case .call(let function): self = Self.call(function, arguments, listed)
    case .choose, .derivative: preconditionFailure("a formula to show cannot be typed")
    }
  }

  private static func call(_ function: String, _ arguments: [CodeSpelling], _ listed: String) -> CodeSpelling {
    if arguments.count == 2, let op = InfixOperator(rawValue: function) { return infix(op, arguments[0], arguments[1]) }
    guard let first = arguments.first else { return CodeSpelling("\(function)()") }
    switch (function, arguments.count) {
    case (InfixOperator.negation, 1):
      let precedence = InfixOperator.negationPrecedence
      // Two signs in a row are hard to read.
      return CodeSpelling("-" + first.bracketed(below: precedence + 1), precedence)
    case ("logical_not", 1):
      return CodeSpelling("not " + first.bracketed(below: InfixOperator.notPrecedence), InfixOperator.notPrecedence)
    case ("transpose", 1): return CodeSpelling(first.bracketed(below: primary) + ".T", primary)
    case ("element", 2...):
      // What stands for axes has no quotes in an index.
      let indices = arguments.dropFirst().map { ["\"...\"": "...", "\"None\"": "None"][$0.text] ?? $0.text }
      return CodeSpelling(first.bracketed(below: primary) + "[\(indices.joined(separator: ", "))]", primary)
    default: return CodeSpelling("\(function)(\(listed))", primary)
    }
  }

  private static func infix(_ op: InfixOperator, _ left: CodeSpelling, _ right: CodeSpelling) -> CodeSpelling {
    let precedence = op.precedence
    let leastLeft = op.isRightAssociative || op.isComparison ? precedence + 1 : precedence
    let leastRight = op.isRightAssociative ? precedence : precedence + 1
    let sign = op == .power ? op.code : " \(op.code) "
    return CodeSpelling(left.bracketed(below: leastLeft) + sign + right.bracketed(below: leastRight), precedence)
  }

  /// A textbook's product stays one: which product it is, the shapes decide.
  private static func product(_ sign: String, _ left: CodeSpelling, _ right: CodeSpelling) -> CodeSpelling {
    let precedence = InfixOperator.multiply.precedence
    return CodeSpelling(
      left.bracketed(below: precedence) + sign + right.bracketed(below: InfixOperator.argumentPrecedence), precedence)
  }

  private func bracketed(below least: Int) -> String { precedence < least ? "(\(text))" : text }

  private static func number(_ value: Double, at range: SourceRange, in file: SourceFile?) -> String {
    if let written = file?[range].filter({ !$0.isWhitespace }), let first = written.first, Double(written) == value,
      first.isASCII, first.isNumber || first == "-" || first == "."
    {
      return written
    }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return Int(exactly: value).map(String.init) ?? value.description
  }
}

extension InfixOperator {
  /// The operator as it is typed.
  fileprivate var code: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .floorDivide: "//"
    case .power: "**"
    case .matrixProduct: "@"
    case .greater: ">"
    case .less: "<"
    case .greaterEqual: ">="
    case .lessEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .and: "and"
    case .or: "or"
    }
  }
}
