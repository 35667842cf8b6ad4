/// How an opaque node is called: what was recorded has to fit the shapes of its inputs.
extension Opaque {
  /// More numbers than these are no local gradient that anybody looks at.
  static let mostNumbers = 1_000_000

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard case .text(let called)? = call.arguments.first, !called.isEmpty else {
      throw CallFault(
        "opaque takes the name of a function first", at: .argument(0), hint: "write opaque(\"torch.lgamma\", x, …)")
    }
    let shapes = call.arguments.dropFirst().map(\.shape)
    let count = shapes.reduce(0) { $0.addingClamped($1.count) }
    let value = try recorded("value", of: call)
    let numbers = try recorded("at", of: call).elements
    guard numbers.count == count else {
      throw CallFault(
        "'at' has \(numbers.count) numbers, and the inputs have \(count)", at: .parameter("at"),
        hint: "write the numbers of all inputs one after the other")
    }
    let jacobian = try recorded("jacobian", of: call)
    let isDiagonal = try isDiagonal(jacobian.shape, value.shape, shapes)
    var (inputs, jacobians): ([Tensor<Double>], [Tensor<Double>]) = ([], [])
    var start = 0
    for shape in shapes {
      let columns = start..<start + shape.count
      inputs.append(Tensor(Array(numbers[columns]), shape: shape))
      let rows = isDiagonal ? 1 : value.shape.count
      let block = (0..<rows).flatMap { row in columns.map { jacobian.elements[row * count + $0] } }
      jacobians.append(Tensor(block, shape: isDiagonal ? [shape.count] : [rows, shape.count]))
      start += shape.count
    }
    var rule = self
    rule.called = called
    rule.record = Record(value: value, inputs: inputs, jacobians: jacobians, isDiagonal: isDiagonal)
    return Binding(rule, taking: 0..<1)
  }

  private func recorded(_ parameter: String, of call: Call) throws(CallFault) -> Tensor<Double> {
    guard let tensor = call.parameters[parameter] else {
      throw CallFault(
        "opaque needs '\(parameter)'", hint: "write opaque(\"torch.lgamma\", x, at=[3], value=0.69, jacobian=[0.92])")
    }
    guard tensor.isFinite else {
      throw CallFault("'\(parameter)' has a number that is not finite", at: .parameter(parameter))
    }
    guard tensor.shape.count <= Self.mostNumbers else {
      throw CallFault(
        "'\(parameter)' has \(tensor.shape.count) numbers, and \(Self.mostNumbers) are the most",
        at: .parameter(parameter), hint: "record the call with smaller tensors")
    }
    return tensor
  }

  /// Whether a Jacobian is the diagonals of those of all inputs.
  private func isDiagonal(_ jacobian: Shape, _ value: Shape, _ inputs: [Shape]) throws(CallFault) -> Bool {
    let columns = inputs.reduce(0) { $0 + $1.count }
    if jacobian == [value.count, columns] { return false }
    if jacobian == [columns], inputs.allSatisfy({ $0.count == value.count }) { return true }
    // The one number of one number.
    if jacobian.isScalar, value.count == 1, columns == 1 { return true }
    throw CallFault(
      "the Jacobian has the shape \(jacobian); of a value with \(value.count) and inputs with \(columns) numbers it is "
        + "\([value.count, columns] as Shape)", at: .parameter("jacobian"),
      hint: "write a row for each number of the value and a column for each number of the inputs")
  }
}
