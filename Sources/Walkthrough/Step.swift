public import Engine

/// One frame's worth of the walkthrough.
public struct Step: Equatable, Sendable {
  /// What happens in a step.
  public enum Kind: Equatable, Sendable {
    /// A node computes its value: drawn only where every step is asked for.
    case compute(node: NodeID)
    /// The forward pass is done.
    case forward
    /// The seed is placed on the output wire.
    case seed
    /// What a node is about to send back is asked for: drawn only where questions are.
    case ask(node: NodeID)
    /// A function node multiplies upstream by local and sends the products back.
    case function(node: NodeID)
    /// A splitter node adds what comes back.
    case splitter(node: NodeID)
    /// The gradients are read off at the inputs.
    case results
    /// What an input wire becomes in a step of training is asked for.
    case askUpdate(wire: WireID)
    /// An input wire is changed by a step of training.
    case update(wire: WireID)
  }

  /// From 0, the number in the frame's file name.
  public let index: Int
  /// What happens in it.
  public let kind: Kind
  /// The iteration of a training, from 0, in which it is.
  public let chapter: Int
  /// Its place in its chapter, from 0.
  public let place: Int

  /// Whether it asks for the next one.
  public var asks: Bool {
    switch kind {
    case .ask, .askUpdate: true
    case .compute, .forward, .seed, .function, .splitter, .results, .update: false
    }
  }

  /// The node at work; nil where none is.
  public var node: NodeID? {
    switch kind {
    case .compute(let node), .ask(let node), .function(let node), .splitter(let node): node
    case .forward, .seed, .results, .askUpdate, .update: nil
    }
  }
}
