/// Lines of Python that compute nothing here, `import torch`, `loss.backward()`, `print(w.grad)`: they are passed over,
/// and one remark names them.
struct PastedLines {
  /// What is passed over, without the line ends.
  private(set) var ranges: [SourceRange] = []
  /// What is passed over line by line, each text once.
  private var told: [(text: String, range: SourceRange, trains: Bool)] = []
  /// Those that train, `loss.backward()`.
  private(set) var training: [SourceRange] = []
  /// Those of them that make a step, `optimizer.step()`.
  private(set) var steps: [SourceRange] = []
  /// Those that make an optimizer.
  private(set) var optimizers: [SourceRange] = []
  /// Those that set gradients to 0: `w.grad = None` that of a wire, `optimizer.zero_grad()` all.
  private(set) var zeroed: [(start: Int, wire: String?)] = []
  /// Of what `backward()` is called, the last time.
  private var seeded: String?
  /// What it places there, where that is told.
  private(set) var seed: PastedSeed?

  init(_ file: SourceFile, from start: Int) {
    let pieces = Self.pieces(of: file, from: start)
    var isPassedOver = pieces.map { piece in
      let text = piece.text.trimmed
      return !text.isEmpty && self.isPassedOver(text)
    }
    passOverRecords(pieces, &isPassedOver)
    passOverIdleBlocks(pieces, &isPassedOver)
    for ((lineStart, line), isPassedOver) in zip(pieces, isPassedOver) where isPassedOver {
      let text = line.trimmed
      let range = SourceRange(lineStart, lineStart + line.utf8.count)
      ranges.append(range)
      if let seed = PastedSeed(line, from: lineStart) { self.seed = seed }
      if text.hasSuffix(".backward()") || text.hasSuffix(".step()") { training.append(range) }
      note(text.prefix { $0 != "#" }.trimmed, at: range)
      guard !text.hasPrefix("```") else { continue }
      guard !told.contains(where: { $0.text == text }) else { continue }
      let trains = training.last == range || zeroed.last?.start == range.start || optimizers.last == range
      told.append((String(text), SourceRange(range.end - text.utf8.count, range.end), trains))
    }
  }

  /// One remark that names what is passed over.
  /// - Parameter isTrained: whether lines that train are read as a training.
  func remarks(isTrained: Bool) -> [Diagnostic] {
    let lines = told.filter { !isTrained || !$0.trains }
    guard let first = lines.first?.range else { return [] }
    let names = lines.map(\.text)
    let shown = names.count > 4 ? names.prefix(3) + ["\(names.count - 3) more"] : names[...]
    let list =
      shown.count > 1 ? shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "") : shown.joined()
    return [
      Diagnostic("computes nothing here and is passed over: \(list)", severity: .note, at: first)
    ]
  }

  /// `losses.append(loss.item())`, and `losses = []` before it.
  private func passOverRecords(_ pieces: [(start: Int, text: Substring)], _ isPassedOver: inout [Bool]) {
    var names: Set<Substring> = []
    for (place, piece) in pieces.enumerated() {
      let code = piece.text.prefix { $0 != "#" }.trimmed
      guard let call = code.firstRange(of: ".append("), code.hasSuffix(".item())") || code.hasSuffix(".data)") else {
        continue
      }
      names.insert(code[..<call.lowerBound])
      isPassedOver[place] = true
    }
    for (place, piece) in pieces.enumerated() where !names.isEmpty {
      let code = piece.text.prefix { $0 != "#" }.trimmed
      if code.hasSuffix(" = []"), names.contains(code.dropLast(5)) { isPassedOver[place] = true }
    }
  }

  /// `if step % 10 == 0:` before what is only printed.
  private mutating func passOverIdleBlocks(_ pieces: [(start: Int, text: Substring)], _ isPassedOver: inout [Bool]) {
    for place in pieces.indices.reversed() {
      let line = pieces[place].text
      let code = line.trimmed.prefix { $0 != "#" }.trimmed
      guard ["if ", "elif ", "else:"].contains(where: code.hasPrefix) else { continue }
      if code.hasSuffix(":") {
        let margin = line.prefix { $0.isWhitespace }.count
        let block = pieces.indices[(place + 1)...].prefix { next in
          let text = pieces[next].text
          return text.trimmed.isEmpty || text.prefix { $0.isWhitespace }.count > margin
        }
        let body = block.filter { !pieces[$0].text.trimmed.isEmpty && !pieces[$0].text.trimmed.hasPrefix("#") }
        isPassedOver[place] = !body.isEmpty && body.allSatisfy { isPassedOver[$0] }
      } else if let colon = code.firstRange(of: ": ") {
        isPassedOver[place] = self.isPassedOver(code[colon.upperBound...])
      }
    }
  }

  /// Notes what a line does in a training.
  private mutating func note(_ code: Substring, at range: SourceRange) {
    if code.hasSuffix(".step()") { steps.append(range) }
    if code.contains("optim.") { optimizers.append(range) }
    if code.contains(".zero_grad(") {
      zeroed.append((range.start, nil))
    } else if code.contains(".grad"), code.hasSuffix(" = None") || code.hasSuffix(".zero_()") {
      zeroed.append((range.start, String(code.prefix { $0 != "." })))
    }
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
    // Decorators of Python, environments of LaTeX, and optimizers, whose update the front matter states. A decorator that
    // keeps gradients from flowing is no idle one, and is refused.
    if code.hasPrefix("@"), !code.contains("no_grad"), !code.contains("inference_mode"),
      code.dropFirst().first?.isLetter == true, !code.contains("=")
    {
      return true
    }
    if isEnvironment(code) { return true }
    if code.contains("= torch.optim.") || code.contains("= optim.") || code.contains("= optax.") { return true }
    if code.hasPrefix("import "), !code.contains("=") { return true }
    if code.hasPrefix("from "), code.contains(" import ") { return true }
    let word = code.prefix { $0 != "(" && $0 != " " }
    if Self.shows.contains(String(word)) || code.hasPrefix("plt.") { return true }
    if let call = code.firstRange(of: ".backward("), code.hasSuffix(")") || code.hasSuffix(");"),
      Self.isName(code[..<call.lowerBound])
    {
      seeded = String(code[..<call.lowerBound])
      return true
    }
    // A gradient by another library: Backwire shows every one.
    if ["= jax.grad(", "= grad("].contains(where: code.contains) { return true }
    if let call = ["autograd.grad(", "tape.gradient("].lazy.compactMap({ code.firstRange(of: $0) }).first,
      let equals = code.firstIndex(of: "="), equals < call.lowerBound
    {
      seeded = code[call.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }.description
      return true
    }
    let words = code.split(separator: ".", omittingEmptySubsequences: false)
    guard words.count > 1, let last = words.last else { return false }
    if last.hasPrefix("label ="), words.count == 2 { return true }
    if last == "grad = None" || (last == "grad" && words.allSatisfy { !$0.contains(" ") }) { return true }
    let method = last.prefix { $0 != "(" }
    guard last.hasSuffix(")") || last.hasSuffix(");"), Self.methods.contains(String(method)) else { return false }
    // Of a gradient it starts anew; of a wire it would change the wire.
    if method == "zero_", !words.dropLast().contains("grad") { return false }
    return words.dropLast().allSatisfy(Self.isName)
  }

  private static func isName(_ text: Substring) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  /// `\begin{align*}` and `\end{align*}` by themselves; what stands behind them in the line is a formula.
  private func isEnvironment(_ code: Substring) -> Bool {
    guard code.hasPrefix("\\begin{") || code.hasPrefix("\\end{") else { return false }
    let braces = code.drop { $0 != "{" }
    return braces.firstIndex(of: "}") == braces.indices.last
  }

  /// What shows something and computes nothing.
  private static let shows: Set<String> = ["print", "assert", "display", "draw_dot", "make_dot"]

  private static let methods: Set<String> = [
    "zero_grad", "zero_", "step", "manual_seed", "seed", "train", "eval", "retain_grad", "set_printoptions",
    "show", "requires_grad_", "set_default_dtype",
  ]
}
