/// A line that changes a wire by its gradient: `w -= lr * w.grad`, `w.data += -0.1 * w.grad`, `w = w - lr * w.grad`,
/// `w.sub_(lr * w.grad)`, `w.add_(w.grad, alpha=-lr)`.
struct PastedUpdate {
  /// What is changed: a wire, or the variable of a loop over wires.
  var wire: String
  /// The learning rate, a number or a name; nil for a step of the gradient itself.
  private(set) var rate: Token.Kind?
  private(set) var isAscent: Bool
  let range: SourceRange

  /// - Parameter tokens: those of a statement.
  init?(_ tokens: [Token]) {
    guard let first = tokens.first, let last = tokens.last, case .name(let wire) = first.kind, tokens.count > 4 else {
      return nil
    }
    // Most statements are none, and long at times.
    if tokens[1].kind == .equals, tokens[2].kind != .name(wire) { return nil }
    self.wire = wire
    range = first.range.union(last.range)
    isAscent = false
    let kinds = tokens.map(\.kind)[...]
    var rest = Self.withoutTarget(kinds, wire)
    guard let sign = rest.first else { return nil }
    switch sign {
    case .infix(let sign) where rest.dropFirst().first == .equals:
      guard sign == .subtract || sign == .add else { return nil }
      isAscent = sign == .add
      rest = rest.dropFirst(2)
    case .equals where rest.dropFirst().first == .name(wire):
      rest = Self.withoutTarget(rest.dropFirst(), wire)
      guard rest.first == .infix(.subtract) || rest.first == .infix(.add) else { return nil }
      isAscent = rest.first == .infix(.add)
      rest = rest.dropFirst()
    case .dot:
      guard rest.count > 4, rest.last == .closeRound, case .name(let method) = rest[rest.startIndex + 1],
        method == "sub_" || method == "add_", rest[rest.startIndex + 2] == .openRound
      else { return nil }
      isAscent = method == "add_"
      let arguments = Self.split(rest.dropFirst(3).dropLast(), at: .comma)
      rest = arguments[0]
      if arguments.count == 2 {
        guard Array(arguments[1].prefix(2)) == [.name("alpha"), .equals], take(arguments[1].dropFirst(2)) else {
          return nil
        }
      } else if arguments.count > 2 {
        return nil
      }
    default: return nil
    }
    guard takeProduct(rest) else { return nil }
  }

  /// The kinds behind `w` or `w.data`.
  private static func withoutTarget(_ kinds: ArraySlice<Token.Kind>, _ wire: String) -> ArraySlice<Token.Kind> {
    let rest = kinds.dropFirst()
    return Array(rest.prefix(2)) == [.dot, .name("data")] ? rest.dropFirst(2) : rest
  }

  /// Takes `lr * w.grad`, in any order and with any sign.
  private mutating func takeProduct(_ product: ArraySlice<Token.Kind>) -> Bool {
    var hasGradient = false
    for factor in Self.split(withoutSign(product), at: .infix(.multiply)) {
      let gradient: [Token.Kind] = [.name(wire), .dot, .name("grad")]
      let plain = Self.withoutBrackets(factor)
      if Array(plain) == gradient || Array(plain) == gradient + [.dot, .name("data")] {
        guard !hasGradient else { return false }
        hasGradient = true
      } else if !take(plain) {
        return false
      }
    }
    return hasGradient
  }

  /// Takes a learning rate, where there is none yet.
  private mutating func take(_ kinds: ArraySlice<Token.Kind>) -> Bool {
    let plain = Self.withoutBrackets(withoutSign(kinds))
    guard rate == nil, plain.count == 1, let kind = plain.first else { return false }
    switch kind {
    case .number, .name:
      rate = kind
      return true
    default: return false
    }
  }

  /// What stands behind a minus, which is noted, and within the brackets around it.
  private mutating func withoutSign(_ kinds: ArraySlice<Token.Kind>) -> ArraySlice<Token.Kind> {
    let plain = Self.withoutBrackets(kinds)
    guard plain.first == .infix(.subtract) else { return plain }
    isAscent.toggle()
    return plain.dropFirst()
  }

  private static func withoutBrackets(_ kinds: ArraySlice<Token.Kind>) -> ArraySlice<Token.Kind> {
    guard kinds.count > 2, kinds.first == .openRound, kinds.last == .closeRound,
      !kinds.dropFirst().dropLast().contains(.closeRound)
    else { return kinds }
    return kinds.dropFirst().dropLast()
  }

  private static func split(_ kinds: ArraySlice<Token.Kind>, at separator: Token.Kind) -> [ArraySlice<Token.Kind>] {
    var parts: [ArraySlice<Token.Kind>] = []
    var (start, depth) = (kinds.startIndex, 0)
    for place in kinds.indices {
      if kinds[place] == .openRound { depth += 1 }
      if kinds[place] == .closeRound { depth -= 1 }
      guard depth == 0, kinds[place] == separator else { continue }
      parts.append(kinds[start..<place])
      start = place + 1
    }
    return parts + [kinds[start...]]
  }
}
