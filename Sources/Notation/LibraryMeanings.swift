/// What a call means in the library that it was pasted from, where that is not what the language means by it.
extension ExpressionParser {
  /// Gives a call by name what its library takes for granted; how many parameters were added.
  ///
  ///     np.var(x)         // var(x, correction=0): NumPy divides by n, PyTorch by n − 1
  ///     x.max(0)          // max(x, axis=0): the second argument of a library's max is an axis, that of Python's a number
  mutating func addWhatIsMeant(by callee: Callee, taking count: Int, at range: SourceRange) -> Int {
    guard let name = callee.signature?.name, callee.isMethod || callee.module != nil else { return 0 }
    let first = operands.count - count
    let positional = operands.indices[first...].filter { !operands[$0].isParameter }
    switch name {
    case "max", "min":
      let typed = file[callee.range]
      guard !typed.hasSuffix("imum"), !typed.hasSuffix("fmax"), !typed.hasSuffix("fmin"), positional.count == 2,
        operands[positional[1]].extents != nil
      else { return 0 }
      let axis = operands[positional[1]]
      parts.append(Formula.Part(.named("axis"), [axis.part], at: axis.range))
      operands[positional[1]] = Operand(part: parts.count - 1, range: axis.range, isParameter: true)
    case "var", "std":
      let isNumPy = callee.module.map(PastedNames.likeNumPy.contains) ?? isOfNumPy
      guard isNumPy, !isGiven("correction", among: count), !isGiven("unbiased", among: count) else { return 0 }
      return add("correction", .number(0), at: range)
    case "gelu" where callee.module == "jax" || callee.module == "jnn":
      if !isGiven("approximate", among: count) { return add("approximate", .text("tanh"), at: range) }
    case "repeat"
    where callee.module.map(PastedNames.likeNumPy.contains) == true && !file[callee.range].hasSuffix("tile"):
      reportStructure(
        "NumPy's repeat repeats each element, and repeat here the whole tensor", at: callee.range,
        hint: "write x[[0, 0, 1, 1]] for each element, tile(x, 2) for the whole")
    default: break
    }
    return 0
  }

  /// Whether the file is NumPy's: what a method means there.
  private var isOfNumPy: Bool { file.text.contains("numpy") && !file.text.contains("torch") }

  private func isGiven(_ parameter: String, among count: Int) -> Bool {
    operands.suffix(count).contains { $0.isParameter && parts[$0.part].head == .named(parameter) }
  }

  private mutating func add(_ parameter: String, _ value: Formula.Head, at range: SourceRange) -> Int {
    push(value, at: range)
    compose(.named(parameter), taking: 1, at: range, extents: nil)
    operands[operands.count - 1].isParameter = true
    return 1
  }
}
