extension MathText {
  /// A name as mathematics writes it: `w1` and `w_1` as w₁, `theta` as θ, `x_in` as xᵢₙ.
  ///
  /// Only a letter or the name of a Greek one has a subscript: `learning_rate` is a word. A word, and a name whose
  /// subscript has no Unicode characters of its own (`x_d`), stays as typed and is in italics as a whole. Scripts at the
  /// end of a symbol made from a name (`x⁽¹⁾`) stay what they are.
  public init(name: String) {
    self.init()
    let scripts = name.reversed().prefix { Scripts.isScript($0) }.count
    let typed = scripts < name.count ? name.dropLast(scripts) : name[...]
    appendTyped(typed)
    append(String(name.dropFirst(typed.count)), .upright)
  }

  private mutating func appendTyped(_ name: Substring) {
    guard let underscore = name.dropFirst().firstIndex(of: "_"), name.index(after: underscore) < name.endIndex else {
      return appendBase(name)
    }
    let base = name[..<underscore]
    let letters = base.prefix { !("0"..."9").contains($0) }
    guard letters.count == 1 || Self.greek[String(letters)] != nil else { return append(String(name), .italic) }
    // Behind a lowered digit (w1_2) a second subscript would run into the first.
    if letters.endIndex < base.endIndex {
      appendBase(base)
      append(String(name[underscore...]), .upright)
    } else if let lowered = Scripts.lowered(name[name.index(after: underscore)...]) {
      appendBase(base)
      append(lowered, .upright)
    } else {
      append(String(name), .italic)
    }
  }

  /// Letters, and lowered the digits at their end.
  private mutating func appendBase(_ base: Substring) {
    let digits = base.reversed().prefix { ("0"..."9").contains($0) }.count
    let letters = base.dropLast(digits)
    guard letters.contains(where: { $0 != "_" }), let lowered = Scripts.lowered(base.suffix(digits)) else {
      return append(String(base), .italic)
    }
    append(Self.greek[String(letters)] ?? String(letters), .italic)
    append(lowered, .upright)
  }

  private static let greek: [String: String] = {
    let names = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
      "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]
    let small = Dictionary(uniqueKeysWithValues: zip(names, "αβγδεζηθικλμνξοπρστυφχψω".map { String($0) }))
    let capital = small.map { ($0.prefix(1).uppercased() + $0.dropFirst(), $1.uppercased()) }
    return small.merging(capital) { first, _ in first }
  }()
}
