import ArgumentParser
import Walkthrough

/// Which frames to draw: `all` for the forward pass node by node as well, or numbers and spans such as `2,4-6`.
enum StepSelection: ExpressibleByArgument, Equatable {
  case backward
  case every
  case picked([ClosedRange<Int>])

  init?(argument: String) {
    if argument == "all" {
      self = .every
      return
    }
    var spans: [ClosedRange<Int>] = []
    for piece in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
      case (1, let only?, _): spans.append(only...only)
      case (2, let first?, let last?) where first <= last: spans.append(first...last)
      default: return nil
      }
    }
    self = .picked(spans)
  }

  /// The steps chosen of a walkthrough.
  func steps(of walkthrough: Walkthrough) -> [Step] {
    switch self {
    case .backward, .every: walkthrough.steps
    case .picked(let spans): walkthrough.steps.filter { step in spans.contains { $0.contains(step.index) } }
    }
  }
}
