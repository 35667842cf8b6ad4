/// Arguments that other libraries take by name where the language takes them by place: `clamp(x, min=0)`,
/// `topk(x, k=2)`, `linear(h, W, bias=b)`.
extension Unroller {
  /// A statement in which they stand in their places.
  func withArgumentsInPlace(_ line: Statement) -> Statement {
    var line = line
    let named = line.callsWithNames
    for place in line.tokens.indices.reversed() {
      guard case .name(let typed) = line.tokens[place].kind, place + 1 < line.tokens.count,
        line.tokens[place + 1].kind == .openRound, composites[typed] == nil,
        named.contains(place) || Self.takesBounds.contains(typed),
        let closing = BlockHeading.closing(of: place + 1, in: line.tokens)
      else { continue }
      let isMethod = place > 0 && line.tokens[place - 1].kind == .dot && !isModule(before: place - 1, in: line.tokens)
      let name = typed.hasSuffix("_") ? String(typed.dropLast()) : typed
      let bound = ["clamp_min": "min", "clamp_max": "max"][name]
      guard let signature = vocabulary.signature(named: bound == nil ? PastedNames.functions[name] ?? name : "clip")
      else { continue }
      let arguments = BlockHeading.split(line.tokens[(place + 2)..<closing])
      guard
        let placed = placed(arguments, for: signature, isMethod: isMethod, bound: bound, at: line.tokens[place].range)
      else { continue }
      let comma = Token(kind: .comma, range: line.tokens[place].range)
      line.tokens.replaceSubrange((place + 2)..<closing, with: Array(placed.joined(separator: [comma])))
      if bound != nil { line.tokens[place] = Token(kind: .name("clip"), range: line.tokens[place].range) }
    }
    return line
  }

  /// Functions of which a bound may be left out.
  private static let takesBounds: Set<String> = ["clip", "clamp", "clamp_", "clamp_min", "clamp_max"]

  private func isModule(before dot: Int, in tokens: [Token]) -> Bool {
    guard dot > 0, case .name(let name) = tokens[dot - 1].kind else { return false }
    return PastedNames.modules.contains(name) && !fileNames.contains(name)
  }

  /// The arguments in their places; nil where they are there.
  private func placed(
    _ arguments: [ArraySlice<Token>], for signature: FunctionSignature, isMethod: Bool, bound: String?,
    at range: SourceRange
  ) -> [[Token]]? {
    let own = PastedNames.places[signature.name] ?? []
    let places = isMethod ? own : [""] + own
    var inPlace: [[Token]?] = []
    var others: [[Token]] = []
    var isChanged = false
    for argument in arguments {
      guard let name = argument.argumentName else {
        inPlace.append(Array(argument))
        continue
      }
      let isFirst = !isMethod && ["input", "a", "self"].contains(name)
      let known = signature.parameters.contains(PastedNames.parameter(name, of: signature))
      guard !known, let place = isFirst ? 0 : places.firstIndex(where: { $0.split(separator: "|").contains(name[...]) })
      else {
        others.append(Array(argument))
        continue
      }
      while inPlace.count <= place { inPlace.append(nil) }
      guard inPlace[place] == nil else { return nil }
      inPlace[place] = Array(argument.dropFirst(2))
      isChanged = true
    }
    if let bound {
      inPlace.insert(nil, at: bound == "min" ? inPlace.count : inPlace.count - 1)
      isChanged = true
    }
    if signature.name == "clip" {
      // A bound that is left out, or None, is no bound.
      let count = isMethod ? 2 : 3
      guard inPlace.count < count || inPlace.contains(where: { $0 == nil || $0?.first?.kind == .name("None") }) else {
        return isChanged ? inPlace.compactMap(\.self) + others : nil
      }
      while inPlace.count < count { inPlace.append(nil) }
      let ends = [count - 2: -Double.infinity, count - 1: .infinity]
      for (place, end) in ends where inPlace[place] == nil || inPlace[place]?.first?.kind == .name("None") {
        inPlace[place] = [Token(kind: .number(end), range: range)]
      }
      return inPlace.compactMap(\.self) + others
    }
    guard isChanged, !inPlace.contains(where: { $0 == nil }) else { return nil }
    return inPlace.compactMap(\.self) + others
  }
}

extension ArraySlice<Token> {
  /// The name by which an argument is given, `axis` of `axis=0`; nil where it stands in its place.
  var argumentName: String? {
    guard count > 1, case .name(let name) = self[startIndex].kind, self[startIndex + 1].kind == .equals else {
      return nil
    }
    return name
  }
}

extension Statement {
  /// The places of the names whose calls have arguments by name.
  var callsWithNames: Set<Int> {
    var open: [Int] = []
    var calls: Set<Int> = []
    for (place, token) in tokens.enumerated() {
      switch token.kind {
      case .openRound, .openSquare: open.append(place)
      case .closeRound, .closeSquare: _ = open.popLast()
      case .equals: if let bracket = open.last, bracket > 0 { calls.insert(bracket - 1) }
      default: break
      }
    }
    return calls
  }
}

extension PastedNames {
  /// All the names that `places` has.
  static let namedPlaces: Set<String> = Set(
    places.values.joined().flatMap { $0.split(separator: "|").map(String.init) } + ["input", "a", "self"])

  /// What follows the first argument of a function, by the names that other libraries have for it.
  static let places: [String: [String]] = [
    "clip": ["min|a_min", "max|a_max"], "topk": ["k"], "linear": ["weight", "bias"], "conv1d": ["weight", "bias"],
    "conv2d": ["weight", "bias"], "matmul": ["other|mat2|b"], "dot": ["other|tensor|b"], "outer": ["vec2|b"],
    "add": ["other"], "subtract": ["other"], "multiply": ["other"], "divide": ["other"], "power": ["exponent"],
    "max": ["other"], "min": ["other"], "atan2": ["other"], "hypot": ["other"], "remainder": ["other"],
    "where": ["input|x", "other|y"], "masked_fill": ["mask", "value"], "roll": ["shifts|shift"],
    "embedding": ["weight"],
    "mse": ["target"], "mae": ["target"], "huber": ["target"], "smooth_l1": ["target"], "bce": ["target"],
    "bce_with_logits": ["target"], "cross_entropy": ["target"], "nll": ["target"], "kl_div": ["target"],
    "max_pool1d": ["kernel_size"], "max_pool2d": ["kernel_size"], "avg_pool1d": ["kernel_size"],
    "avg_pool2d": ["kernel_size"], "reshape": ["shape|newshape"], "permute": ["dims|axes"], "pad": ["pad"],
    "layer_norm": ["normalized_shape", "weight", "bias"], "attention": ["key", "value"],
    "split": ["split_size_or_sections|indices_or_sections"],
    "chunk": ["chunks"], "expand": ["size|shape"], "repeat": ["repeats|reps"], "tril": ["diagonal|k"],
    "triu": ["diagonal|k"],
  ]
}
