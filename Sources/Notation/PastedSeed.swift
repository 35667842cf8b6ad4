/// What PyTorch's `y.backward(torch.tensor([1, 0.5]))` places on the output: a seed, as `seed` in the front matter does.
struct PastedSeed {
  /// What stands in the brackets, without `gradient=`.
  let range: SourceRange

  /// - Parameters:
  ///   - line: one of the lines that are passed over.
  ///   - start: where it begins in the file.
  init?(_ line: Substring, from start: Int) {
    guard let call = line.firstRange(of: ".backward("), let end = line.lastIndex(of: ")"), call.upperBound < end else {
      return nil
    }
    var told = line[call.upperBound..<end]
    if told.hasPrefix("gradient") { told = told.drop { $0 != "=" }.dropFirst() }
    // What only tells PyTorch to keep its graph.
    guard !told.trimmed.isEmpty, !told.hasPrefix("retain_graph"), !told.hasPrefix("create_graph") else { return nil }
    let offset = start + line[..<told.startIndex].utf8.count
    range = SourceRange(offset, offset + told.utf8.count)
  }

  /// The numbers of the seed, or what is wrong with it.
  func numbers(
    in file: SourceFile, vocabulary: Vocabulary, among definitions: [Definition]
  ) -> Result<NumberArray, Diagnostic> {
    let (tokens, _) = Lexer.tokens(of: file, in: range)
    // Ones of the shape of the output are what one 1 for all of its elements is.
    if tokens.contains(where: { $0.kind == .name("ones_like") }) { return .success(NumberArray(1)) }
    if tokens.count == 1, case .name(let name) = tokens[0].kind,
      let known = definitions.last(where: { ReassignedName.typed($0.name) == name }), known.isNumber,
      let numbers = NumberArray(known.formula)
    {
      return .success(numbers)
    }
    if !tokens.isEmpty {
      var parser = ExpressionParser(tokens[...], in: Scope(vocabulary), statement: 0, file: file)
      if let formula = parser.parse(), let numbers = NumberArray(formula) { return .success(numbers) }
    }
    return .failure(
      Diagnostic(
        "the seed is not known before numbers flow", at: range,
        hint: "write its numbers, or seed: [1, 0.5] in the front matter"))
  }
}

extension NumberArray {
  /// The numbers that a formula of numbers, lists and arithmetic is; nil for any other.
  init?(_ formula: Formula) {
    var values: [NumberArray] = []
    for part in formula.parts {
      let arguments = part.arguments.map { values[$0] }
      switch part.head {
      case .number(let number): values.append(NumberArray(number))
      case .pi: values.append(NumberArray(.pi))
      case .list:
        guard let rows = NumberArray(rows: arguments) else { return nil }
        values.append(rows)
      case .call(let function):
        guard arguments.allSatisfy({ $0.extents.isEmpty }),
          let number = Formula.value(of: function, arguments.map { $0.numbers[0] })
        else { return nil }
        values.append(NumberArray(number))
      default: return nil
      }
    }
    guard let last = values.last else { return nil }
    self = last
  }
}
