/// A directed graph as plain values: what to lay out, in Graphviz's terms.
///
/// Nodes and edges are known by their index, in the order given here. All text is in DejaVu Sans, so that its metrics are
/// the same on every machine.
public struct GraphDescription: Sendable, Equatable {
  /// The graph's own attributes. Without a `.pad` it gets a quarter of an inch.
  public var attributes: [Attribute: String]
  /// The nodes; an edge and a drawing know one by its place here.
  public var nodes: [Node]
  /// The edges; a drawing knows one by its place here.
  public var edges: [Edge]

  /// Boxes around nodes; a node knows its own by its place here.
  public var groups: [Group]

  /// Whether all nodes and edges have their `.pos` and stay there: nothing is laid out.
  public var isPlaced = false

  /// What stands below the graph. A drawing has a caption for that, which may change.
  public var label: Label?

  /// Creates a graph of its parts.
  public init(
    attributes: [Attribute: String] = [:], nodes: [Node] = [], edges: [Edge] = [], groups: [Group] = [],
    label: Label? = nil
  ) {
    self.attributes = attributes
    self.label = label
    self.groups = groups
    self.nodes = nodes
    self.edges = edges
  }

  /// A node, with the label that takes its place in the layout.
  public struct Node: Sendable, Equatable {
    /// The `id` of the node's group in the SVG.
    public var id: String?
    /// What the node says, or the largest it will ever say: the layout keeps room for it.
    public var label: Label
    /// The node's own attributes; what is not given is left to libgvc.
    public var attributes: [Attribute: String]
    /// The index of the innermost group that it is in.
    public var group: Int?

    /// Creates a node, by default one without a word.
    public init(
      id: String? = nil, label: Label = .plain(""), attributes: [Attribute: String] = [:], group: Int? = nil
    ) {
      self.id = id
      self.label = label
      self.attributes = attributes
      self.group = group
    }
  }

  /// A box around nodes, with a label in its corner.
  public struct Group: Sendable, Equatable {
    /// The `id` of the box's group in the SVG.
    public var id: String?
    /// What stands in the corner.
    public var label: Label
    /// The index of the group that it stands in, which comes before it.
    public var parent: Int?
    /// The group's own attributes.
    public var attributes: [Attribute: String]

    /// Creates a group.
    public init(id: String? = nil, label: Label, parent: Int? = nil, attributes: [Attribute: String] = [:]) {
      self.id = id
      self.label = label
      self.parent = parent
      self.attributes = attributes
    }
  }

  /// An edge from one node to another, each given by its index.
  public struct Edge: Sendable, Equatable {
    /// The `id` of the edge's group in the SVG.
    public var id: String?
    /// The index of the node it leaves.
    public var tail: Int
    /// The index of the node it reaches.
    public var head: Int
    /// The side at which it leaves: `n`, `e`, `s`, `w`, or `nil` for wherever it likes.
    public var tailPort: String?
    /// The side at which it arrives.
    public var headPort: String?
    /// The edge's own attributes; what is not given is left to libgvc.
    public var attributes: [Attribute: String]

    /// Creates an edge between two nodes.
    public init(
      id: String? = nil, from tail: Int, to head: Int, tailPort: String? = nil, headPort: String? = nil,
      attributes: [Attribute: String] = [:]
    ) {
      self.id = id
      self.tail = tail
      self.head = head
      self.tailPort = tailPort
      self.headPort = headPort
      self.attributes = attributes
    }
  }
}
