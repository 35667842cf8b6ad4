public import Engine
import Notation

/// A function with a wrong rule: what it sends back is too much by a hundredth.
struct MistakenRule: FunctionRule {
  let rule: any FunctionRule

  static let factor = 1.01

  var name: String { rule.name }
  var symbol: String { rule.symbol }
  var arity: ClosedRange<Int> { rule.arity }
  var summary: String { rule.summary }
  var exampleShapes: [Shape] { rule.exampleShapes }
  var stopsGradient: Bool { rule.stopsGradient }

  func statement(of inputs: [Formula]) -> Formula { rule.statement(of: inputs) }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { try rule.outputShape(of: inputs) }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { rule.forward(inputs) }
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    rule.localGradients(inputs, output: output)
  }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    rule.pullback(upstream, inputs: inputs, output: output).map { $0 * Tensor(A(Self.factor)) }
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    rule.localNotation(inputs, output: output, upstream: upstream)
  }
  func isFlat(in input: Int) -> Bool { rule.isFlat(in: input) }
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool {
    rule.choosesAnew(beside: inputs, isMoved: isMoved)
  }
  func convention(at inputs: [Tensor<Double>]) -> String? { rule.convention(at: inputs) }
}

extension Circuit {
  /// The wires along which a mistaken rule sends its gradients.
  public var mistakenWires: Set<WireID> {
    Set(
      nodes.flatMap { node -> [WireID] in
        if case .function(let rule) = node.kind, rule is MistakenRule { return node.inputs }
        return []
      })
  }
}
