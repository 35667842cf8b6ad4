import Notation

/// Sum of the elements, z = Σ xᵢ.     ∂z/∂xᵢ = 1
struct Sum: GroupFunction {
  let name = "sum", symbol = "Σ"
  let summary = "A sum of elements hands its upstream gradient to each of them unchanged."
  func forward<A: Algebra>(_ numbers: [A]) -> A { A.sum(numbers) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] { numbers.map { _ in A(1) } }
}

/// Mean of the elements, z = Σ xᵢ / n.     ∂z/∂xᵢ = 1/n
struct Mean: GroupFunction {
  let name = "mean", symbol = "mean"
  let summary = "A mean hands each of its n elements 1/n of the upstream gradient."
  func forward<A: Algebra>(_ numbers: [A]) -> A { A.sum(numbers) / A(Double(numbers.count)) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    numbers.map { _ in A(1) / A(Double(numbers.count)) }
  }
}

/// Product of the elements, z = Π xᵢ.     ∂z/∂xᵢ = z / xᵢ, the product of the others
struct Product: GroupFunction {
  let name = "prod", symbol = "Π"
  let summary =
    "A product of elements multiplies the upstream gradient, for each of them, by the product of the others."
  func forward<A: Algebra>(_ numbers: [A]) -> A { product(numbers) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    // The products of those before and of those after each element: an element of 0 leaves nothing to divide by.
    var before = [A(1)]
    for number in numbers.dropLast() { before.append(before[before.count - 1] * number) }
    var after = [A(1)]
    for number in numbers.dropFirst().reversed() { after.append(after[after.count - 1] * number) }
    return numbers.indices.map { place in
      // A formula does not show that way.
      .except(
        where: numbers[place], equals: A(0), gives: before[place] * after[numbers.count - 1 - place],
        otherwise: z / numbers[place])
    }
  }
  /// PyTorch's `prod` takes one axis.
  func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String {
    let axes = dim.filter { !"() ".contains($0) }.split(separator: ",")
    guard axes.count > 1 else { return "torch.prod(\(x), dim=\(dim)\(keepsAxes ? ", keepdim=True" : ""))" }
    let product = axes.reduce(x) { "torch.prod(\($0), dim=\($1), keepdim=True)" }
    return keepsAxes ? product : "torch.squeeze(\(product), \(dim))"
  }
  private func product<A: Algebra>(_ numbers: [A]) -> A {
    numbers.dropFirst().reduce(numbers.first ?? A(1)) { $0 * $1 }
  }
}

/// Variance of the elements about their mean m, z = Σ (xᵢ − m)² / (n − c).     ∂z/∂xᵢ = 2 (xᵢ − m) / (n − c)
///
/// The correction c is 1 unless given, as in PyTorch.
struct Variance: GroupFunction {
  let name = "var", symbol = "var"
  let parameters = ["correction", "unbiased"]
  let summary = "A variance sends each of its elements twice its distance from the mean, over n − 1."
  var correction = 1.0

  func bound(to call: Call) throws(CallFault) -> Variance { Variance(correction: try call.correction()) }
  var shownParameters: [Formula] { shown(correction) }
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    A.sum(centred(numbers).map { .square($0) }) / divisor(numbers.count)
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    centred(numbers).map { A(2) * $0 / divisor(numbers.count) }
  }
  private func divisor<A: Algebra>(_ count: Int) -> A { A(max(0, Double(count) - correction)) }
  func notation(of x: Formula, output: Formula, count: Int) -> Formula {
    Formula(2) * (x - .call("mean", [x])) / divisor(count)
  }
  func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String {
    "torch.var(\(x), dim=\(dim), correction=\(correction)\(keepsAxes ? ", keepdim=True" : ""))"
  }
}

/// Standard deviation, z = √var(x).     ∂z/∂xᵢ = (xᵢ − m) / ((n − c) z)
///
/// At the kink, where all elements are equal, the slope is 0 by convention.
struct StandardDeviation: GroupFunction {
  let name = "std", symbol = "std"
  let parameters = ["correction", "unbiased"]
  let summary =
    "A standard deviation sends each of its elements its distance from the mean, over n − 1 and over itself."
  var correction = 1.0

  func bound(to call: Call) throws(CallFault) -> StandardDeviation {
    StandardDeviation(correction: try call.correction())
  }
  var shownParameters: [Formula] { shown(correction) }
  func forward<A: Algebra>(_ numbers: [A]) -> A { .sqrt(Variance(correction: correction).forward(numbers)) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    let divisor = A(max(0, Double(numbers.count) - correction)) * z
    return centred(numbers).map { .except(where: z, equals: A(0), gives: A(0), otherwise: $0 / divisor) }
  }
  func notation(of x: Formula, output: Formula, count: Int) -> Formula {
    (x - .call("mean", [x])) / (Formula(max(0, Double(count) - correction)) * output)
  }
  func convention(at numbers: [Double]) -> String? {
    Set(numbers).count == 1 ? "std has a kink where all are equal; its slope there is 0 by convention" : nil
  }
  func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String {
    "torch.std(\(x), dim=\(dim), correction=\(correction)\(keepsAxes ? ", keepdim=True" : ""))"
  }
}

private func centred<A: Algebra>(_ numbers: [A]) -> [A] {
  let mean = A.sum(numbers) / A(Double(numbers.count))
  return numbers.map { $0 - mean }
}

private func shown(_ correction: Double) -> [Formula] {
  correction == 1 ? [] : [.named("correction", .number(correction))]
}

extension Call {
  /// What a variance takes from n; `unbiased=False` is 0.
  fileprivate func correction() throws(CallFault) -> Double {
    if let unbiased = try number("unbiased") { return unbiased == 0 ? 0 : 1 }
    return try number("correction") ?? 1
  }
}

/// Norm of order p, z = (Σ |xᵢ|ᵖ)^(1/p), the Euclidean one unless p is given.     ∂z/∂xᵢ = xᵢ / z for p = 2
///
/// For other p it is sign(xᵢ) (|xᵢ|/z)ᵖ⁻¹; for p = ∞ the greatest takes it. At the kink, where all elements are 0, the
/// slope is taken as 0, as PyTorch does: it is one of the subgradients.
struct Norm: GroupFunction {
  let name = "norm", pyTorchName = "linalg.vector_norm", symbol = "‖x‖"
  let parameters = ["p"]
  let second = "p"
  let summary = "A norm multiplies the upstream gradient by the unit vector that points the way of its input."
  var order = 2.0

  func bound(to call: Call) throws(CallFault) -> Norm {
    var order = try call.number("p") ?? 2
    if call.arguments.count > 1 {
      guard case .literal(let written) = call.arguments[1], let number = written.scalar else {
        throw CallFault("the order of a norm is a number written out", at: .argument(1), hint: "write norm(x, 2)")
      }
      order = number
    }
    guard order >= 1 else {
      throw CallFault("the order of a norm is 1 or more", at: call.arguments.count > 1 ? .argument(1) : .parameter("p"))
    }
    return Norm(order: order)
  }
  var shownParameters: [Formula] { order == 2 ? [] : [.named("p", .number(order))] }

  func forward<A: Algebra>(_ numbers: [A]) -> A {
    let sizes = numbers.map { AbsoluteValue().forward($0) }
    if order == 2 { return .sqrt(.sum(numbers.map { .square($0) })) }
    if order == 1 { return .sum(sizes) }
    if order == .infinity { return Maximum().forward(sizes) }
    return .power(.sum(sizes.map { .power($0, A(order)) }), A(1) / A(order))
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    let sizes = numbers.map { AbsoluteValue().forward($0) }
    let shares = order == .infinity ? A.shares(among: sizes, winner: z) : []
    return numbers.indices.map { place in
      let (number, size) = (numbers[place], sizes[place])
      let sign = AbsoluteValue().localGradient(number, output: size)
      let slope: A =
        order == 2
        ? number / z
        : order == 1
          ? sign
          : order == .infinity
            ? .except(whereNaN: z, gives: A(0), otherwise: sign * shares[place]) : sign * .power(size / z, A(order - 1))
      return .except(where: z, equals: A(0), gives: A(0), otherwise: slope)
    }
  }
  func convention(at numbers: [Double]) -> String? {
    if numbers.allSatisfy({ $0 == 0 }) {
      return "norm has a kink at 0; its slope there is 0 by convention, as in PyTorch"
    }
    let sizes = numbers.map(abs)
    if order == 1, sizes.contains(0) {
      return "a norm of order 1 has a kink where an element is 0; its slope there is 0 by convention, as in PyTorch"
    }
    guard order == .infinity, let greatest = sizes.max(), sizes.count(where: { $0 == greatest }) > 1 else { return nil }
    return "the greatest elements of a norm tie; they share the gradient equally by convention, as in PyTorch"
  }
  func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String {
    let order = order == .infinity ? "float('inf')" : "\(order)"
    return "torch.linalg.vector_norm(\(x), ord=\(order), dim=\(dim)\(keepsAxes ? ", keepdim=True" : ""))"
  }
}

/// Logarithm of a sum of exponentials, z = log Σ exp(xᵢ), a smooth maximum.     ∂z/∂xᵢ = exp(xᵢ − z)
struct LogSumExp: GroupFunction {
  let name = "logsumexp", symbol = "lse"
  let summary = "A log-sum-exp multiplies the upstream gradient by the softmax of its input."
  // The greatest is taken out of the sum, so that no exponential overflows.
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    let most = Maximum().forward(numbers)
    // From an infinity nothing can be taken.
    return Self.value(
      numbers,
      above: .choose(
        most, .equal, A(.infinity), then: A(0), else: .choose(most, .equal, A(-.infinity), then: A(0), else: most)))
  }
  /// As `log_softmax` has it, which knows nothing beside an infinity.
  static func beforeSoftmax<A: Algebra>(_ numbers: [A]) -> A { value(numbers, above: Maximum().forward(numbers)) }
  private static func value<A: Algebra>(_ numbers: [A], above greatest: A) -> A {
    greatest + .log(.sum(numbers.map { .exp($0 - greatest) }))
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] { numbers.map { .exp($0 - z) } }
}
