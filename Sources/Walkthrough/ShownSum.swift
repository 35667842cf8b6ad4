import Engine
import Notation

/// A sum as it stands on a screen: its terms have as many digits as make the arithmetic true.
///
/// With four digits −1 + 1.00004235 would read −1 + 1 = 4.235×10⁻⁵. Where no digits will do, it is told with ≈: three
/// thirds less 1 are 0, but 0.3333 + 0.3333 + 0.3333 + (−1) never is.
struct ShownSum {
  /// By element of the sum, how many digits its terms are shown with.
  let digits: [Int]
  /// Whether every element adds up as it is shown.
  let isTrue: Bool
  private let terms: [Tensor<Double>]
  private let total: ShownTensor

  /// The most digits that say something of a number in floating point.
  static let mostDigits = 17

  /// - Parameters:
  ///   - terms: one or more tensors of the total's shape.
  ///   - digits: how many digits the total is shown with, and the terms where that will do.
  init(of terms: [Tensor<Double>], total: Tensor<Double>, digits: Int) {
    self.terms = terms
    self.total = ShownTensor(total, digits: digits)
    let columns = terms.map(\.elements)
    let found = total.elements.enumerated().map { place, sum in
      Self.digits(for: columns.map { $0[place] }, total: sum, from: digits)
    }
    self.digits = found.map { $0 ?? digits }
    isTrue = found.allSatisfy { $0 != nil }
  }

  /// The terms as they are shown.
  var shownTerms: [ShownTensor] { terms.map { ShownTensor($0, digitsByElement: digits) } }

  /// `3 + (−4) = `; nothing for a single term.
  var left: String {
    guard terms.count > 1 else { return "" }
    let texts = shownTerms.map(\.inline).enumerated().map { $0 > 0 && $1.hasPrefix("−") ? "(\($1))" : $1 }
    return texts.joined(separator: " + ") + (isTrue ? " = " : " ≈ ")
  }

  /// `−1`, and of numbers that cancel as far as anyone can tell `0 (cancels)`.
  var right: String { isTrue || total.number != "0" ? total.inline : "0 (cancels)" }

  /// How many digits some numbers need to add up as they are shown; nil where none will do.
  private static func digits(for terms: [Double], total: Double, from fewest: Int) -> Int? {
    guard terms.count > 1 else { return fewest }
    let unit = NumberText.unit(of: total, digits: fewest)
    // Half a unit for the rounding of each term and of the total; and what adding binary numbers leaves.
    let allowed = unit * Double(terms.count + 1) / 2 + 1e-15 * terms.reduce(0) { $0 + abs($1) }
    return (fewest...max(fewest, total == 0 ? fewest : mostDigits)).first { digits in
      let sum = terms.reduce(0) { $0 + NumberText.rounded($1, digits: digits) }
      return abs(sum - total) <= allowed
    }
  }
}
