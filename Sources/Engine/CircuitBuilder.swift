public import Notation

/// Builds a circuit node by node; splitters appear by themselves wherever a value is used more than once.
public struct CircuitBuilder {
  /// A value that later nodes can use.
  public struct Source: Hashable, Sendable {
    let index: Int
  }

  private struct Draft {
    var kind: Circuit.Kind
    var reads: [Int]
    var label: Circuit.Label
    var shape: Shape
    var dependsOnInputs: Bool
    var range: SourceRange?
    var inside: SourceRange?
    var notes: [String]
    var group: GroupID?
  }

  private var drafts: [Draft] = []
  private var given: [Int: Tensor<Double>] = [:]
  private var groups = Table<GroupID, Circuit.Group>()
  private var group: GroupID?
  private var unnamed = 0
  private var constants = 0

  private let file: SourceFile?

  /// - Parameter file: the text that states the circuit, which the ranges of its nodes refer to.
  public init(in file: SourceFile? = nil) { self.file = file }

  /// An input wire with its value.
  public mutating func input(
    _ name: String, _ value: Tensor<Double>, range: SourceRange? = nil, notes: [String] = []
  ) -> Source {
    given[drafts.count] = value
    return add(
      Draft(
        kind: .input, reads: [], label: .named(name), shape: value.shape, dependsOnInputs: true, range: range,
        notes: notes))
  }

  /// A number inside an expression; `formula` is how it is shown (π/2).
  public mutating func constant(_ value: Double, shownAs formula: Formula? = nil, range: SourceRange? = nil) -> Source {
    constant(Tensor(value), shownAs: formula ?? .number(value), range: range)
  }

  /// A number, a vector or a matrix inside an expression; `formula` is how it is shown.
  public mutating func constant(_ value: Tensor<Double>, shownAs formula: Formula, range: SourceRange? = nil) -> Source
  {
    given[drafts.count] = value
    constants += 1
    return add(
      Draft(
        kind: .constant(formula), reads: [], label: .constant(constants), shape: value.shape, dependsOnInputs: false,
        range: range, notes: []))
  }

  /// How many nodes there are so far, without splitter nodes.
  public var count: Int { drafts.count }

  /// The shape of a value.
  public func shape(of source: Source) -> Shape { drafts[source.index].shape }

  /// A function node. Without a name its output wire gets a symbol of its own.
  /// - Throws: `ShapeMismatch` when the inputs' shapes do not fit the function.
  public mutating func apply(
    _ rule: any FunctionRule, _ inputs: Source..., name: String? = nil
  ) throws(ShapeMismatch) -> Source {
    try apply(rule, inputs, name: name)
  }

  /// A function node of a list of inputs.
  /// - Throws: `ShapeMismatch` when the inputs' shapes do not fit the function.
  public mutating func apply(
    _ rule: any FunctionRule, _ inputs: [Source], name: String?, range: SourceRange? = nil,
    inside: SourceRange? = nil, notes: [String] = []
  ) throws(ShapeMismatch) -> Source {
    let reads = inputs.map(\.index)
    let shape = try rule.outputShape(of: reads.map { drafts[$0].shape })
    if name == nil { unnamed += 1 }
    return add(
      Draft(
        kind: .function(rule), reads: reads, label: name.map { .named($0) } ?? .unnamed(unnamed), shape: shape,
        dependsOnInputs: reads.contains { drafts[$0].dependsOnInputs }, range: range, inside: inside, notes: notes))
  }

  /// Begins the group of a composite's call: until its end, nodes belong to it.
  public mutating func beginGroup(_ name: String) {
    group = groups.append(Circuit.Group(name: name, parent: group))
  }

  /// Ends the group that was begun last.
  /// - Precondition: a group was begun.
  public mutating func endGroup() {
    guard let ended = group else { preconditionFailure("no group was begun") }
    group = groups[ended].parent
  }

  private mutating func add(_ draft: Draft) -> Source {
    drafts.append(draft)
    if case .input = draft.kind {} else { drafts[drafts.count - 1].group = group }
    return Source(index: drafts.count - 1)
  }

  /// The circuit, with the wire of `output` as its output wire.
  /// - Precondition: `output` comes from this builder.
  public func build(output: Source) -> Circuit { build(outputs: [output]) }

  /// The circuit, with an output wire for each of `outputs`.
  /// - Precondition: there is at least one, and they come from this builder.
  public func build(outputs: [Source]) -> Circuit {
    precondition(outputs.allSatisfy { $0.index < drafts.count }, "the output is a value of another builder")
    var uses = [Int](repeating: 0, count: drafts.count)
    for draft in drafts { for read in draft.reads { uses[read] += 1 } }
    // Of several outputs one may be a value on the way to another: then it leaves by a branch of its own.
    for output in outputs where outputs.count > 1 && uses[output.index] > 0 { uses[output.index] += 1 }

    var nodes = Table<NodeID, Circuit.Node>()
    var wires = Table<WireID, Circuit.Wire>()
    var values: [WireID: Tensor<Double>] = [:]
    // The next wire on which a reader finds each value, and the wire that carries the whole of it.
    var next = [WireID](repeating: wires.endIndex, count: drafts.count)
    var whole = next
    let splitterGroups = splitterGroups()
    for (index, draft) in drafts.enumerated() {
      var inputs: [WireID] = []
      for read in draft.reads {
        inputs.append(next[read])
        wires[next[read]].consumer = nodes.endIndex
        if uses[read] > 1 { next[read] = next[read].advanced(by: 1) }
      }
      whole[index] = wires.endIndex
      next[index] = wires.endIndex
      values[wires.endIndex] = given[index]
      wires.append(
        Circuit.Wire(
          label: draft.label, producer: nodes.endIndex, consumer: nil, dependsOnInputs: draft.dependsOnInputs))
      nodes.append(
        Circuit.Node(
          kind: draft.kind, inputs: inputs, outputs: whole[index]..<wires.endIndex, range: draft.range,
          inside: draft.inside, notes: draft.notes, group: draft.group))
      guard uses[index] > 1 else { continue }
      wires[whole[index]].consumer = nodes.endIndex
      next[index] = wires.endIndex
      for branch in 1...uses[index] {
        wires.append(
          Circuit.Wire(
            label: .branch(of: draft.label, branch), producer: nodes.endIndex, consumer: nil,
            dependsOnInputs: draft.dependsOnInputs))
      }
      nodes.append(
        Circuit.Node(
          kind: .splitter, inputs: [whole[index]], outputs: next[index]..<wires.endIndex, range: draft.range,
          inside: draft.inside, notes: [], group: splitterGroups[index]))
    }
    let ends = outputs.map { output in
      outputs.count > 1 && uses[output.index] > 0
        ? whole[output.index].advanced(by: uses[output.index]) : whole[output.index]
    }
    markWhatReaches(ends, in: &wires, of: nodes)
    return Circuit(
      file: file, nodes: nodes, groups: groups, wires: wires, outputs: ends, letter: freeLetter,
      reassigned: reassigned, givenValues: values)
  }

  /// The names that are assigned anew.
  private var reassigned: Set<String> {
    let mark = "⁽¹⁾"
    return Set(
      drafts.compactMap { draft in
        if case .named(let name) = draft.label, name.hasSuffix(mark) { String(name.dropLast(mark.count)) } else { nil }
      })
  }

  /// By draft, the innermost group that holds all that read it: there its splitter node stands.
  private func splitterGroups() -> [GroupID?] {
    var result = [GroupID?](repeating: nil, count: drafts.count)
    var isRead = [Bool](repeating: false, count: drafts.count)
    for draft in drafts {
      for read in draft.reads {
        result[read] = isRead[read] ? groups.common(result[read], draft.group) : draft.group
        isRead[read] = true
      }
    }
    return result
  }

  /// Marks every wire on which an output depends, walking back from them.
  private func markWhatReaches(
    _ outputs: [WireID], in wires: inout Table<WireID, Circuit.Wire>, of nodes: Table<NodeID, Circuit.Node>
  ) {
    for output in outputs {
      wires[output].reachesOutput = true
      wires[output].isBlocked = false
    }
    for node in nodes.reversed() where node.outputs.contains(where: { wires[$0].reachesOutput }) {
      let isBlocked = node.outputs.allSatisfy { wires[$0].isBlocked }
      for (place, input) in node.inputs.enumerated() {
        wires[input].reachesOutput = true
        let isFlat = if case .function(let rule) = node.kind { rule.isFlat(in: place) } else { false }
        wires[input].isBlocked = isBlocked || isFlat
      }
    }
  }

  /// A letter for wires without a name: one with which no name begins, so that u₁ is never taken for a wire u1.
  private var freeLetter: String {
    var taken: Set<Character> = []
    for case .named(let name) in drafts.map(\.label) { if let first = name.first { taken.insert(first) } }
    return ["u", "v", "s", "t", "h", "p", "r"].first { !taken.contains(Character($0)) } ?? "node"
  }
}
