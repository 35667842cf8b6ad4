public import Notation

/// Gradient descent on some input wires of a circuit: in each step both passes, and then an update of every wire.
///
///     let training = try Training(plan, from: circuit)
///     training.iterations[0].updates[0].after          // w after the first step
public struct Training: Sendable {
  /// One step: the passes at the values so far, and what becomes of the values.
  public struct Iteration: Sendable {
    /// Both passes at the values that the steps before have made.
    public let annotated: AnnotatedCircuit
    /// One for each wire that is trained and receives a gradient, in the order of the plan.
    public let updates: [Update]
    /// What is made small: the outputs after the passes of this step, each element weighted with its seed.
    public var loss: Double {
      zip(annotated.circuit.outputs, annotated.seeds).reduce(0) { sum, output in
        zip(annotated.values[output.0].elements, output.1.elements).reduce(sum) { $0 + $1.0 * $1.1 }
      }
    }
  }

  /// What an optimizer keeps, before and after a step.
  public struct Kept: Sendable {
    public let before, after: Tensor<Double>
  }

  /// What a step does to one wire. All tensors have the wire's shape.
  public struct Update: Sendable {
    /// The input wire that is changed.
    public let wire: WireID
    public let before, after: Tensor<Double>
    /// What the backward pass left on the wire.
    public let gradient: Tensor<Double>
    /// What the steps before left there, where it was not set to 0; nil where there is nothing.
    public let leftOver: Tensor<Double>?
    /// What the optimizer keeps from step to step, before and after: v of momentum, m and v of Adam.
    public let state: [Kept]
    /// Of Adam, m and v without their pull towards the 0 at which they began: m̂ and v̂.
    public let corrected: [Tensor<Double>]

    /// What weight decay adds to the gradient, λ w; nil where it adds nothing.
    public let decay: Tensor<Double>?
    /// What the wire's `grad` is after the backward pass.
    public var summed: Tensor<Double> { leftOver.map { $0 + gradient } ?? gradient }
    /// The gradient that the optimizer sees.
    public var used: Tensor<Double> { decay.map { summed + $0 } ?? summed }
    /// What is multiplied by the learning rate and subtracted.
    public let direction: Tensor<Double>
    /// The wire without the part that AdamW takes from it; nil for other optimizers.
    public let shrunk: Tensor<Double>?
  }

  /// Which wires are trained, how, and in how many steps.
  public let plan: TrainingPlan
  /// The steps, from the first on.
  public let iterations: [Iteration]

  /// Runs all steps.
  /// - Parameters:
  ///   - plan: wires, learning rate, steps and optimizer; a wire that receives no gradient is not changed.
  ///   - circuit: with the values from which the training begins.
  ///   - seeds: by output wire.
  /// - Throws: `TrainingError` for a step in which a number is not finite, as when the learning rate is too large.
  public init(_ plan: TrainingPlan, from circuit: Circuit, seeds: [WireID: Tensor<Double>] = [:]) throws(TrainingError)
  {
    self.plan = plan
    var optimizers = plan.wires.compactMap { name in
      circuit.wire(named: name).map { (wire: $0, optimizer: Optimizer(plan, of: name)) }
    }
    var circuit = circuit
    var iterations: [Iteration] = []
    for step in 1...max(1, plan.steps) {
      let annotated: AnnotatedCircuit
      do {
        annotated = try AnnotatedCircuit(circuit, seeds: seeds)
      } catch {
        throw TrainingError(step: step, cause: error, rate: plan.rate)
      }
      var updates: [Update] = []
      for place in optimizers.indices {
        let wire = optimizers[place].wire
        guard let gradient = annotated.gradients[wire] else { continue }
        updates.append(optimizers[place].optimizer.update(wire, annotated.values[wire], gradient))
      }
      for update in updates { circuit.givenValues[update.wire] = update.after }
      iterations.append(Iteration(annotated: annotated, updates: updates))
    }
    self.iterations = iterations
  }
}
