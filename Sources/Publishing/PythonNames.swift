#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Engine

/// What the wires of a circuit are called in Python: by their own names where Python can have them.
struct PythonNames {
  private var names: [String] = []

  subscript(wire: Int) -> String { names[wire] }

  init(_ circuit: Circuit) {
    var taken = Self.reserved
    for wire in circuit.wires.indices {
      var name = Self.identifier(circuit.id(of: wire))
      while taken.contains(name) { name += "_" }
      taken.insert(name)
      names.append(name)
    }
  }

  /// Python takes letters of every script, but treats names as one that it normalises alike (𝑥 and x): subscripts and
  /// whatever else changes is written in plain letters and digits.
  private static func identifier(_ id: String) -> String {
    let plain = id.precomposedStringWithCompatibilityMapping
      .replacing("(", with: "_").replacing(")", with: "")
    let letters = plain.unicodeScalars.map { scalar in
      scalar == "_" || scalar.properties.isXIDContinue ? String(scalar) : "_"
    }
    return letters.joined()
  }

  /// Python's keywords, and what the script itself uses.
  private static let reserved: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    "torch", "F", "wire", "compare", "print", "tuple", "range", "reversed",
  ]
}
