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
    numbers.indices.map { place in
      // An element of 0 leaves nothing to divide; a formula does not show the other way.
      .except(
        where: numbers[place], equals: A(0), gives: product(numbers.indices.filter { $0 != place }.map { numbers[$0] }),
        otherwise: z / numbers[place])
    }
  }
  private func product<A: Algebra>(_ numbers: [A]) -> A {
    numbers.dropFirst().reduce(numbers.first ?? A(1)) { $0 * $1 }
  }
}

/// Euclidean norm, z = √(Σ xᵢ²).     ∂z/∂xᵢ = xᵢ / z
///
/// At the kink, where all elements are 0, the slope is taken as 0, as PyTorch does: it is one of the subgradients.
struct Norm: GroupFunction {
  let name = "norm", pyTorchName = "linalg.vector_norm", symbol = "‖x‖"
  let summary = "A norm multiplies the upstream gradient by the unit vector that points the way of its input."
  func forward<A: Algebra>(_ numbers: [A]) -> A { .sqrt(.sum(numbers.map { .square($0) })) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    numbers.map { .except(where: z, equals: A(0), gives: A(0), otherwise: $0 / z) }
  }
  func convention(at numbers: [Double]) -> String? {
    numbers.allSatisfy { $0 == 0 } ? "norm has a kink at 0; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// Logarithm of a sum of exponentials, z = log Σ exp(xᵢ), a smooth maximum.     ∂z/∂xᵢ = exp(xᵢ − z)
struct LogSumExp: GroupFunction {
  let name = "logsumexp", symbol = "lse"
  let summary = "A log-sum-exp multiplies the upstream gradient by the softmax of its input."
  // The greatest is taken out of the sum, so that no exponential overflows.
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    let greatest = Maximum().forward(numbers)
    return greatest + .log(.sum(numbers.map { .exp($0 - greatest) }))
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] { numbers.map { .exp($0 - z) } }
}
