import Notation

/// A function of numbers, applied to tensors element by element with NumPy's broadcasting.
public protocol ElementwiseRule: FactorRule {
  func forward<A: Algebra>(_ numbers: [A]) -> A
  func localGradients<A: Algebra>(_ numbers: [A], output: A) -> [A]
  /// The convention used where the stored numbers lie at a kink.
  func convention(at numbers: [Double]) -> String?
}

extension ElementwiseRule {
  /// None, for a function that is smooth wherever it is defined.
  public func convention(at numbers: [Double]) -> String? { nil }

  /// What all inputs broadcast to.
  public func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { try .broadcast(inputs) }

  /// The numbers that meet in an element give it.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let (shape, rows) = aligned(inputs)
    return Tensor(rows.map(forward), shape: shape)
  }

  /// The local gradient of each input, in the output's shape.
  public func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let (shape, rows) = aligned(inputs)
    let locals = zip(rows, output.elements).map { localGradients($0, output: $1) }
    return inputs.indices.map { input in Tensor(locals.map { $0[input] }, shape: shape) }
  }

  /// The local gradient's formula is the rule's own, read over the wires' names.
  public func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    localGradients(inputs.map(\.formula), output: output.formula).map { .factor($0) }
  }

  /// That of the first element at a kink.
  public func convention(at inputs: [Tensor<Double>]) -> String? {
    for row in aligned(inputs).rows {
      if let convention = convention(at: row) { return convention }
    }
    return nil
  }

  /// The numbers that meet in each element of the output.
  private func aligned<A>(_ inputs: [Tensor<A>]) -> (shape: Shape, rows: [[A]]) {
    if inputs.allSatisfy(\.shape.isScalar) { return (.scalar, [inputs.compactMap(\.scalar)]) }
    guard let shape = try? outputShape(of: inputs.map(\.shape)) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    let columns = inputs.map { $0.broadcast(to: shape).elements }
    return (shape, (0..<shape.count).map { element in columns.map { $0[element] } })
  }
}

/// A function of one number.
public protocol UnaryElementwise: ElementwiseRule {
  func forward<A: Algebra>(_ x: A) -> A
  /// ∂z/∂x at the stored input x; `z` is the output.
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A
}

extension UnaryElementwise {
  /// One input.
  public var arity: ClosedRange<Int> { 1...1 }
  /// Each element by itself, in the shape of the input.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { inputs[0].map { forward($0) } }
  /// The local gradient at each element of the input.
  public func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    [Tensor.zip(inputs[0], output) { localGradient($0, output: $1) }]
  }
  /// Upstream times local, in one walk over the elements.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    guard upstream.shape == output.shape else { return products(of: upstream, inputs, output) }
    // In one go: what is stored in between would have to be fetched again.
    return [
      Tensor.zip(upstream, inputs[0], output) {
        FunctionNodeRule.downstream(upstream: $0, local: localGradient($1, output: $2), throughGate: isGate)
      }
    ]
  }
  /// The first of the numbers is the only one.
  public func forward<A: Algebra>(_ numbers: [A]) -> A { forward(numbers[0]) }
  /// One local gradient, that of the only input.
  public func localGradients<A: Algebra>(_ numbers: [A], output: A) -> [A] {
    [localGradient(numbers[0], output: output)]
  }
}

/// A function of two numbers.
public protocol BinaryElementwise: ElementwiseRule {
  func forward<A: Algebra>(_ x: A, _ y: A) -> A
  /// ∂z/∂x and ∂z/∂y at the stored inputs x and y; `z` is the output.
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A)
}

extension BinaryElementwise {
  /// Two inputs.
  public var arity: ClosedRange<Int> { 2...2 }
  /// The two elements that meet give one, on shapes that broadcast.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    Tensor.zip(inputs[0], inputs[1]) { forward($0, $1) }
  }
  /// Both local gradients in the shape of the output.
  public func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let (x, y) = (inputs[0].broadcast(to: output.shape).elements, inputs[1].broadcast(to: output.shape).elements)
    let z = output.elements
    return both(z.count) { localGradients(x[$0], y[$0], output: z[$0]) }.map { Tensor($0, shape: output.shape) }
  }
  /// Upstream times each local gradient, in one walk over the elements where no input was broadcast.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    guard (inputs + [upstream]).allSatisfy({ $0.shape == output.shape }) else {
      return products(of: upstream, inputs, output)
    }
    let (u, x, y, z) = (upstream.elements, inputs[0].elements, inputs[1].elements, output.elements)
    return both(z.count) { place in
      let (ofX, ofY) = localGradients(x[place], y[place], output: z[place])
      return (
        FunctionNodeRule.downstream(upstream: u[place], local: ofX, throughGate: isGate),
        FunctionNodeRule.downstream(upstream: u[place], local: ofY, throughGate: isGate)
      )
    }.map { Tensor($0, shape: output.shape) }
  }
  /// Two arrays, filled pair by pair.
  @inline(__always)
  private func both<A>(_ count: Int, _ pair: (Int) -> (A, A)) -> [[A]] {
    var seconds: [A] = []
    let firsts: [A] = .filled(count) { firsts in
      seconds = .filled(count) { seconds in
        for place in 0..<count {
          let (first, second) = pair(place)
          firsts.initializeElement(at: place, to: first)
          seconds.initializeElement(at: place, to: second)
        }
      }
    }
    return [firsts, seconds]
  }
  /// The first two numbers are the inputs.
  public func forward<A: Algebra>(_ numbers: [A]) -> A { forward(numbers[0], numbers[1]) }
  /// Both local gradients, in the order of the inputs.
  public func localGradients<A: Algebra>(_ numbers: [A], output: A) -> [A] {
    let (ofX, ofY) = localGradients(numbers[0], numbers[1], output: output)
    return [ofX, ofY]
  }
}
