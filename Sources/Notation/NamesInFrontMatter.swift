/// Checks that the wires named in the front matter are there, and what they are.
struct NamesInFrontMatter {
  private let frontMatter: FrontMatter
  private let definitions: [Definition]

  init(_ frontMatter: FrontMatter, _ definitions: [Definition]) {
    (self.frontMatter, self.definitions) = (frontMatter, definitions)
  }

  var faults: [Diagnostic] { outputs + seeds + training }

  private var outputs: [Diagnostic] {
    let range = frontMatter.range(of: .output)
    if let twice = Self.firstTwice(frontMatter.outputs) {
      return [Diagnostic("'output' has '\(twice)' twice", at: range, hint: "name each output once")]
    }
    return frontMatter.outputs.compactMap { unknown($0, at: range) }
  }

  private var seeds: [Diagnostic] {
    let range = frontMatter.range(of: .seed)
    let outputs = frontMatter.outputs.isEmpty ? definitions.suffix(1).map(\.name) : frontMatter.outputs
    if frontMatter.seed != nil, outputs.count > 1 {
      return [
        Diagnostic(
          "each output has a seed of its own", at: range,
          hint: "write seed: {\(outputs.map { "\($0): 1" }.joined(separator: ", "))}")
      ]
    }
    return frontMatter.seeds.keys.sorted().filter { !outputs.contains($0) }.map {
      Diagnostic(
        "'\($0)' is no output, and receives no seed", at: range,
        hint: "the outputs are \(outputs.joined(separator: ", "))")
    }
  }

  private var training: [Diagnostic] {
    guard let plan = frontMatter.train else { return [] }
    let range = frontMatter.range(of: .train)
    if let twice = Self.firstTwice(plan.wires) {
      return [Diagnostic("'train' has the wire '\(twice)' twice", at: range, hint: "name each wire once")]
    }
    return plan.wires.compactMap { name in
      if let fault = unknown(name, at: range) { return fault }
      let isInput = { (definition: Definition) in definition.isNumber && !definition.isConstant }
      guard let definition = definitions.first(where: { $0.name == name }), !isInput(definition) else { return nil }
      let inputs = definitions.filter(isInput).map(\.name).joined(separator: ", ")
      let kind = definition.isConstant ? "a constant" : "computed"
      return Diagnostic(
        "'\(name)' is \(kind): only an input wire can be trained", at: range, hint: "the inputs are \(inputs)")
    }
  }

  private func unknown(_ name: String, at range: SourceRange) -> Diagnostic? {
    guard !definitions.contains(where: { $0.name == name }) else { return nil }
    return Diagnostic(
      "there is no wire named '\(name)'", at: range, hint: Suggestion.hint(for: name, among: definitions.map(\.name)))
  }

  private static func firstTwice(_ names: [String]) -> String? {
    names.indices.first { names[..<$0].contains(names[$0]) }.map { names[$0] }
  }
}
