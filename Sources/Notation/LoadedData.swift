/// Files of numbers that a circuit loads: `const X = load("iris.csv")`.
extension SourceFile {
  /// A file beside a circuit, as far as it could be read.
  public enum Data: Equatable, Sendable {
    case bytes([UInt8])
    /// Why it could not be read.
    case fault(String)
  }

  /// The names of the files that the text loads, as it has them.
  public var loadedNames: [String] {
    let loads = /(?:^|[^A-Za-z0-9_])(?:load|loadtxt|genfromtxt)\(\s*["']([^"'\n]*)["']/
    return text.matches(of: loads).map { String($0.1) }
  }

  /// The same text with files to load from.
  /// - Parameter data: by name, as the text has it.
  public func with(data: [String: Data]) -> SourceFile {
    var file = self
    file.data = data
    return file
  }
}

extension ExpressionParser {
  private static let loaders: Set<String> = ["load", "loadtxt", "genfromtxt"]

  /// Whether some of a statement's tokens load a file.
  static func loads(_ tokens: [Token]) -> Bool {
    zip(tokens, tokens.dropFirst(2)).contains { name, argument in
      guard case .name(let word) = name.kind, case .quoted = argument.kind else { return false }
      return loaders.contains(word)
    }
  }

  /// Whether a name and what follows it load a file.
  func loads(_ name: String) -> Bool {
    guard Self.loaders.contains(name), position + 1 < tokens.endIndex, tokens[position].kind == .openRound else {
      return false
    }
    if case .quoted = tokens[position + 1].kind { return true } else { return false }
  }

  /// Reads `("iris.csv")` as the numbers in that file.
  mutating func readLoad(at range: SourceRange) {
    let opening = position
    guard case .quoted(let name) = tokens[opening + 1].kind,
      let closing = BlockHeading.closing(of: opening - tokens.startIndex, in: Array(tokens))
    else { return }
    let place = range.union(tokens[tokens.startIndex + closing].range)
    // What else is said, as `delimiter=","`, shows in the file itself.
    position = tokens.startIndex + closing + 1
    do throws(DataFile.Fault) {
      pushNumbers(try file.numbers(named: name), at: place)
    } catch {
      reportStructure("'\(name)': \(error.message)", at: tokens[opening + 1].range, hint: error.hint)
      pushStandIn(at: place)
    }
  }

  /// Makes a list of parts.
  private mutating func list(_ elements: [Int], at range: SourceRange, extents: [Int]) {
    parts.append(Formula.Part(.list, elements, at: range))
    operands.append(Operand(part: parts.count - 1, range: range, extents: extents))
    expectsOperand = false
  }

  private mutating func pushNumbers(_ array: NumberArray, at range: SourceRange) {
    guard !array.extents.isEmpty else { return push(.number(array.numbers[0]), at: range, isLiteral: true) }
    for number in array.numbers { push(.number(number), at: range, isLiteral: true) }
    var (count, extents) = (array.numbers.count, [Int]())
    // Row by row, and then the rows of rows.
    for extent in array.extents.reversed() {
      extents.insert(extent, at: 0)
      count /= max(1, extent)
      let groups = operands.suffix(count * extent)
      let parts = groups.map(\.part)
      operands.removeLast(count * extent)
      for group in 0..<count {
        list(Array(parts[(group * extent)..<((group + 1) * extent)]), at: range, extents: extents)
      }
    }
  }
}

extension SourceFile {
  fileprivate func numbers(named name: String) throws(DataFile.Fault) -> NumberArray {
    switch data[name] {
    case .bytes(let bytes): return try DataFile(bytes).numbers
    case .fault(let reason): throw DataFile.Fault(message: reason)
    case nil: throw DataFile.Fault(message: "nothing is loaded here", hint: "write the numbers out")
    }
  }
}
