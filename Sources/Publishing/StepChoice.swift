public import Walkthrough

/// Which frames to draw: those of the backward pass, `all` for the forward pass node by node as well, the `final` one, or
/// numbers and spans such as `2,4-6`.
public enum StepChoice: Equatable, Sendable {
  case backward
  case every
  case final
  case picked([ClosedRange<Int>])

  /// From the text of a command line.
  public init?(_ text: String) {
    switch text {
    case "all": self = .every
    case "final": self = .final
    default:
      var spans: [ClosedRange<Int>] = []
      for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
        let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
        case (1, let only?, _): spans.append(only...only)
        case (2, let first?, let last?) where first <= last: spans.append(first...last)
        default: return nil
        }
      }
      self = .picked(spans)
    }
  }

  /// The text that gives this choice; nil for what is chosen without one.
  public var text: String? {
    switch self {
    case .backward: nil
    case .every: "all"
    case .final: "final"
    case .picked(let spans):
      spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
  }

  /// The steps chosen of a walkthrough.
  public func steps(of walkthrough: Walkthrough) -> [Step] {
    switch self {
    case .backward, .every: walkthrough.steps
    case .final: Array(walkthrough.steps.suffix(1))
    case .picked(let spans): walkthrough.steps.filter { step in spans.contains { $0.contains(step.index) } }
    }
  }
}
