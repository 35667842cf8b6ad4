/// Sizes that are known before any number flows: `len(x)`, `x.shape[0]`, `x.size(0)`, `x.numel()`, and numbers by name in
/// `range(n)`, `zeros(n)`.
extension Unroller {
  /// A statement in which known sizes are numbers. What is made of them and of numbers alone is a constant.
  mutating func withKnownSizes(_ line: Statement) -> Statement {
    var line = line
    let table = names[names.count - 1]
    var holdsSizes = false
    for place in line.tokens.indices.reversed() {
      guard case .name(let name) = line.tokens[place].kind else { continue }
      if let (size, count) = size(at: place, in: line.tokens, table) {
        let range = line.tokens[place].range.union(line.tokens[place + count - 1].range)
        line.tokens.replaceSubrange(place..<(place + count), with: [Token(kind: .number(Double(size)), range: range)])
        holdsSizes = true
      } else if Self.takesSizes.contains(name), place + 1 < line.tokens.count,
        line.tokens[place + 1].kind == .openRound, let closing = BlockHeading.closing(of: place + 1, in: line.tokens)
      {
        for place in (place + 2)..<closing {
          guard case .name(let name) = line.tokens[place].kind, let number = table.numbers[name],
            line.tokens[place + 1].kind != .equals
          else { continue }
          line.tokens[place] = Token(kind: .number(number), range: line.tokens[place].range)
          counted.insert(name)
        }
      }
    }
    if holdsSizes, let assigned = line.assigned, number(of: line.tokens[(assigned.equals + 1)...]) != nil {
      counted.insert(file[line.tokens[assigned.name].range])
    }
    return line
  }

  private static let takesSizes: Set<String> = ["range", "arange", "zeros", "ones", "eye"]

  /// The size that an expression at a place is, and of how many tokens that expression is.
  private func size(at place: Int, in tokens: [Token], _ table: NameTable) -> (size: Int, count: Int)? {
    guard place == 0 || tokens[place - 1].kind != .dot else { return nil }
    if let (length, count) = length(at: place, in: tokens[...], table) { return (length, count) }
    let kinds = tokens[place...].prefix(7).map(\.kind)
    guard kinds.count > 2, case .name(let name) = kinds[0], kinds[1] == .dot, let extents = table.extents[name] else {
      return nil
    }
    if kinds[2] == .name("numel"), kinds.count > 4, kinds[3] == .openRound, kinds[4] == .closeRound {
      return (extents.reduce(1, *), 5)
    }
    // NumPy's attribute; PyTorch's method takes an axis.
    if kinds[2] == .name("size"), kinds.count == 3 || kinds[3] != .openRound { return (extents.reduce(1, *), 3) }
    let brackets: (Token.Kind, Token.Kind)
    switch kinds[2] {
    case .name("shape"): brackets = (.openSquare, .closeSquare)
    case .name("size"): brackets = (.openRound, .closeRound)
    default: return nil
    }
    guard kinds.count > 5, kinds[3] == brackets.0 else { return nil }
    if case .number(let axis) = kinds[4], kinds[5] == brackets.1, let axis = Int(exactly: axis) {
      return extents.indices.contains(axis) ? (extents[axis], 6) : nil
    }
    guard kinds.count > 6, kinds[4] == .infix(.subtract), case .number(let axis) = kinds[5], kinds[6] == brackets.1,
      let axis = Int(exactly: axis), extents.indices.contains(extents.count - axis)
    else { return nil }
    return (extents[extents.count - axis], 7)
  }
}
