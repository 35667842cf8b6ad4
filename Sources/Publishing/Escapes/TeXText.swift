import Notation
import Walkthrough

/// Text and mathematics as LaTeX writes them, for pdflatex as well as for its successors.
enum TeXText {
  /// Text that people wrote or read: every character stands for itself.
  static func text(_ text: String) -> String {
    var result = ""
    var rest = Array(text)[...]
    while let character = rest.first {
      if let script = script(&rest) {
        result += "\\ensuremath{{}\(script)}"
        continue
      }
      rest = rest.dropFirst()
      if let command = special[character] {
        result += command
      } else if let symbol = symbols[character] {
        result += "\\ensuremath{\(symbol)}"
      } else {
        result += plain(character)
      }
    }
    return result
  }

  /// A character that stands for itself. Letters beyond those of Europe stop pdflatex, which gets their numbers instead;
  /// its successors set them.
  private static func plain(_ character: Character) -> String {
    guard character.unicodeScalars.contains(where: { $0.value > 0x24F && !"–—‘’“”„†‡•‰€™".unicodeScalars.contains($0) })
    else { return String(character) }
    let numbers = character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    return "\(foreign)\(character)\\else{}[\(numbers.joined(separator: " "))]\\fi{}"
  }

  /// Before a character that only the successors of pdflatex set.
  private static let foreign = "\\ifdefined\\Umathchar "

  /// A comment for the head of a document: which of its characters need another engine, and how it comes by a font that has
  /// them. Empty where pdflatex sets all of it.
  static func engineRemark(for document: String) -> String {
    var characters: [Character] = []
    for piece in document.split(separator: foreign, omittingEmptySubsequences: false).dropFirst() {
      guard let character = piece.first, !characters.contains(character) else { continue }
      characters.append(character)
    }
    guard !characters.isEmpty else { return "" }
    let shown = characters.prefix(5).map { String($0) }.joined(separator: " ") + (characters.count > 5 ? " …" : "")
    return """
      % For \(shown) use LuaLaTeX or XeLaTeX, and a font that has them: \\usepackage{fontspec}\\setsansfont{…}
      % pdfLaTeX writes their numbers instead.

      """
  }

  /// Mathematics as it stands between two dollars.
  static func math(_ text: MathText) -> String {
    text.runs.map { run in
      switch run.style {
      case .italic: math(run.text, letters: "\\mathit")
      case .upright: math(run.text, letters: upright)
      case .strong: "\\mathbf{\(math(run.text, letters: "\\mathbf"))}"
      }
    }.joined()
  }

  /// A number as mathematics.
  static func math(_ text: String) -> String { math(text, letters: upright) }

  /// Names of functions in the letters that the document has for them, which in Beamer are without serifs.
  private static let upright = "\\operatorfont"

  /// A sentence with mathematics in it: words as text, and each formula between dollars.
  static func sentence(_ text: MathText) -> String {
    var result = ""
    var formula = MathText()
    func endFormula() {
      if !formula.isEmpty { result += "$\(math(formula))$" }
      formula = MathText()
    }
    for run in text.runs {
      if run.style == .upright, run.text.contains(/[a-z]{2}/) {
        endFormula()
        result += self.text(run.text)
      } else {
        formula.append(run.text, run.style)
      }
    }
    endFormula()
    return result
  }

  /// A number, a matrix, or what a large tensor lies between.
  static func math(_ tensor: ShownTensor) -> String {
    switch tensor.form {
    case .number(let text): math(text)
    case .grid(let rows):
      "\\begin{bmatrix}" + rows.map { $0.map(math).joined(separator: " & ") }.joined(separator: " \\\\ ")
        + "\\end{bmatrix}"
    case .overview(let overview):
      "\\text{\(text(overview.shape))}\\; \(math(overview.minimum)) \\ldots \(math(overview.maximum))"
    }
  }

  private static func math(_ text: String, letters: String) -> String {
    var result = ""
    var word = ""
    func set(_ word: String) -> String { letters == upright ? "{\(letters) \(word)}" : "\(letters){\(word)}" }
    // A single letter needs no font of its own.
    func endWord() {
      if word.count > 1 {
        result += set(word)
      } else {
        result += word.isEmpty || letters == "\\mathit" ? word : set(word)
      }
      word = ""
    }
    var rest = Array(text)[...]
    var before: Character?
    while let character = rest.first {
      if let script = script(&rest) {
        endWord()
        result += script
        before = nil
        continue
      }
      rest = rest.dropFirst()
      defer { before = character }
      if character.isASCII, character.isLetter {
        word.append(character)
        continue
      }
      endWord()
      switch character {
      case " ", "\u{A0}":
        // TeX spaces its operators itself.
        if !isOperator(before), !isOperator(rest.first) { result += "\\ " }
      case "\\": result += "\\backslash "
      case "~", "^": result += "\\text{\(special[character] ?? "")}"
      default:
        result +=
          special[character] ?? symbols[character].map { $0 + " " }
          ?? (character.isASCII ? String(character) : "\\text{\(plain(character))}")
      }
    }
    endWord()
    return result
  }

  private static func isOperator(_ character: Character?) -> Bool {
    character.map { "=+−×·÷≤≥<>≈≠→,⊙".contains($0) } ?? false
  }

  /// Takes what is raised or lowered from the front: `₁₂` is `_{12}`.
  private static func script(_ rest: inout ArraySlice<Character>) -> String? {
    for (table, sign) in [(raised, "^"), (lowered, "_")] {
      let run = rest.prefix { table[$0] != nil }
      guard !run.isEmpty else { continue }
      rest = rest.dropFirst(run.count)
      return "\(sign){\(run.compactMap { table[$0] }.joined())}"
    }
    return nil
  }

  /// What TeX would take for something else.
  private static let special: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
  ]

  private static let symbols: [Character: String] = {
    var symbols: [Character: String] = [
      "−": "-", "×": "\\times", "·": "\\cdot", "÷": "\\div", "∂": "\\partial", "Σ": "\\Sigma", "Π": "\\Pi",
      "√": "\\surd", "∞": "\\infty", "≈": "\\approx", "≠": "\\neq", "≤": "\\leq", "≥": "\\geq", "→": "\\to",
      "←": "\\leftarrow", "⊙": "\\odot", "⊗": "\\otimes", "∈": "\\in", "…": "\\ldots", "′": "'", "±": "\\pm",
      "<": "<", ">": ">", "|": "|", "‖": "\\|", "⟨": "\\langle", "⟩": "\\rangle", "Γ": "\\Gamma", "Δ": "\\Delta",
      "∇": "\\nabla", "∑": "\\sum", "∏": "\\prod", "∛": "\\sqrt[3]{}", "∗": "*", "⋅": "\\cdot", "∕": "/", "⁄": "/",
      "≔": ":=", "⇒": "\\Rightarrow", "↦": "\\mapsto", "∼": "\\sim", "∝": "\\propto", "∀": "\\forall", "ο": "o",
      "Θ": "\\Theta", "Λ": "\\Lambda", "Ξ": "\\Xi", "Φ": "\\Phi", "Ψ": "\\Psi", "Ω": "\\Omega",
    ]
    let names = [
      "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
      "xi", "omicron", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega",
    ]
    for (place, name) in names.enumerated() where name != "omicron" {
      if let letter = Unicode.Scalar(0x3B1 + UInt32(place)) { symbols[Character(letter)] = "\\" + name }
    }
    return symbols
  }()

  private static let raised = plain(of: Scripts.superscripts).merging(["ᵀ": "\\top "]) { $1 }
  private static let lowered = plain(of: Scripts.subscripts)

  /// By raised or lowered character, what stands in the braces.
  private static func plain(of scripts: [Character: Character]) -> [Character: String] {
    Dictionary(scripts.map { ($1, symbols[$0] ?? String($0)) }) { first, _ in first }
  }
}
