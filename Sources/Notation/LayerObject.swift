/// A layer without weights or a loss, which PyTorch makes an object of before it is called: `nn.ReLU()(x)`,
/// `criterion = nn.MSELoss(reduction="sum")`. A function under another name is one as well: `act = torch.tanh`.
struct LayerObject {
  /// The function that a call means.
  let function: String
  /// What a call tells it behind its own arguments.
  let told: [[Token]]

  /// - Parameters:
  ///   - name: the class of the object.
  ///   - arguments: what it is made with.
  init?(_ name: String, _ arguments: [ArraySlice<Token>]) {
    guard let (function, parameters) = Self.classes[name] else { return nil }
    self.function = function
    told =
      zip(0..., arguments).map { place, argument in
        guard argument.argumentName == nil, place < parameters.count, let first = argument.first else {
          return Array(argument)
        }
        return [Token(kind: .name(parameters[place]), range: first.range), Token(kind: .equals, range: first.range)]
          + argument
      } + (name == "Flatten" && arguments.isEmpty ? [[Token(kind: .number(1), range: SourceRange(0, 0))]] : [])
  }

  /// Whether an object is made by a name.
  static func isClass(_ name: String) -> Bool { classes[name] != nil }

  /// - Parameter function: a function that gets another name.
  init(_ function: String) { (self.function, told) = (function, []) }

  /// The function that an object of a class is, and the names of what it is made with; none where they keep their order.
  private static let classes: [String: (function: String, parameters: [String])] = [
    "ReLU": ("relu", []), "ReLU6": ("relu6", []), "Tanh": ("tanh", []), "Sigmoid": ("sigmoid", []),
    "GELU": ("gelu", ["approximate"]), "SiLU": ("silu", []), "SELU": ("selu", []), "Mish": ("mish", []),
    "ELU": ("elu", ["alpha"]), "CELU": ("celu", ["alpha"]), "LeakyReLU": ("leaky_relu", ["negative_slope"]),
    "Hardtanh": ("hardtanh", ["min_val", "max_val"]), "Hardsigmoid": ("hardsigmoid", []),
    "Hardswish": ("hardswish", []), "Softplus": ("softplus", ["beta", "threshold"]), "Softsign": ("softsign", []),
    "Softmax": ("softmax", ["axis"]), "LogSoftmax": ("log_softmax", ["axis"]), "LogSigmoid": ("logsigmoid", []),
    "Tanhshrink": ("tanhshrink", []), "Softshrink": ("softshrink", ["lambd"]), "Hardshrink": ("hardshrink", ["lambd"]),
    "Threshold": ("threshold", []), "GLU": ("glu", ["axis"]), "Identity": ("identity", []), "Flatten": ("flatten", []),
    "MSELoss": ("mse", []), "L1Loss": ("mae", []), "SmoothL1Loss": ("smooth_l1", []), "HuberLoss": ("huber", []),
    "BCELoss": ("bce", []), "BCEWithLogitsLoss": ("bce_with_logits", []), "CrossEntropyLoss": ("cross_entropy", []),
    "NLLLoss": ("nll", []), "KLDivLoss": ("kl_div", []), "TripletMarginLoss": ("triplet_margin_loss", ["margin"]),
    "CosineSimilarity": ("cosine_similarity", ["axis", "eps"]), "MaxPool1d": ("max_pool1d", []),
    "MaxPool2d": ("max_pool2d", []), "AvgPool1d": ("avg_pool1d", []), "AvgPool2d": ("avg_pool2d", []),
    "AdaptiveAvgPool1d": ("adaptive_avg_pool1d", []), "AdaptiveAvgPool2d": ("adaptive_avg_pool2d", []),
    "AdaptiveMaxPool1d": ("adaptive_max_pool1d", []), "AdaptiveMaxPool2d": ("adaptive_max_pool2d", []),
  ]
}

/// Objects that are made, kept under a name and called.
extension Unroller {
  /// Keeps an object or a function under the name that a statement gives it; false where the statement is another one.
  mutating func keepsObject(_ line: Statement) -> Bool {
    guard let assigned = line.assigned, assigned.name == 0 else { return false }
    let name = file[line.tokens[0].range]
    // What the name was before, it is no more.
    objects[name] = calledNames.contains(name) ? object(line.tokens[(assigned.equals + 1)...]) : nil
    return objects[name] != nil
  }

  /// What an expression is, where it is an object or a function and nothing else.
  private func object(_ tokens: ArraySlice<Token>) -> LayerObject? {
    var rest = tokens
    var isOfModule = false
    while rest.count > 2, case .name(let module)? = rest.first?.kind, PastedNames.modules.contains(module),
      rest[rest.startIndex + 1].kind == .dot
    {
      rest = rest.dropFirst(2)
      isOfModule = true
    }
    guard case .name(let name)? = rest.first?.kind else { return nil }
    if rest.count == 1 {
      let isKnown = vocabulary.reserves(name) || (isOfModule && PastedNames.functions[name] != nil)
      return isKnown && !names[names.count - 1].isAssigned(name) && !fileNames.contains(name) ? LayerObject(name) : nil
    }
    guard rest[rest.startIndex + 1].kind == .openRound,
      BlockHeading.closing(of: 1, in: Array(rest)) == rest.count - 1
    else { return nil }
    return LayerObject(name, BlockHeading.split(rest.dropFirst(2).dropLast()))
  }

  /// A statement in which objects are the functions that they stand for, without what only tells PyTorch where to write.
  func withoutObjects(_ line: Statement) -> Statement {
    var line = line
    for place in line.tokens.indices.reversed() {
      guard place < line.tokens.count, case .name(let name) = line.tokens[place].kind, place + 1 < line.tokens.count
      else { continue }
      if name == "inplace", line.tokens[place + 1].kind == .equals, place + 2 < line.tokens.count {
        let isBehindComma = place > 0 && line.tokens[place - 1].kind == .comma
        line.tokens.removeSubrange((isBehindComma ? place - 1 : place)...(place + 2))
        continue
      }
      guard line.tokens[place + 1].kind == .openRound,
        var closing = BlockHeading.closing(of: place + 1, in: line.tokens)
      else { continue }
      var object = place == 0 || line.tokens[place - 1].kind != .dot ? objects[name] : nil
      if object == nil, closing + 1 < line.tokens.count, line.tokens[closing + 1].kind == .openRound,
        let made = LayerObject(name, BlockHeading.split(line.tokens[(place + 2)..<closing]))
      {
        object = made
        line.tokens.removeSubrange((place + 1)...closing)
        closing = BlockHeading.closing(of: place + 1, in: line.tokens) ?? place + 1
      }
      guard let object else { continue }
      let word = line.tokens[place].range
      let comma = Token(kind: .comma, range: word)
      let told = object.told.flatMap { [comma] + $0.map { Token(kind: $0.kind, range: word) } }
      line.tokens.insert(contentsOf: told, at: closing)
      line.tokens[place] = Token(kind: .name(object.function), range: word)
    }
    return line
  }
}
