import Foundation
import TestSupport
import Testing

/// `--version`, and the files that say the same.
@Suite struct VersionTests {
  private static let number = "0.2.0"

  @Test("--version says the version, and that of the Graphviz that is linked")
  func version() throws {
    let run = try Command(Command.backwire, ["--version"])
    let installed = try Command(URL(filePath: "/usr/bin/env"), ["pkg-config", "--modversion", "libgvc"])
    let graphviz = installed.output.split(whereSeparator: \.isNewline).first ?? ""
    // A build that was told its commit says it, too.
    #expect(run.output.replacing(#/ \([0-9a-f]+\)/#, with: "") == "backwire \(Self.number)\nGraphviz \(graphviz)\n")
    #expect(run.code == 0 && run.messages.isEmpty)
  }

  @Test(
    "the changelog's first version, the citation's and the command's are one",
    arguments: [("CHANGELOG.md", "\n## [\(number)] - "), ("CITATION.cff", "\nversion: \(number)\n")])
  func files(file: String, line: String) throws {
    let text = try String(contentsOfFile: Circuits.root + "/" + file, encoding: .utf8)
    let first = try #require(text.firstMatch(of: /\n(?:## \[|version: )/)).range.lowerBound
    #expect(text[first...].hasPrefix(line))
  }
}
