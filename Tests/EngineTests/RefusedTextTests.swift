import Engine
import Foundation
import Notation
import TestSupport
import Testing

/// What people paste and the language does not have: the whole of what is said of it, in `Tests/Cases/refused.txt`.
@Suite struct RefusedTextTests {
  static let blocks: [[Substring]] = {
    let text = (try? String(contentsOfFile: Circuits.root + "/Tests/Cases/refused.txt", encoding: .utf8)) ?? ""
    return text.split(separator: "\n=== ").dropFirst().map { $0.split(separator: "\n", maxSplits: 1) }
  }()

  @Test("there are lines of all the languages that people paste")
  func count() { #expect(Self.blocks.count >= 60) }

  @Test("a line that is refused is told of with its place, and with a mend only where that is right", arguments: blocks)
  func refused(block: [Substring]) throws {
    let line = block[0].replacing("↵", with: "\n")
    let file = SourceFile(name: "f", text: "x = [1, 2, 3]\nw = [3, 1, 2]\n\(line)\n")
    let message = block.count > 1 ? block[1].trimmingCharacters(in: .whitespacesAndNewlines) : ""
    do throws(Diagnostics) {
      _ = try Circuit(CircuitSource.parse(file, vocabulary: FunctionList.vocabulary))
      Issue.record("it is understood")
    } catch {
      #expect(error.rendered == message)
    }
  }
}
