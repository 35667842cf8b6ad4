/// Which element of the input each number of the kernel meets at each window.
struct ConvolutionWindows {
  let windows: Int
  /// How many numbers a kernel has for a channel.
  let steps: Int
  /// Window by window, for each number of the kernel the place in a channel; −1 in the padding.
  let places: [Int]

  /// - Parameters:
  ///   - windows: how many there are along each axis.
  ///   - before: how many zeros stand before the input along each axis.
  init(windows: [Int], kernel: [Int], space: [Int], stride: [Int], before: [Int], dilation: [Int]) {
    // Axis by axis: the place of a window and a step is that along the axes before, times the extent, and that along this.
    var places = [0]
    var (windowCount, stepCount) = (1, 1)
    for axis in space.indices {
      var next: [Int] = []
      next.reserveCapacity(places.count * windows[axis] * kernel[axis])
      for outer in 0..<windowCount {
        for window in 0..<windows[axis] {
          for known in places[outer * stepCount..<(outer + 1) * stepCount] {
            for step in 0..<kernel[axis] {
              let place = window * stride[axis] - before[axis] + step * dilation[axis]
              next.append(known < 0 || place < 0 || place >= space[axis] ? -1 : known * space[axis] + place)
            }
          }
        }
      }
      places = next
      windowCount *= windows[axis]
      stepCount *= kernel[axis]
    }
    (self.windows, steps, self.places) = (windowCount, stepCount, places)
  }
}

/// Convolutions are matrix products: kernels by windows, which stand in columns (im2col: Chellapilla, Puri and Simard 2006,
/// *High Performance Convolutional Neural Networks for Document Processing*).
extension Convolution {
  private struct Plan {
    let windows: ConvolutionWindows
    let batch: Int, groups: Int, space: Int
    /// Of one group.
    let channels: Int, outputs: Int
    /// How many numbers one output is a sum of products of.
    var inner: Int { channels * windows.steps }
  }

  private func plan(_ x: Shape, _ w: Shape) -> Plan {
    Plan(
      windows: meetings(x, w), batch: x.extents.dropLast(axes + 1).reduce(1, *), groups: groups,
      space: x.extents.suffix(axes).reduce(1, *), channels: w.extents[1], outputs: w.extents[0] / groups)
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let plan = plan(inputs[0].shape, inputs[1].shape)
    let x = inputs[0].elements
    var made = (0..<plan.batch * plan.groups).flatMap { part in
      Tensor.matrixProduct(kernels(inputs[1], part, plan), columns(x, part, plan)).elements
    }
    if inputs.count > 2 {
      let bias = inputs[2].elements
      for place in made.indices { made[place] = made[place] + bias[place / plan.windows.windows % bias.count] }
    }
    guard let shape = try? outputShape(of: inputs.map(\.shape)) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    return Tensor(made, shape: shape)
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let plan = plan(inputs[0].shape, inputs[1].shape)
    let x = inputs[0].elements
    var ofInput = [A?](repeating: nil, count: x.count)
    var ofKernels = [Tensor<A>?](repeating: nil, count: plan.groups)
    for part in 0..<plan.batch * plan.groups {
      let gradient = upstream.matrix(part, rows: plan.outputs, columns: plan.windows.windows)
      let product = Tensor.matrixProduct(gradient, columns(x, part, plan).transposed)
      ofKernels[part % plan.groups] = ofKernels[part % plan.groups].map { $0 + product } ?? product
      add(.matrixProduct(gradient.transposed, kernels(inputs[1], part, plan)), to: &ofInput, part, plan)
    }
    let sent = [
      Tensor(ofInput.map { $0 ?? A(0) }, shape: inputs[0].shape),
      Tensor(ofKernels.flatMap { $0?.elements ?? [] }, shape: inputs[1].shape),
    ]
    return inputs.count > 2 ? sent + [ofBias(upstream, inputs[2].shape, plan)] : sent
  }

  /// A row for each kernel of a group.
  private func kernels<A: Algebra>(_ w: Tensor<A>, _ part: Int, _ plan: Plan) -> Tensor<A> {
    w.matrix(part % plan.groups, rows: plan.outputs, columns: plan.inner)
  }

  /// A column for each window, a row for each number of a kernel.
  private func columns<A: Algebra>(_ x: [A], _ part: Int, _ plan: Plan) -> Tensor<A> {
    let (windows, steps) = (plan.windows.windows, plan.windows.steps)
    var columns = [A](repeating: A(0), count: plan.inner * windows)
    for channel in 0..<plan.channels {
      let start = (part * plan.channels + channel) * plan.space
      for step in 0..<steps {
        let row = (channel * steps + step) * windows
        for window in 0..<windows {
          let place = plan.windows.places[window * steps + step]
          if place >= 0 { columns[row + window] = x[start + place] }
        }
      }
    }
    return Tensor(columns, shape: [plan.inner, windows])
  }

  /// What each window sends back to each number that it had, added up: windows by numbers of a kernel.
  private func add<A: Algebra>(_ spread: Tensor<A>, to sums: inout [A?], _ part: Int, _ plan: Plan) {
    let (windows, steps, spread) = (plan.windows.windows, plan.windows.steps, spread.elements)
    for window in 0..<windows {
      for channel in 0..<plan.channels {
        let start = (part * plan.channels + channel) * plan.space
        for step in 0..<steps {
          let place = plan.windows.places[window * steps + step]
          guard place >= 0 else { continue }
          let gradient = spread[window * plan.inner + channel * steps + step]
          sums[start + place] = sums[start + place].map { $0 + gradient } ?? gradient
        }
      }
    }
  }

  private func ofBias<A: Algebra>(_ upstream: Tensor<A>, _ shape: Shape, _ plan: Plan) -> Tensor<A> {
    var sums = [A?](repeating: nil, count: shape.count)
    for (place, gradient) in upstream.elements.enumerated() {
      let channel = place / plan.windows.windows % sums.count
      sums[channel] = sums[channel].map { $0 + gradient } ?? gradient
    }
    return Tensor(sums.map { $0 ?? A(0) }, shape: shape)
  }
}
