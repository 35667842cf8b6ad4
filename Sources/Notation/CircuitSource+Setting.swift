extension CircuitSource {
  /// The text of the circuit with other numbers for its input wires.
  ///
  ///     let source = try CircuitSource.parse(file, vocabulary: vocabulary)  // x = -2; f = x * x
  ///     source.text(setting: [("x", "x = 3")])                              // x = 3; f = x * x
  ///
  /// - Parameter statements: a statement for each wire. It stands in place of the text's own, or above all others for a wire
  ///   that was given from outside. One for any other name is left out.
  public func text(setting statements: [(name: String, text: String)]) -> String {
    var bytes = file.bytes
    let own = definitions.dropFirst(givenCount)
    // From the last to the first, so that what stands before keeps its place.
    for definition in own.reversed() {
      guard let statement = statements.first(where: { $0.name == definition.name }) else { continue }
      bytes.replaceSubrange(definition.nameRange.start..<definition.range.end, with: statement.text.utf8)
    }
    let given = Set(definitions.prefix(givenCount).map(\.name))
    let above = statements.filter { given.contains($0.name) }.map { $0.text + "\n" }.joined()
    bytes.insert(contentsOf: above.utf8, at: bodyStart)
    return String(decoding: bytes, as: UTF8.self)
  }
}
