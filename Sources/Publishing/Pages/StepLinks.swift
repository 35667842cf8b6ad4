import Engine
import Renderer
import Walkthrough

/// Where a page leads from what its pictures show: from a node to the step in which it is at work, from a wire and from an
/// input to the step in which the gradient arrives there.
struct StepLinks {
  private var ofNode: [NodeID: Int] = [:]
  private var ofWire: [WireID: Int] = [:]

  /// - Parameter steps: those on the page.
  init(_ walkthrough: Walkthrough, _ steps: [Step]) {
    let circuit = walkthrough.circuit
    var seed: Int?
    for step in steps {
      if case .seed = step.kind { seed = step.index }
      // A question comes before its answer, and the forward pass before the backward one.
      guard let node = step.node, step.isBackward, ofNode[node] == nil else { continue }
      ofNode[node] = step.index
    }
    for (wire, ends) in circuit.wires.entries where ends.receivesGradient {
      ofWire[wire] = ends.consumer.map { ofNode[$0] } ?? seed
    }
    for (node, what) in circuit.nodes.entries {
      if case .input = what.kind { ofNode[node] = ofWire[what.outputs.lowerBound] }
    }
  }

  /// The index of the step of a node or a wire; nil where none of the page is of it.
  func step(_ subject: FrameSubject) -> Int? {
    switch subject {
    case .node(let node): ofNode[node]
    case .wire(let wire): ofWire[wire]
    }
  }

  /// What says it in HTML.
  func attribute(_ subject: FrameSubject?) -> String {
    subject.flatMap(step).map { " data-to=\"\($0)\"" } ?? ""
  }
}

extension Step {
  fileprivate var isBackward: Bool {
    switch kind {
    case .ask, .function, .splitter: true
    case .compute, .forward, .seed, .results, .askUpdate, .update: false
    }
  }
}
