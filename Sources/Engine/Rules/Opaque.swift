import Notation

/// A function that the language has not, known at one point only: its value there, and its Jacobian.
///
///     y = opaque("torch.lgamma", x, at=[3], value=0.693147, jacobian=[0.922784])
///
/// `at` has the inputs' numbers one after the other, row by row. `jacobian` has a row for each number of the value and a
/// column for each number of the inputs; where it has one row only, it is the diagonal for each input, as of a function that
/// works element by element. Somebody else worked it out: PyTorch's autograd where the Python package records a call.
struct Opaque: FunctionRule {
  let name = "opaque"
  let arity = 2...Int.max
  let parameters = ["at", "value", "jacobian"]
  let summary = "An opaque node multiplies the upstream gradient by a local gradient that was recorded elsewhere."
  let exampleShapes: [Shape] = [[2]]
  let isRecorded = true
  /// What is called, with the library before it: `torch.lgamma`.
  var called = "name"
  var record: Record?

  /// What was recorded of a call.
  struct Record: Sendable {
    let value: Tensor<Double>
    let inputs: [Tensor<Double>]
    /// By input, ∂z/∂x: a row for each number of the value; of a diagonal one row.
    let jacobians: [Tensor<Double>]
    let isDiagonal: Bool
  }

  /// How far a number may be from the recorded one, relative to the greatest of its tensor: what single precision leaves of
  /// a number after some layers.
  static let tolerance = 1e-5

  var symbol: String { String(called.split(separator: ".").last ?? Substring(called)) }
  /// Whose local gradient it is.
  private var origin: String? {
    called.hasPrefix("torch.") ? "PyTorch" : called.hasPrefix("jax.") ? "JAX" : nil
  }
  private func recorded(_ what: String) -> MathText {
    MathText(origin.map { "\(what) from \($0)" } ?? "recorded \(what)")
  }

  func statement(of inputs: [Formula]) -> Formula { .call(record == nil ? name : symbol, inputs) }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { record?.value.shape ?? inputs[0] }

  func isKnown(at inputs: [Tensor<Double>]) -> Bool {
    guard let record else { return true }
    return zip(inputs, record.inputs).allSatisfy { input, known in
      let greatest = known.elements.reduce(1) { max($0, abs($1)) }
      // Written so that what is not a number is not known.
      return zip(input.elements, known.elements).allSatisfy { abs($0 - $1) <= Self.tolerance * greatest }
    }
  }

  /// The recorded value; beside it, where rounding has moved an input, along the tangent.
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    guard let record else { return inputs[0] }
    guard isKnown(at: inputs.map { $0.map(\.number) }) else {
      return Tensor(repeating: A(.nan), shape: record.value.shape)
    }
    let columns = record.value.shape.count
    var elements = record.value.elements.map { A($0) }
    for (place, input) in inputs.enumerated() {
      let moved = zip(input.elements, record.inputs[place].elements).map { $0 - A($1) }
      let jacobian = record.jacobians[place].elements
      for row in 0..<columns {
        if record.isDiagonal {
          elements[row] = elements[row] + A(jacobian[row]) * moved[row]
        } else {
          for (column, step) in moved.enumerated() {
            elements[row] = elements[row] + A(jacobian[row * moved.count + column]) * step
          }
        }
      }
    }
    return Tensor(elements, shape: record.value.shape)
  }

  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    guard let record else { return inputs.map { _ in .pullback } }
    return zip(inputs, record.jacobians).map { input, jacobian in
      guard record.isDiagonal || output.shape.isScalar else { return .pullback }
      return .factor(Tensor(jacobian.elements.map { A($0) }, shape: input.shape))
    }
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    guard let record else { return inputs.map { _ in upstream } }
    let rows = upstream.elements
    return zip(inputs, record.jacobians).map { input, jacobian in
      let numbers = jacobian.elements
      if record.isDiagonal {
        let sent = zip(rows, numbers).map { FunctionNodeRule.downstream(upstream: $0, local: A($1)) }
        return Tensor(sent, shape: input.shape)
      }
      var sums = [A](repeating: A(0), count: input.shape.count)
      for (row, upstream) in rows.enumerated() {
        for column in sums.indices {
          let local = A(numbers[row * sums.count + column])
          sums[column] = sums[column] + FunctionNodeRule.downstream(upstream: upstream, local: local)
        }
      }
      return Tensor(sums, shape: input.shape)
    }
  }

  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    inputs.map { input in
      let isNumber = input.shape.isScalar && output.shape.isScalar
      if isNumber { return .recorded(recorded("local gradient")) }
      return .recorded("\(upstream.formula.mathText) × \(recorded(record?.isDiagonal == true ? "slopes" : "Jacobian"))")
    }
  }

  func workings(of element: WorkedElement) -> [MathText] { ["\(symbol) is opaque: \(recorded("local gradient"))"] }

  /// The tangent at what was recorded, which has its value and its gradients there.
  func pyTorch(_ x: [String]) -> String {
    guard let record else { return x[0] }
    let steps = zip(zip(x, record.inputs), record.jacobians).map { input, jacobian in
      let moved = "(\(input.0) - torch.tensor(\(input.1.python)))"
      if record.isDiagonal { return "torch.tensor(\(jacobian.python)) * \(moved).reshape(-1)" }
      return "torch.tensor(\(jacobian.python)) @ \(moved).reshape(-1)"
    }
    let shape = record.value.shape.extents.map { "\($0), " }.joined()
    return "(torch.tensor(\(record.value.python)) + (\(steps.joined(separator: " + "))).reshape((\(shape))))"
  }
}
