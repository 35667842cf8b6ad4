import Notation

/// A function that goes along an axis and gives for each element what those up to it come to.
protocol CumulatedRule: FunctionRule {
  /// The axis that is gone along; nil for the only one of a vector.
  var axis: Int? { get set }
  /// What the elements along the axis come to, one by one.
  func forward<A: Algebra>(along row: [A]) -> [A]
  /// What is sent back to them.
  func pullback<A: Algebra>(_ upstream: [A], along row: [A], output: [A]) -> [A]
  /// What is sent back, in the symbol of the upstream gradient.
  func told(_ input: Formula, upstream: MathText) -> MathText
}

extension CumulatedRule {
  var arity: ClosedRange<Int> { 1...2 }
  var parameters: [String] { ["axis"] }
  var exampleShapes: [Shape] { [[3]] }

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    let written = call.arguments.count > 1 ? try call.axes(at: 1, of: name).first : nil
    rule.axis = try call.wholeNumber("axis") ?? written
    return Binding(rule, taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (axis.map { [.named("axis", .number(Double($0)))] } ?? []))
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard let axis else {
      guard inputs[0].rank == 1 else {
        throw ShapeMismatch(
          "\(name) of the shape \(inputs[0]) needs its axis: write \(name)(x, axis=0)", shapes: inputs)
      }
      return inputs[0]
    }
    _ = try inputs[0].axis(axis)
    return inputs[0]
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    inputs[0].with(inputs[0].groups(along: axis ?? 0).map { forward(along: $0) }, along: [axis ?? 0])
  }
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] { [.pullback] }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let (rows, outputs) = (inputs[0].groups(along: axis ?? 0), output.groups(along: axis ?? 0))
    let sent = upstream.groups(along: axis ?? 0).enumerated().map { place, gradients in
      pullback(gradients, along: rows[place], output: outputs[place])
    }
    return [upstream.with(sent, along: [axis ?? 0])]
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let along = inputs[0].shape.rank > 1 ? " along axis \(axis ?? 0)" : ""
    return [.pullback("\(told(inputs[0].formula, upstream: upstream.formula.mathText))\(MathText(along))")]
  }
  func pyTorch(_ x: [String]) -> String { "torch.\(name)(\(x[0]), dim=\(axis ?? 0))" }
}

/// Sums of all elements up to each one along an axis, zᵢ = x₀ + … + xᵢ.     x̄ᵢ = z̄ᵢ + … + z̄ₙ, summed from the end
struct CumulativeSum: CumulatedRule {
  let name = "cumsum", symbol = "cumsum"
  let summary = "A cumulative sum sends back the upstream gradient summed up from the end."
  var axis: Int?

  func forward<A: Algebra>(along row: [A]) -> [A] {
    row.dropFirst().reduce(into: Array(row.prefix(1))) { $0.append($0[$0.count - 1] + $1) }
  }
  func pullback<A: Algebra>(_ upstream: [A], along row: [A], output: [A]) -> [A] {
    forward(along: upstream.reversed()).reversed()
  }
  func told(_ input: Formula, upstream: MathText) -> MathText { "\(upstream) summed up from the end" }
}

/// Products of all elements up to each one along an axis, zᵢ = x₀ × … × xᵢ.
///
/// x̄ᵢ = Σ z̄ⱼ (the product of the other factors of zⱼ) over j ≥ i. From the end on, sᵢ = z̄ᵢ + xᵢ₊₁ sᵢ₊₁ and x̄ᵢ = zᵢ₋₁ sᵢ: no
/// division, so that a factor may be 0.
struct CumulativeProduct: CumulatedRule {
  let name = "cumprod", symbol = "cumprod"
  let summary =
    "A cumulative product sends each element the upstream gradients from it on, each times the other factors of its product."
  var axis: Int?

  func forward<A: Algebra>(along row: [A]) -> [A] {
    row.dropFirst().reduce(into: Array(row.prefix(1))) { $0.append($0[$0.count - 1] * $1) }
  }
  func pullback<A: Algebra>(_ upstream: [A], along row: [A], output: [A]) -> [A] {
    var sent = upstream
    for place in row.indices.dropLast().reversed() { sent[place] = upstream[place] + row[place + 1] * sent[place + 1] }
    for place in row.indices.dropFirst() { sent[place] = output[place - 1] * sent[place] }
    return sent
  }
  func told(_ input: Formula, upstream: MathText) -> MathText {
    "\(upstream) × the products without the element, summed up from it on"
  }
}

/// The greatest, or the least, of all elements up to each one along an axis.
///
/// Each gradient goes to the element that was the greatest so far. Of equal ones the last takes it, as in PyTorch, for which
/// what is not a number is greater, and less, than all numbers.
struct CumulativeExtreme: CumulatedRule {
  enum Kind: String { case cummax, cummin }

  let kind: Kind
  var axis: Int?

  init(_ kind: Kind) { self.kind = kind }

  var name: String { kind.rawValue }
  var symbol: String { name }
  private var extreme: String { kind == .cummax ? "greatest" : "least" }
  var summary: String {
    "A cumulative \(kind == .cummax ? "maximum" : "minimum") sends each gradient to the \(extreme) element so far."
  }

  /// For each element the place of the greatest up to it.
  private func places<A: Algebra>(_ row: [A]) -> [Int] {
    var best = 0
    return row.indices.map { place in
      let (number, greatest) = (row[place].number, row[best].number)
      let isBetter = kind == .cummax ? number >= greatest : number <= greatest
      if number.isNaN || (!greatest.isNaN && isBetter) { best = place }
      return best
    }
  }
  func forward<A: Algebra>(along row: [A]) -> [A] { places(row).map { row[$0] } }
  func pullback<A: Algebra>(_ upstream: [A], along row: [A], output: [A]) -> [A] {
    var sent = [A?](repeating: nil, count: row.count)
    for (place, gradient) in zip(places(row), upstream) { sent[place] = sent[place].map { $0 + gradient } ?? gradient }
    return sent.map { $0 ?? A(0) }
  }
  func told(_ input: Formula, upstream: MathText) -> MathText {
    "\(upstream) at the \(MathText(extreme)) so far, 0 elsewhere"
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    let ties = inputs[0].groups(along: axis ?? 0).contains { row in
      zip(row.indices, places(row)).contains { place, best in
        row[..<best].contains(row[best]) && place >= best
      }
    }
    return ties ? "of equal elements of \(name) the last takes the gradient by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "torch.\(name)(\(x[0]), dim=\(axis ?? 0))[0]" }
}
