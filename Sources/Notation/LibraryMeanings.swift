/// What a call means in the library that it was pasted from, where that is not what the language means by it.
extension ExpressionParser {
  /// Gives a call by name what its library takes for granted; how many parameters were added.
  ///
  ///     np.var(x)         // var(x, correction=0): NumPy divides by n, PyTorch by n − 1
  ///     x.max(0)          // max(x, axis=0): the second argument of a library's max is an axis, that of Python's a number
  mutating func addWhatIsMeant(by callee: Callee, taking count: Int, at range: SourceRange) -> Int {
    nameAxis(of: callee, taking: count)
    guard let name = callee.signature?.name, callee.isMethod || callee.module != nil else { return 0 }
    let first = operands.count - count
    let positional = operands.indices[first...].filter { !operands[$0].isParameter }
    switch name {
    case "max", "min":
      let typed = file[callee.range]
      guard !typed.hasSuffix("imum"), !typed.hasSuffix("fmax"), !typed.hasSuffix("fmin"), positional.count == 2,
        operands[positional[1]].extents != nil
      else { return 0 }
      nameAxis(operand: positional[1])
    case "var", "std":
      let isNumPy = callee.module.map(PastedNames.likeNumPy.contains) ?? isOfNumPy
      guard isNumPy, !isGiven("correction", among: count), !isGiven("unbiased", among: count) else { return 0 }
      return add("correction", .number(0), at: range)
    case "gelu" where callee.module == "jax" || callee.module == "jnn":
      if !isGiven("approximate", among: count) { return add("approximate", .text("tanh"), at: range) }
    default: break
    }
    return 0
  }

  /// Makes the number behind a list of wires the axis along which they are joined: `cat([x, y], 1)`.
  private mutating func nameAxis(of callee: Callee, taking count: Int) {
    let own = (operands.count - count)..<operands.count
    guard callee.signature?.parameters.contains("axis") == true,
      let end = own.first(where: { operands[$0].endsJoinedList })
    else { return }
    let further = own.filter { $0 > end && !operands[$0].isParameter }
    if further.count == 1, operands[further[0]].extents == [] { nameAxis(operand: further[0]) }
  }

  /// Makes an operand the value of the parameter `axis`.
  private mutating func nameAxis(operand place: Int) {
    let axis = operands[place]
    parts.append(Formula.Part(.named("axis"), [axis.part], at: axis.range))
    operands[place] = Operand(part: parts.count - 1, range: axis.range, isParameter: true)
  }

  /// Whether the file is NumPy's: what a method means there.
  var isOfNumPy: Bool { file.text.contains("numpy") && !file.text.contains("torch") }

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
