import Engine
public import Walkthrough

/// Which frames to draw: those of the backward pass, `all` for the forward pass node by node as well, the `final` one, or
/// those picked by their numbers, by spans of them, and by the nodes at work in them: `2,4-6,q`.
public enum StepChoice: Equatable, Sendable {
  case backward
  case every
  case final
  case picked([Pick])

  /// A piece of a choice.
  public enum Pick: Equatable, Sendable {
    case span(ClosedRange<Int>)
    /// The steps in which the node of this name is at work. A number shifts when the circuit is edited; a name stays.
    case node(String)
  }

  /// From the text of a command line: `all`, `final`, or picks with commas between.
  public init?(_ text: String) {
    switch text {
    case "all": self = .every
    case "final": self = .final
    default:
      let picks = text.split(separator: ",", omittingEmptySubsequences: false).map(Self.pick)
      guard picks.allSatisfy({ $0 != nil }) else { return nil }
      self = .picked(picks.compactMap(\.self))
    }
  }

  /// The choice of one step, by its number or the name of its node.
  public init?(step text: String) {
    guard let pick = Self.pick(text[...]) else { return nil }
    if case .span(let span) = pick, span.count > 1 { return nil }
    self = .picked([pick])
  }

  private static func pick(_ text: Substring) -> Pick? {
    guard let first = text.first, !text.contains(where: { $0.isWhitespace || $0 == "," }) else { return nil }
    guard text.allSatisfy({ $0 == "-" || $0.isASCII && $0.isNumber }) || first == "-" else {
      return .node(String(text))
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    return switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let only?, _): .span(only...only)
    case (2, let first?, let last?) where first <= last: .span(first...last)
    default: nil
    }
  }

  /// The name of the node, where the choice is just that.
  var node: String? {
    if case .picked(let picks) = self, picks.count == 1, case .node(let name) = picks[0] { name } else { nil }
  }

  /// The text that gives this choice; nil for what is chosen without one.
  public var text: String? {
    switch self {
    case .backward: nil
    case .every: "all"
    case .final: "final"
    case .picked(let picks):
      picks.map { pick in
        switch pick {
        case .span(let span): span.count == 1 ? "\(span.lowerBound)" : "\(span.lowerBound)-\(span.upperBound)"
        case .node(let name): name
        }
      }.joined(separator: ",")
    }
  }

  /// The steps chosen of a walkthrough.
  public func steps(of walkthrough: Walkthrough) -> [Step] {
    switch self {
    case .backward, .every: return walkthrough.steps
    case .final: return Array(walkthrough.steps.suffix(1))
    case .picked(let picks):
      let names = WireNames(walkthrough.circuit)
      return walkthrough.steps.filter { step in picks.contains { $0.holds(step, step.name(in: walkthrough, names)) } }
    }
  }

  /// What of the choice is not in a walkthrough, as a sentence without a full stop; nil where all of it is.
  public func problem(in walkthrough: Walkthrough) -> String? {
    guard case .picked(let picks) = self else { return nil }
    let last = walkthrough.steps.count - 1
    let wires = WireNames(walkthrough.circuit)
    let names = walkthrough.steps.map { $0.name(in: walkthrough, wires) }
    for pick in picks {
      switch pick {
      case .span(let span) where span.upperBound > last:
        return "there is no step \(span.upperBound); this walkthrough has the steps 0 to \(last)"
      case .node(let name) where !zip(walkthrough.steps, names).contains(where: pick.holds):
        return
          "no step is of a node '\(name)'; the nodes at work are \(names.compactMap(\.self).uniqued.joined(separator: ", "))"
      default: break
      }
    }
    return nil
  }
}

extension StepChoice.Pick {
  /// - Parameter node: the name of the node at work.
  fileprivate func holds(_ step: Step, _ node: String?) -> Bool {
    switch self {
    case .span(let span): span.contains(step.index)
    case .node(let name): node == name
    }
  }
}

extension Step {
  /// The name of the node at work: that of the wire after which it is called, without the blanks that no pick has.
  fileprivate func name(in walkthrough: Walkthrough, _ names: WireNames) -> String? {
    node.map { names[walkthrough.circuit.namesake(of: $0)].filter { $0 != " " } }
  }
}

extension [String] {
  /// Each once, in the order of their first places.
  fileprivate var uniqued: [String] {
    var known: Set<String> = []
    return filter { known.insert($0).inserted }
  }
}
