import Engine
import Foundation
import Notation
import TestSupport
import Testing

/// `backwire fmt`: the language's own spelling.
@Suite struct FormattedSourceTests {
  private static func formatted(_ text: String) throws -> String {
    try FormattedSource(SourceFile(name: "f", text: text), vocabulary: FunctionList.vocabulary).text
  }

  /// The circuits of the samples and the cases that have no errors.
  static let files: [String] = {
    let folders = ["Samples", "Tests/Cases"].map { "\(Circuits.root)/\($0)" }
    return folders.flatMap { folder in
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".circuit") }
        .sorted()
        .map { "\(folder)/\($0)" }
    }.filter { path in (try? text(path)).flatMap { try? Circuits.parse($0) } != nil }
  }()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: path), encoding: .utf8)
  }

  @Test("formatting changes no formula, and what is formatted stays as it is")
  func kept() throws {
    #expect(Self.files.count > 60)
    for path in Self.files {
      let text = try Self.text(path)
      let once = try Self.formatted(text)
      #expect(try Self.formatted(once) == once, "\(path)")
      let (before, after) = (try Circuits.parse(text), try Circuits.parse(once))
      #expect(Self.meaning(of: before) == Self.meaning(of: after), "\(path)")
      #expect(before.outputName == after.outputName, "\(path)")
    }
  }

  private static func meaning(of source: CircuitSource) -> [String] {
    source.definitions.map { "\($0.isConstant) \($0.name) = \($0.formula.parts.map { "\($0.head)\($0.arguments)" })" }
      + source.composites.map { "\($0.name)\($0.parameters) \($0.formula.parts.map { "\($0.head)\($0.arguments)" })" }
  }

  struct Known: Sendable, CustomTestStringConvertible {
    let found: String
    let typed: String
    var testDescription: String { found }

    init(_ found: String, _ typed: String) { (self.found, self.typed) = (found, typed) }
  }

  static let known = [
    Known("x=1\ny = (x+2)*( x-1 )/(x*2)", "x = 1\ny = (x + 2) * (x - 1) / (x * 2)\n"),
    Known("x = 2\nf = -x**2 + (-x)**2 - (-3)", "x = 2\nf = -x**2 + (-x)**2 - -3\n"),
    Known("x = 2\nf = x - (x - (x + 1)) + 2**-x", "x = 2\nf = x - (x - (x + 1)) + 2**(-x)\n"),
    Known("x = 2\nf = (x**x)**x + x**x**x", "x = 2\nf = (x**x)**x + x**x**x\n"),
    Known("x = [1,2,3]\nf = sum(x[ 1 : ] * x[:-1]) + x[0]", "x = [1, 2, 3]\nf = sum(x[1:] * x[:-1]) + x[0]\n"),
    Known("W = [[1,2],[3,4]]\nf = sum((W@W).T ⊙ Wᵀ)", "W = [[1, 2], [3, 4]]\nf = sum((W @ W).T * W.T)\n"),
    Known(
      "x = 1e-3 # small\n\n\n\n## the square\nf = x²   ## again",
      "x = 1e-3  # small\n\n## the square\nf = x**2  ## again\n"),
    Known(
      "---\ntitle: A\n---\nimport torch\nx = 2\nL = x**2\ny = L * 3\nL.backward()\n",
      "---\ntitle: A\noutput: L\n---\nx = 2\nL = x**2\ny = L * 3\n"),
    Known("x = 2\nL = x**2\ny = L * 3\nL.backward()\n", "---\noutput: L\n---\n\nx = 2\nL = x**2\ny = L * 3\n"),
    Known("x = 2\nfor t in  range( 3 ) : x+=t", "x = 2\nfor t in range(3): x += t\n"),
    Known(
      "n = 3\nx = 2\nfor t in range(n):\n\tif t > 1:\n\t\tx = sin x",
      "const n = 3\nx = 2\nfor t in range(n):\n    if t > 1:\n        x = sin(x)\n"),
    Known("g = lambda a, b: a*b\nx = 2\nf = g(x, x)", "g(a, b) = a * b\nx = 2\nf = g(x, x)\n"),
    Known("data X = np.zeros(2)\nx = 2\nf = sum(X * x)", "const X = [0, 0]\nx = 2\nf = sum(X * x)\n"),
    Known("x = [1, 2]\nf = max(\n  x, # the larger\n  dim=0)", "x = [1, 2]\nf = max(\n  x, # the larger\n  dim=0)\n"),
  ]

  @Test("a circuit is written in the language's own spelling", arguments: known)
  func spelling(known: Known) throws {
    #expect(try Self.formatted(known.found) == known.typed)
    #expect(try Self.formatted(known.typed) == known.typed)
  }

  @Test("the page about other notations shows what fmt prints")
  func page() throws {
    let page = try Self.text(Circuits.root + "/Sources/Notation/Notation.docc/FromNumPyPyTorchLaTeX.md")
    let pairs = page.matches(of: /```(?:python|text|latex)\n([\s\S]*?)```\n\n```circuit\n([\s\S]*?)```/)
    #expect(pairs.count == 7)
    for pair in pairs { #expect(try Self.formatted(String(pair.1)) == String(pair.2)) }
  }

  @Test("a circuit with errors is not formatted")
  func faulty() {
    #expect(throws: Diagnostics.self) { try Self.formatted("x = 1\nf = x +") }
  }
}
