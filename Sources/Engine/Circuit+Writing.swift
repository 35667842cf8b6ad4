public import Notation

/// What wires and nodes are called: by what the author wrote, never by an invented symbol.
extension Circuit {
  /// Of a longer expression formulas show this many parts, those at its top.
  private static let mostParts = 10

  /// The wire that a splitter's branch carries on; the wire itself where it is no branch.
  public func origin(of wire: WireID) -> WireID {
    var wire = wire
    while isSplitter(wires[wire].producer) { wire = nodes[wires[wire].producer].inputs[0] }
    return wire
  }

  /// A wire as formulas show it: its name, the number that a constant is, or the expression that it is the value of, of
  /// which … stands for what is deep inside a long one.
  ///
  ///     y = tanh(w*x + b)      // the wire of w*x is `w × x`, that of the sum `w × x + b`
  public func formula(of wire: WireID) -> Formula {
    written(wire) ?? expression(of: wire, parts: Self.mostParts).formula
  }

  /// The same; nil where the expression has more than some parts.
  public func formula(of wire: WireID, parts: Int) -> Formula? {
    if let written = written(wire) { return written }
    let expression = expression(of: wire, parts: parts)
    return expression.isWhole ? expression.formula : nil
  }

  /// A wire as sentences call it: as formulas do, and the second branch of a splitter `x⁽²⁾`, or `(3 × d)⁽²⁾`.
  public func symbol(of wire: WireID) -> MathText {
    let formula = formula(of: wire)
    guard case .branch(let whole, let number) = wires[wire].label, case .unnamed = whole else {
      return formula.mathText
    }
    return "\(formula.operandText)⁽\(Script.upper(number))⁾"
  }

  /// A node as sentences call it: `q = x + y`, or `x + y` where that has no name.
  public func called(_ node: NodeID) -> MathText {
    let wire = namesake(of: node)
    let name = formula(of: wire)
    guard self.name(of: wire) != nil else { return name.mathText }
    let statement = statement(of: node)
    return statement == name ? name.mathText : "\(name.mathText) = \(statement.mathText)"
  }

  /// What stands in the text for a wire: a name or a number.
  private func written(_ wire: WireID) -> Formula? {
    if case .constant(let formula) = nodes[wires[wire].producer].kind { return formula }
    var label = wires[wire].label
    while case .branch(let whole, _) = label { label = whole }
    if case .named = label { return .name(id(of: wire)) }
    return nil
  }

  /// An expression from its top down: level by level as far as the parts go.
  private func expression(of wire: WireID, parts most: Int) -> (formula: Formula, isWhole: Bool) {
    var reached = [origin(of: wire)]
    var arguments: [Range<Int>?] = []
    while arguments.count < reached.count {
      let wire = reached[arguments.count]
      let node = nodes[wires[wire].producer]
      guard written(wire) == nil, arguments.isEmpty || reached.count + node.inputs.count <= most else {
        arguments.append(nil)
        continue
      }
      arguments.append(reached.count..<reached.count + node.inputs.count)
      reached += node.inputs.map(origin)
    }
    var isWhole = reached.count <= most
    var formulas = [Formula](repeating: .name("…"), count: reached.count)
    for place in reached.indices.reversed() {
      let wire = reached[place]
      if let written = written(wire) {
        formulas[place] = written
      } else if let range = arguments[place], case .function(let rule) = nodes[wires[wire].producer].kind {
        let inputs = Array(formulas[range])
        formulas[place] = rule.name == "identity" ? inputs[0] : rule.statement(of: inputs)
      } else {
        isWhole = false
      }
    }
    return (formulas[0], isWhole)
  }
}
