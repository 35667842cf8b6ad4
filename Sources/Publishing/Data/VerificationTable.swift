public import Engine
import Notation

/// What cutting every wire showed, as a table for people.
///
///     wire   gradient   by cutting
///     x            −4           −4   agrees
public struct VerificationTable: Sendable {
  let annotated: AnnotatedCircuit
  private let names: WireNames
  /// What cutting each number's wire showed, in the order of the wires.
  public let checks: [WireCheck]

  /// - Parameter goesOn: asked before each check; where it says no, the rest is left out, and the table says so.
  public init(_ annotated: AnnotatedCircuit, while goesOn: () -> Bool = { true }) {
    self.annotated = annotated
    names = WireNames(annotated.circuit)
    checks = Verification.checks(of: annotated, while: goesOn)
  }

  /// The checks whose wires have another gradient than the backward pass put there.
  public var disagreements: [WireCheck] { checks.filter { $0.verdict == .disagrees } }

  /// Whether cutting has decided nothing but the output wire, which only repeats the seed.
  public var isUndecided: Bool {
    let others = checks.filter { !annotated.circuit.outputs.contains($0.wire) }
    return !others.isEmpty && !others.contains { $0.verdict.isDecided }
  }

  /// One line for each number on a wire, and the sum of it all.
  public func text() -> String {
    let rows = [["wire", "gradient", "by cutting", ""]] + checks.map(row)
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let name = row[0].padded(to: widths[0], atEnd: true)
      let numbers = (1..<3).map { row[$0].padded(to: widths[$0], atEnd: false) }
      return ([name] + numbers + (row[3].isEmpty ? [] : [row[3]])).joined(separator: "   ")
    }
    return (lines + ["", summary]).joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let kinks = checks.count { if case .kink = $0.verdict { true } else { false } }
    let unseen = checks.count { $0.verdict == .noValueBeside }
    let untold = checks.count { $0.verdict == .cannotTell }
    let opaque = checks.count { $0.verdict == .opaque }
    let agreeing = checks.count { $0.verdict == .agrees }
    let others = [
      kinks > 0 ? "\(kinks) at a kink" : nil, untold > 0 ? "\(untold) cannot be told" : nil,
      unseen > 0 ? "\(unseen) cannot be measured" : nil,
      opaque > 0 ? "\(opaque) lie before an opaque node" : nil,
      disagreements.isEmpty ? nil : "\(disagreements.count) disagree",
    ]
    let sum = (["\(agreeing) of \(checks.count) gradients agree with their wire cuts"] + others.compactMap { $0 })
      .joined(separator: ", ")
    let all = annotated.gradientCount
    return checks.count < all ? "\(sum); a sample, \(checks.count) of \(all), for want of time" : sum
  }

  private func row(_ check: WireCheck) -> [String] {
    let verdict =
      switch check.verdict {
      case .agrees: "agrees"
      case .disagrees: "DISAGREES"
      case .kink(let left, let right):
        "a kink: \(side(left)) from the left, \(side(right)) from the right; a convention was used"
      case .cannotTell: "cannot tell: by cutting it is \(number(check.measured)) ± \(number(check.bound))"
      case .noValueBeside: "has no finite value beside the stored one: cannot be measured"
      case .opaque: "lies before an opaque node, which is known at its stored inputs only: cannot be measured"
      }
    let isMeasured = check.verdict == .agrees || check.verdict == .disagrees
    return [name(check), number(check.gradient), isMeasured ? number(check.measured) : "", verdict]
  }

  /// `W[1, 2]` for a place in a tensor.
  private func name(_ check: WireCheck) -> String {
    let id = names[check.wire]
    let shape = annotated.values[check.wire].shape
    guard !shape.isScalar else { return id }
    return "\(id)[\(shape.index(of: check.element).map(String.init).joined(separator: ", "))]"
  }

  /// Of a jump the slope is infinite.
  private func side(_ slope: Double) -> String { slope.isInfinite ? (slope < 0 ? "−∞" : "∞") : number(slope) }

  private func number(_ value: Double) -> String {
    // What differences of rounded numbers leave of a zero.
    abs(value) < 1e-12 ? "0" : NumberText.format(value, digits: 6)
  }
}

extension String {
  fileprivate func padded(to width: Int, atEnd: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - count))
    return atEnd ? self + blanks : blanks + self
  }
}
