import CVersion
import Renderer

/// What `backwire --version` says, for reports of faults.
enum Version {
  /// As CHANGELOG.md and CITATION.cff have it.
  static let number = "0.2.0"

  /// Asking for Graphviz's version starts it, which no other command is to pay for.
  static var text: String {
    let commit = String(cString: backwire_commit())
    return """
      backwire \(number)\(commit.isEmpty ? "" : " (\(commit))")
      Graphviz \(FrameRenderer.graphvizVersion)
      """
  }
}
