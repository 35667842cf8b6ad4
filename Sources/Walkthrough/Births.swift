import Engine

/// Where numbers that are not finite come from.
extension Walkthrough {
  /// A line for each kind of number that is not finite, with the node where the first one is born; empty where all are finite.
  public var originLines: [String] {
    births.map { birth in
      words.origin(
        birth.kind.rawValue, at: called(birth.node), isInBackwardPass: birth.isGradient, birth.reason)
    }
  }
}
