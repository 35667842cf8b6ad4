/// What Graphviz could not do, and what it said about it.
public struct GraphvizError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was being done.
  public enum Stage: String, Sendable {
    case opening = "start"
    case describing = "take the graph"
    case layingOut = "lay out the graph"
    case joining = "join two edges"
    case labelling = "make a label"
    case rendering = "draw the graph"
    case painting = "paint text"
  }

  /// What was being done when it failed.
  public let stage: Stage
  /// libgvc's own words, or the reason it was not even asked; one line.
  public let message: String

  init(_ stage: Stage, _ message: String) {
    self.stage = stage
    self.message = message
  }

  /// An error with libgvc's words, which come in lines, with blanks at their ends. What it says of a plugin that is not there is
  /// a list of those that are, and no help.
  init(_ stage: Stage, said: String) {
    if said.contains(" not recognized. Use one of:") {
      self.init(
        stage,
        "its plugins are missing or it cannot find them; install the package libgvc6, or let 'dot -c' list them anew")
      return
    }
    let lines = said.split(whereSeparator: \.isNewline).map { line in
      let text = line.hasPrefix("Error: ") ? line.dropFirst(7) : line
      return text.split(separator: " ").joined(separator: " ")
    }
    let words = lines.filter { !$0.isEmpty }.joined(separator: "; ")
    self.init(stage, words.isEmpty ? "it gives no reason" : words)
  }

  /// The error as a person reads it, in one line.
  public var description: String { "Graphviz could not \(stage.rawValue): \(message)" }
}
