import Engine

/// What cutting every wire showed, as data.
///
///     { "wire": "x", "element": [], "gradient": -4, "measured": -4, "bound": 2e-13, "verdict": "agrees" }
extension VerificationTable {
  /// The checks as JSON, with sorted keys and full precision; `null` for what is not a number or not finite.
  public func json() -> String {
    JSONValue.object([
      "version": .integer(1),
      // How many there are; fewer checks are a sample.
      "gradients": .integer(annotated.gradientCount),
      "checks": .array(checks.map(object)),
    ]).text()
  }

  private func object(_ check: WireCheck) -> JSONValue {
    let shape = annotated.values[check.wire].shape
    var object: [String: JSONValue] = [
      "wire": .string(annotated.circuit.id(of: check.wire)),
      // The place as in W[1, 2]; a scalar has none.
      "element": .array(shape.isScalar ? [] : shape.index(of: check.element).map(JSONValue.integer)),
      "gradient": finite(check.gradient),
      "measured": finite(check.measured),
      "bound": finite(check.bound),
      "verdict": .string(check.verdict.word),
    ]
    if case .kink(let left, let right) = check.verdict {
      object["left"] = finite(left)
      object["right"] = finite(right)
      // Between two slopes there is none to measure.
      object["measured"] = .null
      object["bound"] = .null
    }
    return .object(object)
  }

  private func finite(_ value: Double) -> JSONValue { value.isFinite ? .number(value) : .null }
}

extension WireCheck.Verdict {
  fileprivate var word: String {
    switch self {
    case .agrees: "agrees"
    case .disagrees: "disagrees"
    case .cannotTell: "cannotTell"
    case .kink: "kink"
    case .noValueBeside: "noValueBeside"
    case .opaque: "opaque"
    }
  }
}
