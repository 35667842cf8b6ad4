import Notation

/// Pooling: the greatest, or the mean, of the numbers in each window, over one axis or two.
///
/// Max pooling sends the upstream gradient to the first of the greatest in each window, as PyTorch does; average pooling
/// gives each of the n numbers of a window 1/n of it. Windows that overlap add up.
struct Pooling: FunctionRule {
  enum Kind: String { case max, avg }

  let kind: Kind
  let axes: Int
  var size: [Int]
  var stride: [Int]
  var padding: [Int]

  init(_ kind: Kind, axes: Int) {
    (self.kind, self.axes) = (kind, axes)
    size = [Int](repeating: 2, count: axes)
    stride = size
    padding = [Int](repeating: 0, count: axes)
  }

  var name: String { "\(kind.rawValue)_pool\(axes)d" }
  var symbol: String { kind == .max ? "max pool" : "avg pool" }
  let arity = 1...4
  let parameters = ["kernel_size", "stride", "padding"]
  var exampleShapes: [Shape] { axes == 1 ? [[1, 1, 4]] : [[1, 1, 2, 2]] }
  var summary: String {
    kind == .max
      ? "A max pooling sends the upstream gradient to the greatest of each window, and 0 to the others."
      : "An average pooling gives each number of a window an equal share of the upstream gradient."
  }

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    var values: [(Tensor<Double>, String, CallFault.Place)?] = [nil, nil, nil]
    for place in call.arguments.indices.dropFirst() {
      guard case .literal(let value) = call.arguments[place] else {
        throw CallFault(
          "the window of \(name) is a whole number written out", at: .argument(place), hint: "write \(name)(x, 2)")
      }
      values[place - 1] = (value, parameters[place - 1], .argument(place))
    }
    for (place, parameter) in parameters.enumerated() {
      if let value = call.parameters[parameter] { values[place] = (value, parameter, .parameter(parameter)) }
    }
    guard let window = values[0] else {
      throw CallFault("\(name) takes the size of its window", hint: "write \(name)(x, 2)")
    }
    rule.size = try call.extents(window.0, window.1, axes, at: window.2)
    rule.stride = rule.size
    if let stride = values[1] { rule.stride = try call.extents(stride.0, stride.1, axes, at: stride.2) }
    if let padding = values[2] { rule.padding = try call.extents(padding.0, padding.1, axes, at: padding.2) }
    guard rule.size.allSatisfy({ $0 > 0 }), rule.stride.allSatisfy({ $0 > 0 }),
      zip(rule.padding, rule.size).allSatisfy({ $0 * 2 <= $1 })
    else {
      throw CallFault("a window and its stride are 1 or more, and the padding half a window at most")
    }
    return Binding(rule, taking: 1..<max(1, call.arguments.count))
  }

  func statement(of inputs: [Formula]) -> Formula {
    func one(_ numbers: [Int]) -> Formula {
      let formulas = numbers.map { Formula.number(Double($0)) }
      return Set(numbers).count == 1 ? formulas[0] : .list(formulas)
    }
    return .call(
      name,
      inputs + [one(size)] + (stride == size ? [] : [.named("stride", one(stride))])
        + (padding.allSatisfy { $0 == 0 } ? [] : [.named("padding", one(padding))]))
  }

  private func windows(_ x: Shape) -> [Int] {
    (0..<axes).map { axis in
      let room = x.extents[x.rank - axes + axis] + 2 * padding[axis] - size[axis]
      return room < 0 ? 0 : room / stride[axis] + 1
    }
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let x = inputs[0]
    guard x.rank >= axes, x.rank <= axes + 2 else {
      throw ShapeMismatch(
        "\(name) takes (batch, channels, …) with \(axes + 2) axes, and the shape is \(x)", shapes: inputs)
    }
    let windows = windows(x)
    guard windows.allSatisfy({ $0 > 0 }) else {
      throw ShapeMismatch("the window is larger than the input of the shape \(x)", shapes: inputs)
    }
    return Shape(x.extents.dropLast(axes) + windows)
  }

  /// The places in the input that each output element's window has; those in the padding left out.
  func groups(_ x: Shape) -> [[Int]] {
    let meetings = meetings(x)
    let space = x.extents.suffix(axes).reduce(1, *)
    return (0..<x.count / max(1, space)).flatMap { plane in
      (0..<meetings.windows).map { window in
        meetings.places[window * meetings.steps..<(window + 1) * meetings.steps].filter { $0 >= 0 }.map {
          plane * space + $0
        }
      }
    }
  }

  /// A window meets what a kernel of its size would meet.
  private func meetings(_ x: Shape) -> ConvolutionWindows {
    ConvolutionWindows(
      windows: windows(x), kernel: size, space: Array(x.extents.suffix(axes)), stride: stride, before: padding,
      dilation: [Int](repeating: 1, count: axes))
  }

  /// Goes through the windows one by one.
  /// - Parameter body: gets the places that the window has and the numbers there.
  private func forEachWindow<A: Algebra>(of x: Tensor<A>, _ body: ([Int], [A]) -> Void) {
    let (meetings, elements) = (meetings(x.shape), x.elements)
    let space = x.shape.extents.suffix(axes).reduce(1, *)
    var (places, numbers) = ([Int](), [A]())
    for plane in 0..<elements.count / max(1, space) {
      for window in 0..<meetings.windows {
        places.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        for step in window * meetings.steps..<(window + 1) * meetings.steps where meetings.places[step] >= 0 {
          places.append(plane * space + meetings.places[step])
          numbers.append(elements[plane * space + meetings.places[step]])
        }
        body(places, numbers)
      }
    }
  }

  /// PyTorch counts the zeros of the padding in the mean.
  private var count: Double { Double(size.reduce(1, *)) }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    var made: [A] = []
    forEachWindow(of: inputs[0]) { _, numbers in
      made.append(kind == .max ? Maximum().forward(numbers) : A.sum(numbers) / A(count))
    }
    return Tensor(made, shape: Shape(inputs[0].shape.extents.dropLast(axes) + windows(inputs[0].shape)))
  }

  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] { [.pullback] }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let upstreams = upstream.elements
    var sent = [A?](repeating: nil, count: inputs[0].shape.count)
    var output = 0
    forEachWindow(of: inputs[0]) { places, numbers in
      let winner = kind == .max ? Self.winner(numbers) : nil
      for (index, place) in places.enumerated() {
        let share = winner.map { A($0 == index ? 1 : 0) } ?? A(1) / A(count)
        let gradient = FunctionNodeRule.downstream(
          upstream: upstreams[output], local: share, throughGate: kind == .max)
        sent[place] = sent[place].map { $0 + gradient } ?? gradient
      }
      output += 1
    }
    return [Tensor(sent.map { $0 ?? A(0) }, shape: inputs[0].shape)]
  }

  /// The first of the greatest takes all; of several that are not numbers the last, as in PyTorch.
  static func winner<A: Algebra>(_ window: [A]) -> Int {
    var winner = 0
    for (place, number) in window.enumerated() where number.number.isNaN || number.number > window[winner].number {
      winner = place
    }
    return winner
  }

  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let upstream = upstream.formula.mathText
    let text: MathText =
      kind == .max
      ? "\(upstream) at the greatest of each window, 0 elsewhere"
      : "\(upstream) / \(MathText("\(Int(count))")) at each place of a window"
    return [.pullback(text)]
  }

  func convention(at inputs: [Tensor<Double>]) -> String? {
    kind == .max ? inputs[0].conventionAtTies(within: groups(inputs[0].shape)) : nil
  }

  func workings(of element: WorkedElement) -> [MathText] {
    let places = groups(element.inputs[0].shape)[element.place]
    guard let first = places.min(), let last = places.max() else { return [] }
    let (x, shape, elements) = (element.inputNames[0], element.inputs[0].shape, element.inputs[0].elements)
    let numbers = MathText(places.map { element.number(elements[$0]) }.joined(separator: ", "))
    let window: MathText =
      "the window of \(x) from \(element.element(x, first, of: shape)) to \(element.element(x, last, of: shape)) has \(numbers)"
    let value = MathText(element.number(element.output.elements[element.place]))
    guard kind == .max, let winner = places.first(where: { elements[$0] == element.output.elements[element.place] })
    else {
      return ["\(window), over \(MathText("\(Int(count))")): \(element.element) = \(value)"]
    }
    let place = element.element(x, winner, of: shape)
    let sent: MathText =
      element.upstream.map { "; it receives \(MathText(element.number($0.elements[element.place]))), the others 0" }
      ?? ""
    return ["\(window): the greatest is \(element.element) = \(place) = \(value)\(sent)"]
  }

  func pyTorch(_ x: [String]) -> String {
    func tuple(_ numbers: [Int]) -> String { "(\(numbers.map { "\($0), " }.joined()))" }
    return "F.\(name)(\(x[0]), \(tuple(size)), stride=\(tuple(stride)), padding=\(tuple(padding)))"
  }
}

extension Tensor<Double> {
  /// What a maximum over windows does where its greatest numbers tie; nil where none do.
  /// - Parameter windows: the places of the elements of each.
  func conventionAtTies(within windows: [[Int]]) -> String? {
    let ties = windows.contains { places in
      let greatest = places.map { elements[$0] }.max()
      return places.count { elements[$0] == greatest } > 1
    }
    return ties
      ? "the greatest numbers of a window tie; the first takes the gradient by convention, as in PyTorch" : nil
  }
}
