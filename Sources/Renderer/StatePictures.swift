import Engine
import Graphviz
import Walkthrough

/// Every wire and node in every state that it takes, cut from a handful of pictures.
///
/// With the layout fixed, a wire has few states in a whole walkthrough: without a value, with one, with a gradient, lit up
/// or not. Nothing that one of them looks like depends on its neighbours. So as many pictures are drawn as the wire or
/// node with the most states has states, and every frame is composed of their groups.
struct StatePictures {
  private enum Element {
    case wire(WireID), node(NodeID), fixed
  }

  /// By wire and by node, the states that it takes in the order in which it first does.
  private var wireStates: Table<WireID, [WireState]>
  private var nodeStates: Table<NodeID, [NodeState]>
  private var elements: [Element] = []
  /// By group in the order of the picture, and by state of its element.
  private(set) var groups: [[SVGFrame.Group]] = []
  private(set) var size = ""
  private(set) var head: [[UInt8]] = []
  private var tail: [[UInt8]] = []
  private let settings: FrameSettings

  init(
    of steps: [Step], in walkthrough: Walkthrough, _ settings: FrameSettings, _ frame: inout FrameState,
    _ drawing: inout Drawing
  ) throws {
    self.settings = settings
    wireStates = walkthrough.circuit.wires.map { _ in [] }
    nodeStates = walkthrough.circuit.nodes.map { _ in [] }
    for step in steps {
      let state = PictureState(walkthrough, at: step)
      for (wire, state) in state.wires.entries where !wireStates[wire].contains(state) {
        wireStates[wire].append(state)
      }
      for (node, state) in state.nodes.entries where !nodeStates[node].contains(state) {
        nodeStates[node].append(state)
      }
    }
    let count = max(wireStates.map(\.count).max() ?? 0, nodeStates.map(\.count).max() ?? 0)
    for round in 0..<count {
      let wires = wireStates.map { $0[min(round, $0.count - 1)] }
      let nodes = nodeStates.map { $0[min(round, $0.count - 1)] }
      try frame.show(PictureState(wires: wires, nodes: nodes), in: &drawing)
      take(SVGPicture(try drawing.render(.svg), settings.drawnTheme), round: round, walkthrough)
    }
  }

  private mutating func take(_ picture: SVGPicture, round: Int, _ walkthrough: Walkthrough) {
    if round == 0 {
      (size, head, tail) = (picture.size(ofWidth: settings.width), picture.head, picture.tail)
      elements = picture.groups.map { Self.element($0.id) }
      groups = picture.groups.map { _ in [] }
    }
    for (place, group) in picture.groups.enumerated() {
      let names: String
      switch elements[place] {
      case .wire(let wire):
        guard round < wireStates[wire].count else { continue }
        names = Self.names(of: group.id, wireStates[wire][round])
      case .node(let node):
        guard round < nodeStates[node].count else { continue }
        names = Self.names(of: walkthrough.circuit.nodes[node].kind, nodeStates[node][round])
      case .fixed:
        guard round == 0 else { continue }
        names = Self.names(ofFixed: group.id)
      }
      groups[place].append(SVGFrame.Group(group.id, names: names, content: group.content))
    }
  }

  /// For each group, which of its variants stands in a step's frame.
  func choice(at step: Step, in walkthrough: Walkthrough) -> [Int] {
    let state = PictureState(walkthrough, at: step)
    let wires = Table<WireID, Int>(zip(wireStates, state.wires).map { $0.firstIndex(of: $1) ?? 0 })
    let nodes = Table<NodeID, Int>(zip(nodeStates, state.nodes).map { $0.firstIndex(of: $1) ?? 0 })
    return elements.map { element in
      switch element {
      case .wire(let wire): wires[wire]
      case .node(let node): nodes[node]
      case .fixed: 0
      }
    }
  }

  /// By group, what it draws.
  var subjects: [FrameSubject?] {
    elements.map { element in
      switch element {
      case .wire(let wire): .wire(wire)
      case .node(let node): .node(node)
      case .fixed: nil
      }
    }
  }

  /// A step's frame.
  /// - Parameter caption: the lines of the caption's own picture.
  func compose(_ step: Step, in walkthrough: Walkthrough, sentence: String, caption: [[UInt8]]) -> [UInt8] {
    let chosen = zip(groups, choice(at: step, in: walkthrough)).map { $0[$1] }
    return SVGFrame(walkthrough: walkthrough, step: step, sentence: sentence, settings: settings).compose(
      size: size, head: head + caption, groups: chosen, tail: tail)
  }

  /// A frame from one picture of the whole of it.
  static func compose(
    whole picture: SVGPicture, _ step: Step, in walkthrough: Walkthrough, sentence: String,
    _ settings: FrameSettings
  ) -> [UInt8] {
    let state = PictureState(walkthrough, at: step)
    let groups = picture.groups.map { group in
      let names =
        switch element(group.id) {
        case .wire(let wire): names(of: group.id, state.wires[wire])
        case .node(let node): names(of: walkthrough.circuit.nodes[node].kind, state.nodes[node])
        case .fixed: names(ofFixed: group.id)
        }
      return SVGFrame.Group(group.id, names: names, content: group.content)
    }
    return SVGFrame(walkthrough: walkthrough, step: step, sentence: sentence, settings: settings).compose(
      size: picture.size(ofWidth: settings.width), head: picture.head, groups: groups, tail: picture.tail)
  }

  /// What a group draws, by its id.
  private static func element(_ id: String) -> Element {
    guard let kind = id.first, let index = Int(id.dropFirst()) else { return .fixed }
    return switch kind {
    case "w", "v", "l", "b", "t": .wire(WireID(index))
    case "n": .node(NodeID(index))
    default: .fixed
    }
  }

  /// The box of a composite, or the end of a wire.
  private static func names(ofFixed id: String) -> String { id.hasPrefix("c") ? "composite" : "end" }

  private static func names(of id: String, _ state: WireState) -> String {
    if id.hasPrefix("b") || id.hasPrefix("t") { return "bus" }
    let name = id.hasPrefix("l") ? "annotation" : id.hasPrefix("w") ? "wire" : "end"
    return state.role == .quiet || name == "end" ? name : "\(name) active \(state.role)"
  }

  private static func names(of kind: Circuit.Kind, _ state: NodeState) -> String {
    let name =
      switch kind {
      case .input: "node input"
      case .constant: "node constant"
      case .function: "node function"
      case .splitter: "node splitter"
      }
    return state == .quiet ? name : name + " active"
  }
}
