import Engine

/// Where numbers that are not finite come from, in words.
extension Birth {
  /// `here the first NaN is born: upstream 0 × local gradient ∞ = NaN`
  var told: String { "here the first \(kind.rawValue) is born: \(reason)" }
}

extension Walkthrough {
  /// The node that made it, as sentences call it.
  func nodeName(_ birth: Birth) -> String {
    "node \(called(birth.node).plain)"
  }

  /// A line for each kind of number that is not finite, with the node where the first one is born; empty where all are finite.
  public var originLines: [String] {
    births.map { birth in
      let place = birth.isGradient ? "in the backward pass" : "in the forward pass"
      return "first \(birth.kind.rawValue): \(nodeName(birth)), \(place): \(birth.reason)"
    }
  }
}
