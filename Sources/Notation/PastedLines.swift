/// Lines of Python that compute nothing here, `import torch`, `loss.backward()`, `print(w.grad)`: they are passed over,
/// and one remark names them.
struct PastedLines {
  /// What is passed over, without the line ends.
  private(set) var ranges: [SourceRange] = []
  private(set) var remarks: [Diagnostic] = []
  /// Those that train, `loss.backward()`.
  private(set) var training: [SourceRange] = []
  /// Of what `backward()` is called, the last time.
  private var seeded: String?

  init(_ file: SourceFile, from start: Int) {
    var names: [String] = []
    var first: SourceRange?
    for (lineStart, line) in Self.pieces(of: file, from: start) {
      let text = line.trimmed
      guard !text.isEmpty, isPassedOver(text) else { continue }
      let range = SourceRange(lineStart, lineStart + line.utf8.count)
      ranges.append(range)
      if text.hasSuffix(".backward()") || text.hasSuffix(".step()") { training.append(range) }
      guard !text.hasPrefix("```") else { continue }
      first = first ?? SourceRange(range.end - text.utf8.count, range.end)
      if !names.contains(String(text)) { names.append(String(text)) }
    }
    guard let first else { return }
    let shown = names.count > 4 ? names.prefix(3) + ["\(names.count - 3) more"] : names[...]
    let list = shown.count > 1 ? shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "") : shown.joined()
    remarks = [
      Diagnostic(
        "computes nothing here and is passed over: \(list)", severity: .note, at: first)
    ]
  }

  /// The lines of a text from an offset on, cut where a `;` stands outside of quotes, and where each begins.
  private static func pieces(of file: SourceFile, from start: Int) -> [(start: Int, text: Substring)] {
    var pieces: [(start: Int, text: Substring)] = []
    for lineStart in file.lineStarts where lineStart >= start {
      let line = file.line(containing: lineStart)
      guard line.utf8.contains(UInt8(ascii: ";")) else {
        pieces.append((lineStart, line[...]))
        continue
      }
      var offset = lineStart
      var piece = line.startIndex
      var quote: Character?
      for place in line.indices {
        let character = line[place]
        if character == "#", quote == nil { break }
        if character == "\"" || character == "'" { quote = quote == nil ? character : quote == character ? nil : quote }
        guard character == ";", quote == nil else { continue }
        pieces.append((offset, line[piece..<place]))
        offset += line[piece...place].utf8.count
        piece = line.index(after: place)
      }
      pieces.append((offset, line[piece...]))
    }
    return pieces
  }

  /// The wire of which `backward()` is called, where there is one of that name.
  func output(among definitions: [Definition]) -> String? {
    seeded.flatMap { name in definitions.contains { ReassignedName.typed($0.name) == name } ? name : nil }
  }

  private mutating func isPassedOver(_ line: Substring) -> Bool {
    let code = line.prefix { $0 != "#" }.trimmed
    if code.hasPrefix("```") || code.hasPrefix("%matplotlib") || code == "pass" { return true }
    // Decorators of Python, environments of LaTeX, and optimizers, whose update the front matter states.
    if code.hasPrefix("@"), code.dropFirst().first?.isLetter == true, !code.contains("=") { return true }
    if code.hasPrefix("\\begin{") || code.hasPrefix("\\end{") { return true }
    if code.contains("= torch.optim.") || code.contains("= optim.") || code.contains("= optax.") { return true }
    if code.hasPrefix("import "), !code.contains("=") { return true }
    if code.hasPrefix("from "), code.contains(" import ") { return true }
    let word = code.prefix { $0 != "(" && $0 != " " }
    if word == "print" || word == "assert" || code.hasPrefix("plt.") { return true }
    let words = code.split(separator: ".", omittingEmptySubsequences: false)
    guard words.count > 1, let last = words.last else { return false }
    if last.hasPrefix("label ="), words.count == 2 { return true }
    if last == "grad = None" || (last == "grad" && words.allSatisfy { !$0.contains(" ") }) { return true }
    let method = last.prefix { $0 != "(" }
    guard last.hasSuffix(")") || last.hasSuffix(");"), Self.methods.contains(String(method)) else { return false }
    guard words.dropLast().allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }) else { return false }
    if method == "backward" { seeded = words.dropLast().joined(separator: ".") }
    return true
  }

  private static let methods: Set<String> = [
    "backward", "zero_grad", "zero_", "step", "manual_seed", "seed", "train", "eval", "retain_grad", "set_printoptions",
    "show", "requires_grad_", "set_default_dtype",
  ]
}
