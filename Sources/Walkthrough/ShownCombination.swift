import Engine
import Notation

/// Tensors that are multiplied by numbers and added, with as many digits as it takes for the shown ones to come to the shown
/// total, within half a unit in its last place for each of them: `0.2144 − 0.1 × (−0.4191) = 0.2563`.
struct ShownCombination {
  /// How many digits the tensors are shown with.
  let digits: Int
  /// Whether every element comes to the total as it is shown.
  let isTrue: Bool

  /// - Parameters:
  ///   - terms: factors, and tensors of the total's shape.
  ///   - digits: how many digits the total is shown with, and the tensors where that will do.
  init(_ terms: [(factor: Double, tensor: Tensor<Double>)], total: Tensor<Double>, digits: Int) {
    let found = total.elements.enumerated().map { place, sum in
      Self.digits(for: terms.map { ($0.factor, $0.tensor.elements[place]) }, total: sum, from: digits)
    }
    isTrue = found.allSatisfy { $0 != nil }
    self.digits = found.compactMap(\.self).max() ?? digits
  }

  /// `=`, or `≈` where the numbers shown do not come to the total.
  var sign: String { isTrue ? "=" : "≈" }

  private static func digits(for terms: [(factor: Double, number: Double)], total: Double, from fewest: Int) -> Int? {
    let unit = NumberText.unit(of: total, digits: fewest)
    let allowed =
      unit * Double(terms.count + 1) / 2 + 1e-15 * terms.reduce(0) { $0 + abs($1.factor * $1.number) }
    return (fewest...max(fewest, ShownSum.mostDigits)).first { digits in
      let sum = terms.reduce(0) { $0 + $1.factor * NumberText.rounded($1.number, digits: digits) }
      return abs(sum - total) <= allowed
    }
  }
}
