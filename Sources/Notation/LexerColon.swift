/// Where a colon means something outside of an index.
extension Lexer {
  /// Whether the line begins with a word of Python after which stand statements of their own.
  var beginsBlock: Bool {
    let line = tokens.lastIndex { $0.kind == .lineEnd }.map { tokens[($0 + 1)...] } ?? tokens[...]
    guard case .name(let word)? = line.first?.kind else { return false }
    return ["for", "def", "if", "elif", "else", "while", "with", "class", "try"].contains(word)
      || line.contains { $0.kind == .name("lambda") }
  }

  /// Whether a line is a name so far, of which Python says the type: `x: float = 2`.
  var tellsType: Bool {
    guard case .name? = tokens.last?.kind else { return false }
    switch tokens.dropLast().last?.kind {
    case nil, .lineEnd, .semicolon, .comment, .note: break
    default: return false
    }
    let rest = file.bytes[(offset + 1)..<end].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let type = file[SourceRange(offset + 1, rest.endIndex)].drop { $0 == " " }
    return type.first?.isLetter == true && type.contains("=")
  }
}
