import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

/// Text from outside stays text, whatever it says, in every form and to the program that reads the form.
@Suite struct HostileTextTests {
  private static let texts = [
    "</svg><script>alert(1)</script>", "]]>", "\\N \\G \\E \\l", "<b>bold</b>", "\" onload=\"alert(1)",
    "' onclick='alert(1)", "$(rm -rf x)", "\\input{x} \\write18{x} \\end{frame}", "=cmd()", "@SUM(1)", "+1+2",
    "--> <!-- --", "&lt;entity; &#x3C; &amp;", "%s %d {0}", "`code` ```",
    "[link](https://example.org) <https://example.org>",
    "![picture](x.png)", "{{x}} ${x} #{x}", "~=%50%}", "</style><style>*{}", "javascript:alert(1)", "</title></text>",
    "{.class #id} :::", "| a | b |", "1. one", "- two", "# three", "\u{200F}שלום", "🙂 👩‍💻", "名前 Ωμέγα",
  ]

  /// A few notes that say all of them.
  private static let notes = stride(from: 0, to: texts.count, by: 5).map {
    texts[$0..<min($0 + 5, texts.count)].joined(separator: " ")
  }

  /// A circuit whose title and notes say something, and whose wires have names of commands.
  private static func publisher(_ texts: [String], title: String) throws -> Publisher {
    let names = ["script", "onload", "eval", "N", "G", "input", "__import__", "constructor", "rm", "import"]
    var lines = ["---", "title: '\(title.replacing("'", with: "''"))'", "---", "script = 2"]
    for (place, text) in texts.enumerated() {
      let name = place + 1 < names.count ? names[place + 1] : "h\(place)"
      let before = place == 0 ? "script" : place < names.count ? names[place] : "h\(place - 1)"
      lines.append("\(name) = \(before) * 0.9 ## \(text)")
    }
    let text = lines.joined(separator: "\n") + "\n"
    let source = try Circuits.parse(text)
    let walkthrough = Walkthrough(try Circuits.annotated(text), title: source.frontMatter.title)
    return Publisher(walkthrough, stem: "f", source: text)
  }

  /// What a form's reader finds in its artefacts, apart from their text, and the text without its blanks.
  private static func read(_ form: Form, _ publisher: Publisher) throws -> (found: Set<String>, text: String) {
    try withTemporaryFolder { folder in
      var names: [String] = []
      try publisher.publish([form]) { path, bytes in
        let name = String(path.split(separator: "/")[1])
        try Data(bytes).write(to: folder.appending(path: name))
        names.append(name)
      }
      #expect(!names.isEmpty)
      let script = Circuits.root + "/Tests/PublishingTests/Readers/skeleton.py"
      let run = try Command(URL(filePath: "/usr/bin/env"), ["python3", script] + names, in: folder)
      #expect(run.code == 0, "\(run.messages)")
      let parts = run.output.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
      return (Set(parts[0].split(separator: "\n").map { String($0) }), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  /// Those that a program reads; text and TeX are told apart below and in `LaTeXTests`.
  private static let readForms = Form.allCases.filter { !$0.isVideo && ![.text, .beamer, .tikz].contains($0) }

  @Test(
    "to its reader a form with hostile text is made of what one with harmless text is made of", arguments: readForms)
  func structure(form: Form) throws {
    let harmless = try Self.read(form, Self.publisher(Self.notes.map { _ in "a harmless note" }, title: "harmless"))
    let hostile = try Self.read(form, Self.publisher(Self.notes, title: Self.texts.joined(separator: " ")))
    let news = hostile.found.subtracting(harmless.found)
    #expect(news.isEmpty)
    #expect(!hostile.found.contains { $0.hasPrefix("formula") })
    // It is all there, to be read as it is.
    guard form == .html || form == .svg || form == .json else { return }
    for text in Self.texts {
      let plain = text.filter { !$0.isWhitespace }
      let escaped = plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      #expect(hostile.text.contains(form == .json ? escaped : plain), "\(form): \(text)")
    }
  }

  @Test("a script for PyTorch calls what it calls without hostile names and texts")
  func python() throws {
    try withTemporaryFolder { folder in
      var names: [String] = []
      for (place, texts) in [Self.texts.map { _ in "note" }, Self.texts].enumerated() {
        let text = "x = 2\n" + texts.enumerated().map { "import\($0) = x * \($0) ## \($1)\n" }.joined() + "f = x\n"
        let script = PyTorchScript(try Circuits.annotated(text), title: place == 0 ? "t" : texts.joined()).text()
        try Data(script.utf8).write(to: folder.appending(path: "\(place).py"))
        let reader = Circuits.root + "/Tests/PublishingTests/Readers/skeleton.py"
        let run = try Command(URL(filePath: "/usr/bin/env"), ["python3", reader, "\(place).py"], in: folder)
        #expect(run.code == 0, "\(run.messages)")
        names.append(run.output)
      }
      #expect(names[0] == names[1])
    }
  }

  @Test("LaTeX sets hostile text as it is, with a sign in the place of letters that it has no font for")
  func latex() throws {
    for form in [Form.beamer, .tikz] {
      let pages = try LaTeXTests.pages(form, Self.publisher(Self.notes, title: Self.texts.joined(separator: " ")))
      #expect(pages.count == Self.notes.count + 3)
      guard form == .beamer else { continue }
      let plain = pages.text.filter { !$0.isWhitespace }
      for text in ["\\input{x}\\write18{x}", "$(rm-rfx)", "</svg><script>alert(1)</script>", "[U+1F642]"] {
        #expect(plain.contains(text), "\(text)")
      }
    }
  }
}
