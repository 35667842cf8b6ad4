import Notation

/// Pooling to a given number of windows: the greatest, or the mean, of each, over one axis or two.
///
/// Of n windows over m numbers the window i goes from ⌊i m/n⌋ to before ⌈(i + 1) m/n⌉, so that they may overlap, as PyTorch's.
/// The first of the greatest takes the upstream gradient; a mean gives each of its k numbers 1/k of it.
struct AdaptivePooling: FunctionRule {
  let kind: Pooling.Kind
  let axes: Int
  /// How many windows along each axis.
  var windows: [Int]

  init(_ kind: Pooling.Kind, axes: Int) {
    (self.kind, self.axes) = (kind, axes)
    windows = [Int](repeating: 1, count: axes)
  }

  var name: String { "adaptive_\(kind.rawValue)_pool\(axes)d" }
  var symbol: String { kind == .max ? "max pool" : "avg pool" }
  let arity = 1...2
  let parameters = ["output_size"]
  var exampleShapes: [Shape] { axes == 1 ? [[1, 1, 4]] : [[1, 1, 2, 2]] }
  var summary: String {
    kind == .max
      ? "An adaptive max pooling sends the upstream gradient to the greatest of each window, and 0 to the others."
      : "An adaptive average pooling gives each number of a window an equal share of the upstream gradient."
  }

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard let (argument, place) = try call.given("output_size", at: 1), case .literal(let value) = argument else {
      throw CallFault("\(name) takes how many windows it makes, written out", hint: "write \(name)(x, 1)")
    }
    var rule = self
    rule.windows = try call.extents(value, "output_size", axes, at: place)
    guard rule.windows.allSatisfy({ $0 > 0 }) else {
      throw CallFault("there is one window or more", at: place)
    }
    return Binding(rule, taking: 1..<max(1, call.arguments.count))
  }
  func statement(of inputs: [Formula]) -> Formula {
    let numbers = windows.map { Formula.number(Double($0)) }
    return .call(name, inputs + [Set(windows).count == 1 ? numbers[0] : .list(numbers)])
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let x = inputs[0]
    guard x.rank > axes, x.rank <= axes + 2 else {
      throw ShapeMismatch(
        "\(name) takes (batch, channels, …) with \(axes + 2) axes, and the shape is \(x)", shapes: inputs)
    }
    return Shape(x.extents.dropLast(axes) + windows)
  }

  /// The places in the input that each output element's window has.
  private func groups(_ x: Shape) -> [[Int]] {
    let space = Array(x.extents.suffix(axes))
    // By axis, and window, the numbers that it has.
    let stretches = zip(windows, space).map { count, extent in
      (0..<count).map { $0 * extent / count..<(($0 + 1) * extent + count - 1) / count }
    }
    let size = space.reduce(1, *)
    return (0..<x.count / max(1, size)).flatMap { plane in
      zip(stretches.indices, stretches).reduce([[plane]]) { groups, axis in
        groups.flatMap { group in
          axis.1.map { stretch in group.flatMap { place in stretch.map { place * space[axis.0] + $0 } } }
        }
      }
    }
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let (x, elements) = (inputs[0].shape, inputs[0].elements)
    let made = groups(x).map { places in
      let numbers = places.map { elements[$0] }
      return kind == .max ? Maximum().forward(numbers) : A.sum(numbers) / A(Double(numbers.count))
    }
    return Tensor(made, shape: Shape(x.extents.dropLast(axes) + windows))
  }
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] { [.pullback] }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let elements = inputs[0].elements
    var sent = [A?](repeating: nil, count: elements.count)
    for (places, upstream) in zip(groups(inputs[0].shape), upstream.elements) {
      let winner = kind == .max ? Pooling.winner(places.map { elements[$0] }) : nil
      for (index, place) in places.enumerated() {
        let share = winner.map { A($0 == index ? 1 : 0) } ?? A(1) / A(Double(places.count))
        let gradient = FunctionNodeRule.downstream(upstream: upstream, local: share, throughGate: kind == .max)
        sent[place] = sent[place].map { $0 + gradient } ?? gradient
      }
    }
    return [Tensor(sent.map { $0 ?? A(0) }, shape: inputs[0].shape)]
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let upstream = upstream.formula.mathText
    return [
      .pullback(
        kind == .max
          ? "\(upstream) at the greatest of each window, 0 elsewhere"
          : "\(upstream) over how many numbers its window has, at each of them")
    ]
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    kind == .max ? inputs[0].conventionAtTies(within: groups(inputs[0].shape)) : nil
  }
  func pyTorch(_ x: [String]) -> String {
    "F.\(name)(\(x[0]), (\(windows.map { "\($0), " }.joined())))"
  }
}
