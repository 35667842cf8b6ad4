import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  private static let text = "x = 2\ny = 3\nf = x * y\n"

  /// A folder with a circuit and its artefacts.
  private static func withArtefacts(
    _ arguments: [String] = [], _ body: (_ folder: URL, _ check: ([String]) throws -> Command) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "f.circuit"))
      let run = try Command(Command.backwire, ["render", "f.circuit", "-o", "out"] + arguments, in: folder)
      #expect(run.code == 0)
      try body(folder) { try Command(Command.backwire, ["check", "f.circuit", "-o", "out"] + $0, in: folder) }
    }
  }

  @Test(
    "what was just made is up to date, however it was made",
    arguments: [
      [], ["-f", "svg,png,html,pdf,animated,sheet,sheet.pdf,beamer,tikz,markdown,revealjs,text,json,csv,dot"],
      ["--final"], ["--steps", "1-2", "--theme", "dark", "--digits", "3", "--direction", "TB"], ["--steps", "all"],
      ["-f", "svg,png", "--width", "300", "--transparent"], ["-f", "animated", "--pace", "2", "--loop"],
    ])
  func fresh(arguments: [String]) throws {
    try Self.withArtefacts(arguments) { _, check in
      for flags in [[], ["--exact"]] {
        let run = try check(flags)
        #expect(run.code == 0 && run.output.isEmpty, "\(run.output)")
      }
    }
  }

  @Test("a changed circuit makes its artefacts stale, and the command named mends them")
  func stale() throws {
    try Self.withArtefacts(["-f", "svg,html", "--theme", "dark"]) { folder, check in
      try Data((Self.text + "# more\n").utf8).write(to: folder.appending(path: "f.circuit"))
      let run = try check([])
      #expect(run.code == 1)
      #expect(run.output.contains("out/f/f-00.svg: stale, the circuit has changed since\n"))
      #expect(run.output.contains("out/f/f.html: stale, the circuit has changed since\n"))
      let mend = try #require(run.output.firstMatch(of: /to mend: backwire (.*)\n/)).1
      #expect(mend == "render f.circuit -o out -f svg,html --theme dark")
      let words = mend.split(separator: " ").map { String($0) }
      #expect(try Command(Command.backwire, words, in: folder).code == 0)
      #expect(try check([]).code == 0)
    }
  }

  @Test("missing and left over frames are named")
  func missing() throws {
    try Self.withArtefacts { folder, check in
      let place = folder.appending(path: "out/f")
      try FileManager.default.moveItem(at: place.appending(path: "f-01.svg"), to: place.appending(path: "f-09.svg"))
      try Data().write(to: place.appending(path: "notes.txt"))
      let run = try check([])
      #expect(run.code == 1)
      #expect(
        run.output == """
          out/f/f-01.svg: missing
          out/f/f-09.svg: left over, not among the frames that there are now
            to mend: backwire render f.circuit -o out -f svg
            to mend: rm out/f/f-09.svg

          """)
    }
  }

  @Test("a form that is asked for has to be there, and the forms that it includes")
  func asked() throws {
    try Self.withArtefacts { _, check in
      let run = try check(["-f", "svg,beamer"])
      #expect(run.code == 1)
      #expect(run.output.contains("out/f/f.pdf: missing") && run.output.contains("out/f/f-beamer.tex: missing"))
    }
  }

  @Test("a picture that someone has changed by hand shows by its own hash, and when it is drawn again")
  func exact() throws {
    try Self.withArtefacts { folder, check in
      let frame = folder.appending(path: "out/f/f-02.svg")
      let text = try String(contentsOf: frame, encoding: .utf8).replacing("#0072b2", with: "#0072b3")
      try Data(text.utf8).write(to: frame)
      for (flags, said) in [([], "changed by hand since it was made"), (["--exact"], "stale, made again it differs")] {
        let run = try check(flags)
        #expect(run.code == 1)
        #expect(
          run.output == "out/f/f-02.svg: \(said)\n  to mend: backwire render f.circuit -o out -f svg\n", "\(run.output)"
        )
      }
    }
  }

  @Test("--questions tells what answers hide, ends with 1 where other inputs would show more, and suggests them")
  func questions() throws {
    try withTemporaryFolder { folder in
      let product = Circuits.root + "/Samples/product.circuit"
      let run = try Command(Command.backwire, ["check", product, "--questions", "--suggest"], in: folder)
      #expect(run.code == 1)
      #expect(
        run.output.contains(
          "step 2, f = q × z, wire q\n  exposes 6 of 7 mistakes\n  hides: forgot the upstream gradient\n"))
      let words = try #require(run.output.firstMatch(of: /backwire (render .*)\n/)).1.split(separator: " ").map {
        String($0)
      }
      // What is suggested can be drawn, and hides nothing.
      #expect(try Command(Command.backwire, words + ["-f", "json"], in: folder).code == 0)
      let lines = words.dropFirst(2).joined(separator: " ").matches(of: /--set (\w+)=(\S+)/).map {
        "\($0.1) = \($0.2)\n"
      }
      let seed = try #require(words.joined(separator: " ").firstMatch(of: /--seed (\S+)/)).1
      let text = "---\nseed: \(seed)\n---\n" + lines.joined() + "q = x + y\nf = q * z\n"
      try Data(text.utf8).write(to: folder.appending(path: "better.circuit"))
      let better = try Command(Command.backwire, ["check", "better.circuit", "--questions"], in: folder)
      #expect(better.code == 0 && !better.output.contains("hides:"), "\(better.output)")
    }
  }

  @Test("where nothing was ever drawn check ends with 1 and says what is missing, and the command named mends it")
  func nothing() throws {
    try withTemporaryFolder { folder in
      try Data(Self.text.utf8).write(to: folder.appending(path: "it's.circuit"))
      func check() throws -> Command {
        try Command(Command.backwire, ["check", "it's.circuit", "-o", "out/"], in: folder)
      }
      let run = try check()
      #expect(run.code == 1 && run.messages.isEmpty)
      #expect(
        run.output == """
          out/it's: missing, nothing was ever drawn of this circuit
            to mend: backwire render 'it'\\''s.circuit' -o out

          """)
      let mend = try #require(run.output.firstMatch(of: /to mend: (.*)\n/)).1
      let path = Command.backwire.deletingLastPathComponent().path + ":/usr/bin:/bin"
      #expect(
        try Command(URL(filePath: "/usr/bin/env"), ["PATH=\(path)", "sh", "-c", String(mend)], in: folder).code == 0)
      #expect(try check().code == 0)
    }
  }

  @Test("a change by hand shows in every form that bears a stamp, and in those that are compared")
  func byHand() throws {
    let forms =
      "svg,png,dot,predict,html,pdf,animated,sheet,sheet.pdf,beamer,tikz,markdown,revealjs,text,json,csv,quiz"
      + ",worksheet,worksheet.pdf,moodle,gift"
    try Self.withArtefacts(["-f", forms]) { folder, check in
      let place = folder.appending(path: "out/f")
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      for name in names {
        let file = try FileHandle(forUpdating: place.appending(path: name))
        try file.seekToEnd()
        try file.write(contentsOf: Data("\n".utf8))
        try file.close()
      }
      let run = try check([])
      #expect(run.code == 1)
      let said = run.output.split(separator: "\n").filter { !$0.hasPrefix("  ") }.map { String($0) }
      let compared = ["f.txt", "f.json", "f.csv"]
      #expect(
        said.sorted()
          == names.map { name in
            "out/f/\(name): "
              + (compared.contains(name) ? "stale, made again it differs" : "changed by hand since it was made")
          }.sorted())
    }
  }

  @Test("pictures whose circuit is gone are told, those of a circuit beside the others and of variants are not")
  func orphans() throws {
    try Self.withArtefacts { folder, check in
      try Data("x = 3\nf = x + x\n".utf8).write(to: folder.appending(path: "other.circuit"))
      for arguments in [["other.circuit"], ["f.circuit", "-f", "text,svg", "--vary", "1", "--count", "2"]] {
        #expect(try Command(Command.backwire, ["render", "-o", "out"] + arguments, in: folder).code == 0)
      }
      for name in ["mine", "mine/deeper"] {
        try FileManager.default.createDirectory(
          at: folder.appending(path: "out/\(name)"), withIntermediateDirectories: true)
      }
      try Data("mine".utf8).write(to: folder.appending(path: "out/mine/mine-00.svg"))
      #expect(try check([]).code == 0)
      try FileManager.default.removeItem(at: folder.appending(path: "other.circuit"))
      let run = try check([])
      #expect(run.code == 1)
      #expect(run.output == "out/other: left over, its circuit is gone\n  to mend: rm -r out/other\n")
      try Data((Self.text + "# more\n").utf8).write(to: folder.appending(path: "f.circuit"))
      let changed = try check([])
      #expect(changed.output.contains("out/f-01: stale, a variant of f.circuit, which has changed since\n"))
      #expect(changed.output.contains("out/f-02: stale, a variant of f.circuit, which has changed since\n"))
    }
  }
}
