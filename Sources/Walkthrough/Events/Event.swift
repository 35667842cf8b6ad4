public import Engine
public import Notation

/// What a step does, with its numbers in full: who sends what to whom. It holds no sentence.
///
///     if case .sends(let event) = walkthrough.event(of: walkthrough.steps[2]) {
///       for send in event.sends { print(send.wire, send.gradient) }
///     }
public enum Event: Sendable {
  /// A value on a wire, or a gradient on it.
  public struct Carried: Sendable {
    /// The wire.
    public let wire: WireID
    /// What it carries, in its shape.
    public let tensor: Tensor<Double>
  }

  /// A node reads its inputs and puts its value on its output wires, of which a splitter has several.
  public struct Computation: Sendable {
    /// The function node or splitter node.
    public let node: NodeID
    /// The stored inputs, in the order of the expression.
    public let inputs: [Carried]
    /// What it computes, on each of its output wires.
    public let outputs: [Carried]
  }

  /// A splitter node adds the gradients that come back on its branches.
  public struct Addition: Sendable {
    /// The splitter node.
    public let node: NodeID
    /// What comes back, branch by branch; branches on which nothing comes back are left out.
    public let parts: [Carried]
    /// What it sends back along its one input wire.
    public let sum: Carried
  }

  /// A step of training changes a wire: `after = before − rate × direction`, but for AdamW, which shrinks the wire first.
  public struct Update: Sendable {
    /// All that the optimizer does, with what it keeps.
    public let update: Training.Update
    /// The optimizer with its numbers, the learning rate η among them.
    public let plan: TrainingPlan
  }

  case computes(Computation)
  /// The forward pass is done, and the output wires have their values.
  case knows(outputs: [Carried])
  /// The backward pass begins: each output wire receives its seed. None where no output depends on an input.
  case seeds([Carried])
  case sends(FunctionNodeEvent)
  case adds(Addition)
  /// The gradients are read off at the inputs that have one.
  case ends(gradients: [Carried])
  case updates(Update)
  /// What the next step does is asked for.
  indirect case asks(Event)
}
