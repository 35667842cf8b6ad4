/// Functions that give a pair in PyTorch, values and their places, of which the values are a wire: `torch.max(x, 0)[0]`,
/// `x.sort().values`.
extension ExpressionParser {
  enum Pairing {
    case none, pair
    /// A method that NumPy has, too, where nothing tells which library is meant.
    case unknown
  }

  /// - Parameter count: how many operands are its arguments.
  func pairing(of callee: Callee, taking count: Int) -> Pairing {
    guard let name = callee.signature?.name, PastedNames.givingPairs.contains(name),
      callee.isMethod || callee.module != nil
    else { return .none }
    let arguments = operands.suffix(count)
    let isAlongAxis = arguments.contains { operand in
      guard operand.isParameter, case .named("axis") = parts[operand.part].head else { return false }
      return true
    }
    switch name {
    case "max", "min":
      // maximum, amax and their like are of one result.
      guard isAlongAxis, [".max", ".min", "max", "min"].contains(file[callee.range]) else { return .none }
    case "median": guard isAlongAxis else { return .none }
    default: break
    }
    if let module = callee.module { return module == "torch" ? .pair : .none }
    if name == "topk" || file.text.contains("torch") { return .pair }
    return ["numpy", "np.", "jax", "jnp."].contains(where: file.text.contains) ? .none : .unknown
  }

  /// Makes `[0]` behind a pair the values themselves; false where an index picks elements.
  /// - Parameter count: how many operands are the index.
  mutating func takesValues(fromPairBefore count: Int, at range: SourceRange) -> Bool {
    let pair = operands.count - count - 1
    guard pair >= 0, operands[pair].pairing != .none, count == 1,
      case .number(let place) = parts[operands[pair + 1].part].head, operands[pair + 1].extents == []
    else { return false }
    guard operands[pair].pairing == .pair else {
      let name = file[operands[pair].range]
      reportStructure(
        "'\(name)' is a pair in PyTorch, and in NumPy it is none", at: range,
        hint: "write \(name).values for the values, and (\(name))[\(file[operands[pair + 1].range])] for an element")
      operands.removeLast()
      expectsOperand = false
      return true
    }
    guard place == 0 || place == -2 else {
      operands.removeLast()
      reportPlaces(at: range)
      return true
    }
    parts.removeSubrange(operands[pair + 1].part...)
    operands.removeLast()
    setValues(at: range)
    return true
  }

  /// Makes `.values` behind a pair the values themselves; false where something else is meant.
  mutating func takesValues(named name: String, at range: SourceRange) -> Bool {
    guard let pair = operands.last, pair.pairing != .none, name == "values" || name == "indices" else { return false }
    let whole = pair.range.union(range)
    if name == "values" { setValues(at: whole) } else { reportPlaces(at: whole) }
    return true
  }

  private mutating func setValues(at range: SourceRange) {
    operands[operands.count - 1].pairing = .none
    operands[operands.count - 1].range = range
    expectsOperand = false
  }

  private mutating func reportPlaces(at range: SourceRange) {
    reportStructure(
      "the places of the values are no wire: nothing flows back from them", at: range, hint: "leave them out")
    expectsOperand = false
  }
}
