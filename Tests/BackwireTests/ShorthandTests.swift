import Foundation
import TestSupport
import Testing

/// What a hand types first: a file without a verb, a verb with a slip, a question about a topic, a circuit to begin with.
@Suite struct ShorthandTests {
  private static func run(_ arguments: [String], in folder: URL) throws -> Command {
    try Command(Command.backwire, arguments, in: folder)
  }

  @Test("a file alone is drawn; a slip in a verb is told, and a file that is not there")
  func file() throws {
    try withTemporaryFolder { folder in
      try Data("x = 2\nf = x * x\n".utf8).write(to: folder.appending(path: "f.txt"))
      let drawn = try Self.run(["f.txt", "--final"], in: folder)
      #expect(drawn.code == 0 && drawn.messages == "Output/f: 1 file\n")
      for (word, said) in [
        ("rendr", "did you mean 'render'?"), ("chekc", "did you mean 'check'?"), ("hlep", "did you mean 'help'?"),
        ("draw", "the verbs are render, check, trace, verify, functions, new, fmt, merge, preview, help"),
      ] {
        let run = try Self.run([word, "f.txt"], in: folder)
        #expect(run.code == 64)
        #expect(run.messages.hasPrefix("Error: there is no file and no verb '\(word)'; \(said)\n"), "\(run.messages)")
      }
      let missing = try Self.run(["g.circuit"], in: folder)
      #expect(missing.code == 66)
      #expect(missing.messages == "g.circuit: error: cannot read the circuit: there is no such file\n")
    }
  }

  @Test("the starter and every circuit of the gallery is written, drawn, and never written over")
  func new() throws {
    try withTemporaryFolder { folder in
      let first = try Self.run(["new"], in: folder)
      #expect(first.code == 0 && first.messages == "first.circuit: draw it with backwire first.circuit\n")
      #expect(try Self.run(["trace", "first.circuit"], in: folder).messages.isEmpty)
      let again = try Self.run(["new"], in: folder)
      #expect(again.code == 73)
      #expect(again.messages == "first.circuit: error: there is one already; give another name\n")
      #expect(try Self.run(["new", "a/b.circuit", "--from", "splitter"], in: folder).code == 0)
      let text = try String(contentsOf: folder.appending(path: "a/b.circuit"), encoding: .utf8)
      #expect(text == (try Circuits.sampleText("splitter")))
      let list = try Self.run(["new", "--list"], in: folder).output.split(separator: "\n")
      #expect(list.map { String($0.prefix { $0 != " " }) } == Circuits.sampleNames.sorted())
      #expect(list.contains { $0.contains(/^product +A sum feeds a product$/) })
      let unknown = try Self.run(["new", "--from", "spliter"], in: folder)
      #expect(unknown.code == 64 && unknown.messages.contains("the gallery has no 'spliter'; did you mean 'splitter'?"))
    }
  }

  @Test(
    "help has topics, and every command that they show is understood",
    arguments: ["notation", "forms", "slides", "quizzes"])
  func topics(topic: String) throws {
    try withTemporaryFolder { folder in
      let page = try Self.run(["help", topic], in: folder)
      #expect(page.code == 0 && page.output.hasPrefix(topic.uppercased()))
      #expect(page.output.split(separator: "\n").allSatisfy { $0.count <= 130 })
      for name in ["product", "rnn"] {
        try Data(try Circuits.sampleText(name).utf8).write(to: folder.appending(path: "\(name).circuit"))
      }
      try Data("name\nAnna\n".utf8).write(to: folder.appending(path: "class.csv"))
      for match in page.output.matches(of: /backwire (render [^\n|>]*?|check [^\n|>]*?)(?: {2,}.*|,.*)?(?:\n| [|>])/) {
        let words = match.1.replacing("'", with: "").split(separator: " ").map { String($0) }
        let run = try Self.run(words, in: folder)
        #expect(run.code == (words[0] == "check" ? 1 : 0), "\(words) \(run.messages)")
      }
    }
  }

  @Test("functions are looked up by words in their names and in what is said of them")
  func functions() throws {
    try withTemporaryFolder { folder in
      let found = try Self.run(["functions", "soft"], in: folder).output
      #expect(found.contains("softmax") && found.contains("softplus") && !found.contains("multiply"))
      #expect(try Self.run(["functions", "unit", "rectified"], in: folder).output.contains("leaky_relu"))
      let none = try Self.run(["functions", "sotfmax"], in: folder)
      #expect(none.code == 64 && none.output.isEmpty)
      #expect(none.messages == "functions: error: no function is about 'sotfmax'; did you mean 'softmax'?\n")
    }
  }
}
