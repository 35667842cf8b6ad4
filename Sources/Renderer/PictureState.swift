import Engine
import Walkthrough

/// What is drawn of a wire: all that tells one of its pictures from another.
struct WireState: Hashable {
  var showsValue = false
  var showsGradient = false
  var role: Walkthrough.Role = .quiet
  /// The iteration of a training whose numbers it shows.
  var chapter = 0
}

/// What is drawn of a node.
enum NodeState: Hashable {
  case quiet
  /// At work in the backward pass: multiplying, or adding at a splitter. What a splitter does is not given away where it
  /// is asked for.
  case multiplies, adds
  /// At work in the forward pass.
  case computes
}

/// What all wires and nodes look like in a step.
struct PictureState {
  var wires: Table<WireID, WireState>
  var nodes: Table<NodeID, NodeState>

  init(_ walkthrough: Walkthrough, at step: Step) {
    let roles = walkthrough.litWires(at: step)
    wires = Table(
      walkthrough.circuit.wires.indices.map { wire in
        WireState(
          showsValue: walkthrough.showsValue(of: wire, at: step),
          showsGradient: walkthrough.showsGradient(of: wire, at: step), role: .quiet, chapter: step.chapter)
      })
    for (wire, role) in roles { wires[wire].role = role }
    nodes = Table(repeating: .quiet, count: walkthrough.circuit.nodes.count)
    switch step.kind {
    case .function(let node), .ask(let node): nodes[node] = .multiplies
    case .splitter(let node): nodes[node] = .adds
    case .compute(let node): nodes[node] = .computes
    case .forward, .seed, .results, .askUpdate, .update: break
    }
  }

  init(wires: Table<WireID, WireState>, nodes: Table<NodeID, NodeState>) {
    self.wires = wires
    self.nodes = nodes
  }
}
