import Foundation

/// The recipes of CONTRIBUTING.md, for tests that follow them.
public enum Recipe {
  /// The code below a heading.
  public static func shown(_ heading: String) throws -> String? {
    let text = try String(contentsOfFile: Circuits.root + "/CONTRIBUTING.md", encoding: .utf8)
    let parts = text.components(separatedBy: "\n## \(heading)\n")
    return parts.last?.firstMatch(of: /```swift\n([\s\S]*?)```/).map { String($0.1) }
  }

  /// What stands in a file of Swift between the lines `// recipe` and `// end`.
  public static func code(in path: String) throws -> String? {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.firstMatch(of: /\/\/ recipe\n([\s\S]*?)\/\/ end\n/).map { String($0.1) }
  }
}
