public import Notation

/// Nodes and the wires between them: the graph over which both passes run.
///
/// Every node comes after the nodes it reads, so a pass is a loop. Each wire leads from one node to at most one other;
/// where a value is used more than once a splitter node stands, with an output wire for each use.
///
///     var builder = CircuitBuilder()
///     let x = builder.input("x", Tensor(3))
///     let f = try builder.apply("multiply", x, x, name: "f")
///     let circuit = builder.build(output: f)      // x, its splitter, and the product f
public struct Circuit: Sendable {
  /// What computes, or holds, the value of its output wires.
  public struct Node: Sendable {
    /// What it does with its inputs.
    public let kind: Kind
    /// The wires it reads, in the order of the function's arguments.
    public let inputs: [WireID]
    /// The wires it feeds: one, or one for each branch of a splitter.
    public let outputs: Range<WireID>
    /// Where the circuit's text states it: the sub-expression that is its value; for a node of a composite's call, the
    /// whole call.
    public let range: SourceRange?
    /// For a node of a composite's call, the sub-expression in the composite's own formula; nil for any other.
    public let inside: SourceRange?
    /// The notes written beside its statement.
    public let notes: [String]
    /// The group it belongs to.
    public let group: GroupID?
  }

  /// The nodes of one call of a composite.
  public struct Group: Sendable, Equatable {
    /// The composite's name.
    public let name: String
    /// The group in which the call stands.
    public let parent: GroupID?
  }

  /// What there is to tell nodes apart by.
  public enum Kind: Sendable {
    case input
    /// A number written inside an expression.
    case constant(Formula)
    case function(any FunctionRule)
    case splitter
  }

  /// The way from one node to the next: a value goes forward along it, a gradient back.
  public struct Wire: Sendable {
    /// By name, or by what it is counted as where nobody named it.
    public let label: Label
    /// The node that feeds it.
    public let producer: NodeID
    /// The node that reads it and the place among its inputs; nil where nothing does.
    public internal(set) var consumer: NodeID?
    /// Whether an input wire has a say in it. What is made of constants alone receives no gradient.
    public let dependsOnInputs: Bool
    /// Whether the output depends on it.
    public internal(set) var reachesOutput = false
    /// Whether all that can arrive on it is 0, since on each way to the output a function is flat or stops the gradient.
    public internal(set) var isBlocked = true

    /// Whether a gradient arrives on it in the backward pass.
    public var receivesGradient: Bool { dependsOnInputs && reachesOutput }
  }

  /// What a wire is called.
  public enum Label: Hashable, Sendable {
    case named(String)
    /// A sub-expression without a name, counted from 1.
    case unnamed(Int)
    /// A constant, counted from 1.
    case constant(Int)
    /// A branch of a splitter, counted from 1.
    indirect case branch(of: Label, Int)
  }

  /// The text that states it; nil for a circuit that was built without one.
  public let file: SourceFile?
  /// In the order of the forward pass: every node comes after those it reads.
  public let nodes: Table<NodeID, Node>
  /// Calls of composites, each after the one that it stands in.
  public let groups: Table<GroupID, Group>
  /// Each node's outputs stand together, in the order of the nodes.
  public let wires: Table<WireID, Wire>
  /// The wires on which seeds are placed: one, unless more are asked for. One that is read as well is a branch of its
  /// splitter node, which adds its seed to what comes back.
  public let outputs: [WireID]
  /// The first of them.
  public var output: WireID { outputs[0] }
  /// The letter of wires without a name, one that no named wire could be mistaken for.
  let letter: String
  /// Names that are assigned anew, so that `h⁽¹⁾` is a name, too.
  let reassigned: Set<String>
  /// The value of each input and constant node, by its output wire.
  var givenValues: [WireID: Tensor<Double>]

  /// The name of a wire as the text has it; nil where it has none.
  public func name(of wire: WireID) -> String? {
    if case .named(let name) = wires[wire].label { name } else { nil }
  }

  /// What identifies a wire in data: its name, or a key that cannot be typed as one (`u₁`, `x⁽²⁾`). Nobody wrote that key:
  /// people are shown `formula(of:)`.
  public func id(of wire: WireID) -> String { id(of: wires[wire].label) }

  private func id(of label: Label) -> String {
    switch label {
    case .named(let name): name
    case .unnamed(let number): letter + Script.lower(number)
    // Constants are numbered apart from sub-expressions.
    case .constant(let number): "const" + Script.lower(number)
    // Where h is assigned anew, h⁽¹⁾ is that, and the branches of the first h are h⁽⁰⁾⁽¹⁾ and so on.
    case .branch(.named(let name), let number) where reassigned.contains(name):
      name + "⁽⁰⁾⁽" + Script.upper(number) + "⁾"
    case .branch(let label, let number): id(of: label) + "⁽" + Script.upper(number) + "⁾"
    }
  }

  /// What a node computes, in what its input wires are called: `q × z`.
  public func statement(of node: NodeID) -> Formula {
    switch nodes[node].kind {
    case .input: .name(id(of: nodes[node].outputs.lowerBound))
    case .constant(let formula): formula
    case .function(let rule):
      rule.name == "identity"
        ? formula(of: nodes[node].inputs[0])
        : rule.statement(of: nodes[node].inputs.map(formula))
    case .splitter: formula(of: nodes[node].inputs[0])
    }
  }

  /// What a node computes, as its author wrote it: `(x + y) * z`, with the brackets and the blanks of the text; for a node
  /// of a composite's call in the names of the composite. Nil where there is no text.
  public func writing(of node: NodeID) -> String? {
    guard let file, let range = nodes[node].inside ?? nodes[node].range else { return nil }
    return file[range]
  }

  /// The innermost group that holds both ends of a wire.
  public func group(ofWire wire: WireID) -> GroupID? {
    guard let consumer = wires[wire].consumer else { return nil }
    return groups.common(nodes[wires[wire].producer].group, nodes[consumer].group)
  }

  /// The wire after which a node is called: its output wire; for a splitter the wire that it splits.
  public func namesake(of node: NodeID) -> WireID {
    if case .splitter = nodes[node].kind { nodes[node].inputs[0] } else { nodes[node].outputs.lowerBound }
  }

  /// The input nodes, in the order of the text.
  public var inputNodes: [NodeID] {
    nodes.indices.filter { if case .input = nodes[$0].kind { true } else { false } }
  }

  /// Whether a node hands its one input on to several branches, and adds what comes back on them.
  public func isSplitter(_ node: NodeID) -> Bool { if case .splitter = nodes[node].kind { true } else { false } }

  /// The wire with a name; nil where there is none.
  public func wire(named name: String) -> WireID? {
    wires.firstIndex { $0.label == .named(name) }
  }
}

extension Table<GroupID, Circuit.Group> {
  /// The innermost group that holds both. A group comes after the one it stands in.
  func common(_ first: GroupID?, _ second: GroupID?) -> GroupID? {
    var (first, second) = (first, second)
    while first != second {
      guard let one = first, let other = second else { return nil }
      if one > other { first = self[one].parent } else { second = self[other].parent }
    }
    return first
  }
}

/// Numbers as subscripts and superscripts.
enum Script {
  static func lower(_ number: Int) -> String { digits("₀₁₂₃₄₅₆₇₈₉", number) }
  static func upper(_ number: Int) -> String { digits("⁰¹²³⁴⁵⁶⁷⁸⁹", number) }

  private static func digits(_ signs: String, _ number: Int) -> String {
    let signs = Array(signs)
    return String(String(number).compactMap(\.wholeNumberValue).map { signs[$0] })
  }
}
