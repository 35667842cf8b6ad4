/// Which names mean what where: the wires of a file in the order of their statements, and the functions.
struct Scope {
  let vocabulary: Vocabulary
  private var assignments: [String: (statement: Int, line: Int)] = [:]
  private var wires: [String] = []
  private var composites: [String: (statement: Int, line: Int, signature: FunctionSignature)] = [:]
  /// Inside a composite, its name and its inputs: all that its formula can read.
  private var inside: (name: String, parameters: [String])?
  /// Inside a composite, what else its formula can read: names of its own, and constants.
  private var readable: Set<String> = []
  /// Names whose statement is faulty in a way that leaves open what they are: their uses are not reported as well.
  private var excused: Set<String> = []
  /// Whether to look for names that were meant; a file of faults without number is not worth the search.
  var suggests = true

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// Notes that a statement assigns a name; gives the line of an earlier statement that does.
  mutating func assign(_ name: String, in statement: Int, line: Int) -> Int? {
    if let first = assignments[name]?.line ?? composites[name]?.line { return first }
    assignments[name] = (statement, line)
    wires.append(name)
    return nil
  }

  /// Notes that a name is a wire from outside, above all statements, unless a statement assigns or defines it.
  mutating func give(_ name: String) {
    if assignments[name] == nil, composites[name] == nil { _ = assign(name, in: Self.outside, line: 0) }
  }

  /// Whether a name is a wire from outside.
  func isGiven(_ name: String) -> Bool { assignments[name]?.statement == Self.outside }

  private static let outside = -1

  /// Notes that a statement defines a composite; gives the line of an earlier statement that has the name.
  mutating func define(_ name: String, arity: ClosedRange<Int>, in statement: Int, line: Int) -> Int? {
    if let first = assignments[name]?.line ?? composites[name]?.line { return first }
    let signature = FunctionSignature(name: name, arity: arity)
    composites[name] = (statement, line, signature)
    return nil
  }

  /// What can be read in the formula of a composite.
  func inside(_ name: String, parameters: [String], constants: Set<String>) -> Scope {
    var scope = self
    scope.inside = (name, parameters)
    scope.readable = constants
    return scope
  }

  /// Lets a composite read a name that it has assigned.
  mutating func allow(_ name: String) { readable.insert(name) }

  /// Whether a name is a wire, or an input of the composite that is being read.
  func isWire(_ name: String) -> Bool {
    assignments[name] != nil || inside?.parameters.contains(name) == true || readable.contains(name)
  }

  mutating func excuse(_ name: String) { excused.insert(name) }

  /// What is wrong with the use of a name as a wire.
  func fault(inUse name: String, in statement: Int, at range: SourceRange) -> Diagnostic? {
    if excused.contains(name) { return nil }
    if let inside { return fault(inUse: name, inside: inside, at: range) }
    if let composite = composites[name] {
      return Diagnostic(
        "'\(name)' is a composite, not a wire", at: range, hint: "write \(name)(\(arguments(of: composite.signature)))")
    }
    if let assignment = assignments[name] {
      if assignment.statement < statement { return nil }
      if assignment.statement == statement {
        return Diagnostic(
          "'\(name)' is used in its own statement", at: range,
          hint: "give '\(name)' a value on a line above")
      }
      return Diagnostic(
        "'\(name)' is assigned on line \(assignment.line), below its use", at: range,
        hint: "move line \(assignment.line) above this one")
    }
    if let signature = vocabulary.signature(named: name) {
      return Diagnostic(
        "'\(name)' is a function, not a wire", at: range, hint: "write \(name)(\(arguments(of: signature)))")
    }
    return Diagnostic(
      "there is no wire named '\(name)'", at: range,
      hint: product(name) ?? suggestion(for: name, among: wires)
        ?? (name == "e" ? "write exp(1) for Euler's number" : nil))
  }

  /// What to write where two names were written as one: `wx`.
  private func product(_ name: String) -> String? {
    guard name.count > 1, name.count < 40 else { return nil }
    for place in name.indices.dropFirst() {
      let (left, right) = (String(name[..<place]), String(name[place...]))
      if left != right, assignments[left] != nil, assignments[right] != nil {
        return "write \(left) * \(right) for a product"
      }
    }
    return nil
  }

  private func arguments(of signature: FunctionSignature) -> String {
    signature.arity.lowerBound < 2 ? "x" : signature.arity.lowerBound == 2 ? "x, y" : "x, y, …"
  }

  private func fault(
    inUse name: String, inside composite: (name: String, parameters: [String]), at range: SourceRange
  ) -> Diagnostic? {
    if composite.parameters.contains(name) || readable.contains(name) { return nil }
    let isWire = assignments[name] != nil
    let all = (composite.parameters + [name]).joined(separator: ", ")
    return Diagnostic(
      "'\(name)' is no input of the composite '\(composite.name)'", at: range,
      hint: isWire ? "write \(composite.name)(\(all)) = …" : suggestion(for: name, among: composite.parameters))
  }

  /// Whether a name without brackets is a function's, so that the brackets are what is missing.
  func isBareFunction(_ name: String) -> Bool {
    assignments[name] == nil && !excused.contains(name) && inside?.parameters.contains(name) != true
      && !readable.contains(name)
      && (vocabulary.signature(named: name) != nil || composites[name] != nil || pasted(name) != nil)
  }

  /// The function that another library calls so.
  private func pasted(_ name: String) -> FunctionSignature? {
    PastedNames.functions[name].flatMap { vocabulary.signature(named: $0) }
  }

  /// The function that a call means, or what is wrong with the call; neither where the name's statement is faulty.
  /// - Parameter isOfLibrary: whether it is called as a library's, `torch.sigmoid(x)` or `x.sigmoid()`.
  func callee(
    _ name: String, in statement: Int, at range: SourceRange, isOfLibrary: Bool = false
  ) -> (signature: FunctionSignature?, fault: Diagnostic?) {
    if let composite = composites[name] {
      if isOfLibrary, vocabulary.signature(named: name) ?? pasted(name) != nil {
        return (
          nil,
          Diagnostic(
            "'\(name)' is the library's here, and the circuit's own on line \(composite.line)", at: range,
            hint: "give the definition another name")
        )
      }
      if composite.statement < statement { return (composite.signature, nil) }
      let fault =
        composite.statement == statement
        ? Diagnostic(
          "'\(name)' is called in its own statement", at: range, hint: "a composite is made of other functions")
        : Diagnostic(
          "'\(name)' is defined on line \(composite.line), below its call", at: range,
          hint: "move line \(composite.line) above this one")
      return (nil, fault)
    }
    let signature = vocabulary.signature(named: name) ?? (assignments[name] == nil ? pasted(name) : nil)
    if vocabulary.reserves(name) { return (signature, nil) }
    if excused.contains(name) { return (nil, nil) }
    if assignments[name] != nil {
      let hint = signature.map { "write \($0.name)(…) for the function" } ?? "write \(name) * (…) for a product"
      return (nil, Diagnostic("'\(name)' is a wire and cannot be called", at: range, hint: hint))
    }
    if let signature { return (signature, nil) }
    let hint = suggestion(for: name, among: vocabulary.likely + composites.keys.sorted())
    return (nil, Diagnostic("there is no function named '\(name)'", at: range, hint: hint))
  }

  private func suggestion(for name: String, among candidates: [String]) -> String? {
    suggests ? Suggestion.hint(for: name, among: candidates) : nil
  }
}
