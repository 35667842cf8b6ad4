import Engine
import Notation

/// What the wires of a circuit are called in Python: by their own names where Python can have them.
struct PythonNames {
  private var names = Table<WireID, String>()

  subscript(wire: WireID) -> String { names[wire] }

  init(_ circuit: Circuit) {
    var taken = Self.reserved
    for wire in circuit.wires.indices {
      var name = Self.identifier(Self.key(of: circuit.wires[wire].label, circuit, wire))
      while taken.contains(name) { name += "_" }
      taken.insert(name)
      names.append(name)
    }
  }

  /// What has no name is called as PyTorch's own tracer calls it: after its function, with a number.
  private static func key(of label: Circuit.Label, _ circuit: Circuit, _ wire: WireID) -> String {
    switch label {
    case .named, .constant: return circuit.id(of: wire)
    case .unnamed(let number):
      guard case .function(let rule) = circuit.nodes[circuit.wires[wire].producer].kind else { return "node_\(number)" }
      return "\(rule.name)_\(number)"
    case .branch(let whole, let branch):
      return "\(key(of: whole, circuit, circuit.origin(of: wire)))_\(branch)"
    }
  }

  /// Python takes letters of every script, but makes one name of two that NFKC makes one (𝑥 and x, the micro sign and
  /// μ), and knows no subscripts. Those are written in plain letters and digits; a letter that NFKC might change is
  /// replaced by its other case's other case, if that differs, and else by its number.
  private static func identifier(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      let plain = Scripts.plain(scalar)?.unicodeScalars.first ?? scalar
      if plain == ")" { continue }
      if plain != "_", !plain.properties.isXIDContinue {
        name += "_"
      } else if !plain.mayChangeByNFKC {
        name.unicodeScalars.append(plain)
      } else {
        let other = plain.properties.uppercaseMapping.lowercased()
        name += other.unicodeScalars.contains(where: \.mayChangeByNFKC) ? "u" + String(plain.value, radix: 16) : other
      }
    }
    return name
  }

  /// Python's keywords, and what the script itself uses.
  private static let reserved: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    "torch", "F", "wire", "compare", "print", "tuple", "range", "reversed",
  ]
}

extension Unicode.Scalar {
  /// Unicode tells of a scalar whether NFKC and folding of case together change it. Capitals are changed by the folding,
  /// so that they are asked for their small letter.
  fileprivate var mayChangeByNFKC: Bool {
    let small = properties.lowercaseMapping.unicodeScalars
    return small.count == 1 && small.first.map(\.properties.changesWhenNFKCCaseFolded) ?? true
  }
}
