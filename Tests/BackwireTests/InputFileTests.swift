import Foundation
import TestSupport
import Testing

/// Whatever a path leads to, the answer comes at once.
@Suite struct InputFileTests {
  private static func trace(_ bytes: [UInt8]) throws -> Command {
    try withTemporaryFolder { folder in
      try Data(bytes).write(to: folder.appending(path: "f.circuit"))
      return try Command(Command.backwire, ["trace", "f.circuit"], in: folder)
    }
  }

  @Test(
    "text of any system is read",
    arguments: ["\u{FEFF}x = 2\nf = x * x\n", "x = 2\r\nf = x * x\r\n", "x = 2\rf = x * x\r", "x = 2\nf = x * x"])
  func systems(text: String) throws {
    let run = try Self.trace(Array(text.utf8))
    #expect(run.code == 0 && run.messages.isEmpty)
    #expect(run.output.contains("f = x⁽¹⁾ × x⁽²⁾"))
  }

  /// Text with two bytes a character, the less significant one first or last.
  private static func wide(_ text: String, swapped: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16 {
      bytes += swapped ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    return bytes
  }

  private static let foreign: [(bytes: [UInt8], what: String)] = [
    (Array("x = 2\nf = x".utf8) + [0xFF, 0xFE], "not UTF-8 text"),
    (wide("\u{FEFF}x = 2\n"), "UTF-16 or UTF-32, not UTF-8"),
    (wide("\u{FEFF}x = 2\n", swapped: true), "UTF-16 or UTF-32, not UTF-8"),
    (wide("x = 2\nf = x\n"), "UTF-16 or UTF-32, not UTF-8"),
  ]

  @Test("what is not UTF-8 is told with what it seems to be", arguments: foreign)
  func encodings(bytes: [UInt8], what: String) throws {
    let run = try Self.trace(bytes)
    #expect(run.code == 65)
    #expect(run.messages == "f.circuit: error: the file is \(what); save it with the encoding UTF-8\n")
  }

  @Test(
    "a file without a statement says what one looks like",
    arguments: ["", "\n", "# a comment\n", "---\ntitle: t\n---\n"])
  func empty(text: String) throws {
    let run = try Self.trace(Array(text.utf8))
    #expect(run.code == 65)
    #expect(run.messages.contains("error: there is no statement in this file\n"))
    #expect(run.messages.hasSuffix("^ write one such as x = 2\n"))
  }

  @Test(
    "what is no file is told and not read",
    arguments: [
      (".", "it is a folder; name the circuit files in it"), ("missing.circuit", "there is no such file"),
      ("", "there is no such file"), ("f.circuit/g", "there is a file where a folder should be"),
      ("/dev/zero", "it is a device, not a file"), ("/dev/full", "it is a device, not a file"),
      ("loop", "there is a symbolic link that leads to itself"),
    ])
  func places(path: String, reason: String) throws {
    try withTemporaryFolder { folder in
      try Data("x = 1\n".utf8).write(to: folder.appending(path: "f.circuit"))
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
      let run = try Command(Command.backwire, ["trace", path], in: folder)
      #expect(run.code == 66)
      #expect(run.messages == "\(path): error: cannot read the circuit: \(reason)\n")
    }
  }

  @Test("a pipe that nobody writes to is an empty file, and one that somebody writes to is read")
  func pipes() throws {
    try withTemporaryFolder { folder in
      let shell = URL(filePath: "/bin/sh")
      let script = """
        mkfifo pipe && "$1" trace pipe; echo $?
        (sleep 0.2; echo 'x = 2') | "$1" trace /dev/stdin; echo $?
        """
      let run = try Command(shell, ["-c", script, "sh", Command.backwire.path], in: folder)
      #expect(run.messages.hasPrefix("pipe:1:1: error: there is no statement in this file\n"))
      #expect(run.output.hasPrefix("65\nx\n") && run.output.hasSuffix("\n0\n"))
    }
  }

  /// Texts that a machine or malice may write, by what is large about them, with their exit codes.
  private static func giant(_ name: String) -> (text: String, code: Int32)? {
    func many(_ text: String, _ count: Int = 100_000) -> String { String(repeating: text, count: count) }
    switch name {
    case "brackets": return ("x = 1\nf = \(many("("))x\(many(")"))", 0)
    case "open brackets": return ("x = 1\nf = \(many("("))x", 65)
    case "lists": return ("x = \(many("[", 50_000))1\(many("]", 50_000))", 65)
    case "minus signs": return ("x = 1\nf = \(many("-"))x", 65)
    case "a sum": return ("x = 1\nf = x\(many(" + x"))", 65)
    case "a sum of numbers": return ("x = 1\(many(" + 1", 30_000))", 0)
    case "a name": return ("\(many("x", 1_000_000)) = 1\nf = y", 65)
    case "faults": return ((0..<3000).map { "a\($0) = zz\($0)\n" }.joined(), 65)
    case "an outer product": return ("x = [\(many("1, ", 2000))1]\ny = outer(x, x)\nf = sum(y)", 65)
    default: return nil
    }
  }

  @Test(
    "what is large beyond reason is answered, and does not go on for ever", .timeLimit(.minutes(5)),
    arguments: [
      "brackets", "open brackets", "lists", "minus signs", "a sum", "a sum of numbers", "a name", "faults",
      "an outer product",
    ])
  func giants(name: String) throws {
    let (text, code) = try #require(Self.giant(name))
    let run = try Self.trace(Array(text.utf8))
    #expect(run.code == code)
    #expect(run.messages.utf8.count < 20_000)
  }

  @Test("what the fuzzer begins with, and what it found, is read or refused in order")
  func corpus() throws {
    let folder = URL(filePath: Circuits.root + "/Tests/Fuzz/Corpus")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count > 5)
    for name in names {
      let run = try Command(Command.backwire, ["trace", name], in: folder)
      #expect(run.code == (run.output.isEmpty ? 65 : 0), "\(name): \(run.messages)")
    }
  }
}
