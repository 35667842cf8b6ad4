import Notation

/// A convolution as neural networks have it (no kernel is turned round), over one axis or two.
///
/// x has the shape (batch, channels, …), w (outputs, channels, …): z[n, o, i, j] = Σ x[n, c, i s + p, j s + q] w[o, c, p, q].
/// Each output is a product of a window and the kernel, so the kernel receives windows times upstream, and each input
/// element the kernel at every window it lay in. Dumoulin and Visin 2016, *A guide to convolution arithmetic*.
struct Convolution: MultilinearRule {
  /// How many axes the kernel moves along.
  let axes: Int
  var stride: [Int]
  var padding: [Int]
  var dilation: [Int]
  /// Into how many groups the channels fall, each with kernels of its own.
  var groups = 1
  /// Whether the padding is chosen so that the output has the input's extents.
  var keepsExtents = false

  init(axes: Int) {
    self.axes = axes
    stride = [Int](repeating: 1, count: axes)
    padding = [Int](repeating: 0, count: axes)
    dilation = stride
  }

  var name: String { "conv\(axes)d" }
  var symbol: String { "conv" }
  let arity = 2...5
  let parameters = ["stride", "padding", "dilation", "groups"]
  let words = ["padding": ["same", "valid"]]
  let summary =
    "A convolution sends each window's share back: its kernel gets windows times upstream, its input the kernel at each window."
  var exampleShapes: [Shape] {
    axes == 1 ? [[1, 1, 4], [1, 1, 2]] : [[1, 1, 3, 3], [1, 1, 2, 2]]
  }

  /// The bias, if there is one, is a wire of one axis; what follows is stride and padding.
  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    var first = 2
    if call.arguments.count > 2, call.arguments[2].shape.rank == 1, case .wire = call.arguments[2] { first = 3 }
    for (place, keyPath) in zip(first..<call.arguments.count, [\Self.stride, \Self.padding]) {
      guard case .literal(let value) = call.arguments[place] else {
        throw CallFault(
          "the stride of \(name) is a whole number written out", at: .argument(place),
          hint: "write \(name)(x, w, b, stride=2)")
      }
      rule[keyPath: keyPath] = try call.extents(value, "stride", axes, at: .argument(place))
    }
    for (parameter, keyPath) in zip(parameters, [\Self.stride, \Self.padding, \Self.dilation]) {
      guard let value = call.parameters[parameter] else { continue }
      rule[keyPath: keyPath] = try call.extents(value, parameter, axes, at: .parameter(parameter))
    }
    rule.groups = try call.wholeNumber("groups") ?? 1
    if call.words["padding"] == "same" {
      guard rule.stride.allSatisfy({ $0 == 1 }) else {
        throw CallFault("padding=\"same\" goes with a stride of 1", at: .parameter("padding"))
      }
      rule.keepsExtents = true
    }
    guard rule.groups > 0 else { throw CallFault("'groups' is 1 or more", at: .parameter("groups")) }
    guard rule.stride.allSatisfy({ $0 > 0 }), rule.dilation.allSatisfy({ $0 > 0 }) else {
      throw CallFault("the stride of a convolution is 1 or more")
    }
    return Binding(rule, taking: first..<max(first, call.arguments.count))
  }

  func statement(of inputs: [Formula]) -> Formula {
    func shown(_ name: String, _ numbers: [Int], unless meant: Int) -> [Formula] {
      guard numbers.contains(where: { $0 != meant }) else { return [] }
      let formulas = numbers.map { Formula.number(Double($0)) }
      return [.named(name, Set(numbers).count == 1 ? formulas[0] : .list(formulas))]
    }
    return .call(
      name,
      inputs + shown("stride", stride, unless: 1) + shown("padding", padding, unless: 0)
        + (keepsExtents ? [.named("padding", .text("\"same\""))] : []) + shown("dilation", dilation, unless: 1)
        + (groups == 1 ? [] : [.named("groups", .number(Double(groups)))]))
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let (x, w) = (inputs[0], inputs[1])
    guard x.rank == axes + 2 || x.rank == axes + 1, w.rank == axes + 2 else {
      throw ShapeMismatch(
        "\(name) takes x of the shape (batch, channels, …) with \(axes + 2) axes and w of the shape (outputs, channels, "
          + "…) with as many, and the shapes are \(x) and \(w)", shapes: inputs)
    }
    guard x.extents[x.rank - axes - 1] == w.extents[1] * groups, w.extents[0].isMultiple(of: groups) else {
      throw ShapeMismatch(
        "x has \(x.extents[x.rank - axes - 1]) channels, and the kernel of the shape \(w) takes \(w.extents[1] * groups)"
          + (groups == 1 ? "" : " in \(groups) groups"), shapes: inputs)
    }
    if inputs.count > 2, inputs[2] != [w.extents[0]] {
      throw ShapeMismatch("the bias has the shape (\(w.extents[0]),), and here \(inputs[2])", shapes: inputs)
    }
    let windows = windows(x, w)
    guard windows.allSatisfy({ $0 > 0 }) else {
      throw ShapeMismatch("the kernel of the shape \(w) is larger than the input of the shape \(x)", shapes: inputs)
    }
    return Shape(x.extents.dropLast(axes + 1) + [w.extents[0]] + windows)
  }

  /// How many windows there are along each axis.
  private func windows(_ x: Shape, _ w: Shape) -> [Int] {
    (0..<axes).map { axis in
      if keepsExtents { return x.extents[x.rank - axes + axis] }
      let room = x.extents[x.rank - axes + axis] + 2 * padding[axis] - dilation[axis] * (w.extents[axis + 2] - 1) - 1
      return room < 0 ? 0 : room / stride[axis] + 1
    }
  }

  /// What meets what at each window.
  func meetings(_ x: Shape, _ w: Shape) -> ConvolutionWindows {
    let kernel = Array(w.extents.suffix(axes))
    // What PyTorch puts before the input so that its extents stay; an odd rest goes behind it.
    let before = keepsExtents ? (0..<axes).map { dilation[$0] * (kernel[$0] - 1) / 2 } : padding
    return ConvolutionWindows(
      windows: windows(x, w), kernel: kernel, space: Array(x.extents.suffix(axes)), stride: stride, before: before,
      dilation: dilation)
  }

  func products(_ inputs: [Shape]) -> Products {
    let (x, w) = (inputs[0], inputs[1])
    let meetings = meetings(x, w)
    let (windows, steps) = (meetings.windows, meetings.steps)
    let space = x.extents.suffix(axes).reduce(1, *)
    let (outputs, channels) = (w.extents[0], w.extents[1])
    let batch = x.extents.dropLast(axes + 1).reduce(1, *)
    var products = Products(factors: 2)
    for item in 0..<batch {
      for output in 0..<outputs {
        let firstChannel = item * channels * groups + output / (outputs / groups) * channels
        for window in 0..<windows {
          for channel in 0..<channels {
            for step in 0..<steps {
              let place = meetings.places[window * steps + step]
              // What lies in the padding is 0.
              guard place >= 0 else { continue }
              products.add(
                to: (item * outputs + output) * windows + window, (firstChannel + channel) * space + place,
                (output * channels + channel) * steps + step)
            }
          }
        }
      }
    }
    if inputs.count > 2 {
      products.bias = (0..<batch * outputs).flatMap { [Int](repeating: $0 % outputs, count: windows) }
    }
    return products
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let (x, w) = (inputs[0].formula.mathText, inputs[1].formula.mathText)
    let all: [MathText] = [
      "at each place \(upstream.mathText) × \(w), summed over the windows it lay in",
      "at each place \(upstream.mathText) × \(x), summed over the windows",
      "\(upstream.mathText) summed over the windows",
    ]
    return Array(all.prefix(inputs.count))
  }

  func workings(of element: WorkedElement) -> [MathText] {
    let products = products(element.inputs.map(\.shape))
    let places = products.outputs.indices.filter { products.outputs[$0] == element.place }.map {
      products.factors[0][$0]
    }
    guard let first = places.min(), let last = places.max() else { return [] }
    let (x, shape) = (element.inputNames[0], element.inputs[0].shape)
    let window: MathText =
      "the window of \(x) from \(element.element(x, first, of: shape)) to \(element.element(x, last, of: shape)) makes \(element.element):"
    return [window] + sumOfProducts(element)
  }

  func pyTorch(_ x: [String]) -> String {
    func tuple(_ numbers: [Int]) -> String { "(\(numbers.map { "\($0), " }.joined()))" }
    let padding = keepsExtents ? "\"same\"" : tuple(padding)
    return "F.\(name)(\(x.joined(separator: ", ")), stride=\(tuple(stride)), padding=\(padding), "
      + "dilation=\(tuple(dilation)), groups=\(groups))"
  }
}

extension Call {
  /// A whole number for each of some axes: one for all of them, or a list.
  func extents(
    _ value: Tensor<Double>, _ name: String, _ axes: Int, at place: CallFault.Place
  ) throws(CallFault) -> [Int] {
    let numbers = value.elements.compactMap { Int(exactly: $0) }
    guard numbers.count == value.shape.count, numbers.allSatisfy({ $0 >= 0 && $0 < 1 << 20 }),
      value.shape.isScalar || value.shape == [axes]
    else {
      throw CallFault("'\(name)' is a whole number, or one for each axis", at: place, hint: "write \(name)=1")
    }
    return value.shape.isScalar ? [Int](repeating: numbers[0], count: axes) : numbers
  }
}
