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

  @Test("a picture that someone has changed by hand shows when it is drawn again")
  func exact() throws {
    try Self.withArtefacts { folder, check in
      let frame = folder.appending(path: "out/f/f-02.svg")
      let text = try String(contentsOf: frame, encoding: .utf8).replacing("#0072b2", with: "#0072b3")
      try Data(text.utf8).write(to: frame)
      #expect(try check([]).code == 0)
      let run = try check(["--exact"])
      #expect(run.code == 1)
      #expect(run.output.contains("out/f/f-02.svg: stale, drawn again it differs\n"))
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
}
