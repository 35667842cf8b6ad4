/// A value of the front matter and where it stands.
struct FrontMatterValue {
  /// A key and its value.
  struct Pair {
    let key, value: FrontMatterValue
  }

  /// The text of a single value, however it was quoted.
  let text: String?
  /// The texts of a list of single values.
  let list: [String]?
  /// The values of a list.
  let items: [FrontMatterValue]?
  /// The keys of a mapping and their values.
  let pairs: [Pair]?
  let range: SourceRange

  /// - Parameter range: where a node stands, up to the end of its line for one that is not quoted.
  init(_ node: YAMLNode, isItem: Bool = false, at range: (YAMLNode.Place) -> SourceRange) {
    var place = range(node.place)
    // On the line of an item stand the ones after it, too.
    if isItem, case .scalar(let text, isPlain: true) = node.content {
      place = SourceRange(place.start, min(place.end, place.start + text.utf8.count))
    }
    self.range = place
    items = node.items?.map { FrontMatterValue($0, isItem: true, at: range) }
    pairs =
      if case .mapping(let pairs) = node.content {
        pairs.map {
          Pair(
            key: FrontMatterValue($0, isItem: true, at: range), value: FrontMatterValue($1, isItem: true, at: range))
        }
      } else {
        nil
      }
    text = node.text
    let texts = node.items?.map(\.text)
    list = texts.flatMap { texts in texts.contains(nil) ? nil : texts.compactMap { $0 } }
  }
}

extension FrontMatterReader {
  /// Checks a value and stores it.
  mutating func set(_ key: FrontMatter.Key, to value: FrontMatterValue, keyRange: SourceRange) {
    if value.text?.isEmpty == true { return report("'\(key.rawValue)' has no value", at: keyRange) }
    frontMatter.ranges[key] = value.range
    switch key {
    case .title: frontMatter.title = text(of: key, value)
    case .output:
      frontMatter.outputs = value.list ?? text(of: key, value).map { [$0] } ?? []
    case .train: frontMatter.train = training(value)
    case .lang:
      frontMatter.lang = text(of: key, value)
      if let lang = frontMatter.lang, !lang.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
        report("'lang' is a language tag, such as en or de-CH", at: value.range)
      }
    case .nonfinite: frontMatter.showsNonfinite = choice(of: key, value, among: ["error", "show"]) == "show"
    case .theme: frontMatter.theme = choice(of: key, value, among: FrontMatter.themes)
    case .view:
      let names = FrontMatter.View.allCases.map(\.rawValue)
      frontMatter.view = choice(of: key, value, among: names).flatMap(FrontMatter.View.init)
    case .canvas:
      frontMatter.canvas = value.text.flatMap { CanvasSize($0) }
      if frontMatter.canvas == nil {
        report("'canvas' is \(CanvasSize.names.joined(separator: ", ")) or a size such as 1280x720", at: value.range)
      }
    case .direction:
      let names = FrontMatter.Direction.allCases.map(\.rawValue)
      frontMatter.direction = choice(of: key, value, among: names).flatMap(FrontMatter.Direction.init)
    case .seed:
      guard let pairs = value.pairs else { return frontMatter.seed = seed(value) }
      for pair in pairs {
        let (key, value) = (pair.key, pair.value)
        guard let name = key.text, let seed = seed(value) else { continue }
        frontMatter.seeds[name] = seed
      }
    case .digits:
      let range = FrontMatter.digitsRange
      frontMatter.digits = value.text.flatMap { Int($0) }.flatMap { range.contains($0) ? $0 : nil }
      if frontMatter.digits == nil {
        report("'digits' is a whole number from \(range.lowerBound) to \(range.upperBound)", at: value.range)
      }
    case .constants:
      frontMatter.constants = value.list ?? value.text.map { [$0] }
      if frontMatter.constants == nil { report("'constants' is a list of names, such as [X, y]", at: value.range) }
    case .fold:
      frontMatter.fold = value.list ?? value.text.map { [$0] }
      if frontMatter.fold == nil { report("'fold' is a list of names, such as [softmax]", at: value.range) }
    }
  }

  private mutating func text(of key: FrontMatter.Key, _ value: FrontMatterValue) -> String? {
    guard let text = value.text else {
      report("'\(key.rawValue)' is a text", at: value.range)
      return nil
    }
    // YAML has escapes for them.
    if let command = text.unicodeScalars.first(where: \.isCommand) {
      report("an invisible character (\(command.codePoint)) cannot stand in '\(key.rawValue)'", at: value.range)
    }
    return text
  }

  private mutating func choice(of key: FrontMatter.Key, _ value: FrontMatterValue, among names: [String]) -> String? {
    if let text = value.text, names.contains(text) { return text }
    let listed = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    let hint = Suggestion.hint(for: value.text ?? "", among: names)
    report("'\(key.rawValue)' is \(listed)", at: value.range, hint: hint)
    return nil
  }

  /// The seed is a number or, for an output of that shape, a vector or a matrix of numbers.
  private mutating func seed(_ value: FrontMatterValue) -> NumberArray? {
    guard let items = value.items else { return number(value).map { NumberArray($0) } }
    let rows = items.map { seed($0) }
    guard !rows.contains(nil) else { return nil }
    if let array = NumberArray(rows: rows.compactMap(\.self)) { return array }
    report(
      items.isEmpty ? "'seed' has no numbers" : "the rows of 'seed' have one length", at: value.range,
      hint: "write [1, 2] or [[1, 2], [3, 4]]")
    return nil
  }

  /// A number is written as any number of a circuit is: `-2`, `1/2`, `pi/2`.
  mutating func number(_ value: FrontMatterValue, of key: String = "seed") -> Double? {
    // Its places in the file are those of its text, one further on if it is quoted.
    let text = file[value.range]
    let quotes = text.hasPrefix("\"") || text.hasPrefix("'") ? 1 : 0
    let range = SourceRange(value.range.start + quotes, value.range.end - quotes)
    let (tokens, faults) = Lexer.tokens(of: file, in: range)
    guard faults.isEmpty else {
      diagnostics += faults
      return nil
    }
    var parser = ExpressionParser(tokens[...], in: Scope(Vocabulary([])), statement: 0, file: file)
    let hasNames = tokens.contains { if case .name = $0.kind { true } else { false } }
    if !tokens.isEmpty, !hasNames, let formula = parser.parse(), let number = formula.arithmeticValue, number.isFinite {
      return number
    }
    diagnostics += parser.diagnostics
    if parser.diagnostics.isEmpty { report("'\(key)' is a finite number, such as 1 or pi/2", at: value.range) }
    return nil
  }
}
