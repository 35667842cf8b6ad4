/// What a function node does to plain numbers, without a tensor on the way: the same results as the rule's own, sooner.
///
/// A generic function called through `any FunctionRule` looks its types up at each call, which takes fifty times as long
/// as the arithmetic. These are not generic, so the compiler makes a version of each for every rule, out of the rule's one
/// statement. Rules of vectors and matrices have enough to do anyway, and leave the defaults as they are.
public protocol ScalarShortcut {
  /// The output for inputs with these values; nil unless all of them are scalars.
  func number(from inputs: [WireID], in values: Table<WireID, Tensor<Double>>) -> Double?

  /// Puts the local gradient of each input into `locals`, in order; false unless all of them are scalars.
  func localNumbers(
    from inputs: [WireID], in values: Table<WireID, Tensor<Double>>, output: Tensor<Double>, into locals: inout [Double]
  ) -> Bool
}

extension FunctionRule {
  /// No shortcut.
  public func number(from inputs: [WireID], in values: Table<WireID, Tensor<Double>>) -> Double? { nil }

  /// No shortcut.
  public func localNumbers(
    from inputs: [WireID], in values: Table<WireID, Tensor<Double>>, output: Tensor<Double>, into locals: inout [Double]
  ) -> Bool { false }
}

extension UnaryElementwise {
  /// The function of the one number.
  public func number(from inputs: [WireID], in values: Table<WireID, Tensor<Double>>) -> Double? {
    values[inputs[0]].scalar.map { forward($0) }
  }

  /// The local gradient at the one number.
  public func localNumbers(
    from inputs: [WireID], in values: Table<WireID, Tensor<Double>>, output: Tensor<Double>, into locals: inout [Double]
  ) -> Bool {
    guard let x = values[inputs[0]].scalar, let z = output.scalar else { return false }
    locals.append(localGradient(x, output: z))
    return true
  }
}

extension BinaryElementwise {
  /// The function of both numbers.
  public func number(from inputs: [WireID], in values: Table<WireID, Tensor<Double>>) -> Double? {
    guard let x = values[inputs[0]].scalar, let y = values[inputs[1]].scalar else { return nil }
    return forward(x, y)
  }

  /// The local gradients at both numbers, in the order of the inputs.
  public func localNumbers(
    from inputs: [WireID], in values: Table<WireID, Tensor<Double>>, output: Tensor<Double>, into locals: inout [Double]
  ) -> Bool {
    guard let x = values[inputs[0]].scalar, let y = values[inputs[1]].scalar, let z = output.scalar else {
      return false
    }
    let (ofX, ofY) = localGradients(x, y, output: z)
    locals.append(ofX)
    locals.append(ofY)
    return true
  }
}
