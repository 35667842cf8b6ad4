/// A composite that ends the file and that nothing calls, as textbooks state a loss: `L(w) = (w - 3)**2`.
///
/// Where its inputs are all names of wires it is the output, called with them; otherwise nobody can tell what it is of.
struct UncalledComposite {
  /// The output that it is.
  private(set) var definition: Definition?
  private(set) var remark: Diagnostic?
  private(set) var fault: Diagnostic?

  init?(_ parser: Parser, statements: [Statement]) {
    guard let composite = parser.composites.last, parser.diagnostics.isEmpty, !parser.definitions.isEmpty,
      parser.definitions.allSatisfy({ $0.nameRange.start < composite.nameRange.start })
    else { return nil }
    guard !Self.called(parser.composites, parser.definitions).contains(composite.name) else { return nil }
    let wires = parser.definitions.map(\.name)
    let isOfWires = composite.parameters.allSatisfy(wires.contains)
    let arguments =
      (isOfWires || wires.count < composite.parameters.count
      ? composite.parameters : Array(wires.suffix(composite.parameters.count)))
      .joined(separator: ", ")
    guard isOfWires else {
      fault = Diagnostic(
        "'\(composite.name)' is never called, and \(Self.strangers(composite, wires)) no wire", at: composite.nameRange,
        hint: "write \(composite.name == "f" ? "y" : "f") = \(composite.name)(\(arguments)) below it")
      return
    }
    // Of a name that is assigned again the latest is meant.
    let latest = composite.parameters.map { parameter in
      parser.definitions.last { ReassignedName.typed($0.name) == parameter }?.name ?? parameter
    }
    let parts = latest.map { Formula.Part(.name($0), at: composite.nameRange) }
    let call = Formula.Part(.call(composite.name), Array(parts.indices), at: composite.nameRange)
    definition = Definition(
      name: composite.name, nameRange: composite.nameRange, formula: Formula(parts: parts + [call]),
      range: composite.nameRange, notes: composite.notes)
    remark = Diagnostic(
      "'\(composite.name)' is never called; it is taken as the output \(composite.name)(\(arguments))", severity: .note,
      at: composite.nameRange)
  }

  /// A warning for each composite that nothing calls and that is not the output: it is not drawn.
  static func warnings(_ composites: [Composite], _ definitions: [Definition]) -> [Diagnostic] {
    let called = called(composites, definitions)
    return composites.filter { !called.contains($0.name) }.map {
      Diagnostic("'\($0.name)' is never called, and not drawn", severity: .warning, at: $0.nameRange)
    }
  }

  /// The names that formulas call.
  private static func called(_ composites: [Composite], _ definitions: [Definition]) -> Set<String> {
    let formulas = definitions.map(\.formula) + composites.flatMap { $0.locals.map(\.formula) + [$0.formula] }
    return Set(
      formulas.flatMap { formula in
        formula.parts.compactMap { if case .call(let name) = $0.head { name } else { nil } }
      })
  }

  private static func strangers(_ composite: Composite, _ wires: [String]) -> String {
    let names = composite.parameters.filter { !wires.contains($0) }.map { "'\($0)'" }
    return names.joined(separator: " and ") + (names.count > 1 ? " are" : " is")
  }
}
