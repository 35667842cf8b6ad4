import Foundation
import TestSupport
import Testing

/// Graphviz may crash, exit or never end, and takes nothing else with it.
@Suite struct DrawingProcessTests {
  private static func withCircuits(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try Data(LargeCircuits.tangle.utf8).write(to: folder.appending(path: "tangle.circuit"))
      try Data("x = 2\nf = x * x\n".utf8).write(to: folder.appending(path: "f.circuit"))
      // No machine lays out a tangle in a millisecond. One that is slow today may not lay out anything in it: this one
      // shows its turn without a layout.
      try Data("f = y\n".utf8).write(to: folder.appending(path: "faulty.circuit"))
      try body(folder)
    }
  }

  /// What is said of the tangle within a millisecond, and of the circuit after it.
  private static let tooSlow = """
    tangle.circuit: error: Graphviz did not finish laying out the circuit within 0.001 seconds; \
    raise --layout-seconds, or fold composites with --fold
    faulty.circuit:1:5: error: 
    """

  @Test("a layout past its limit is ended, and the next circuit has its turn")
  func limit() throws {
    try Self.withCircuits { folder in
      let run = try Command(
        Command.backwire, ["render", "tangle.circuit", "faulty.circuit", "-q", "--layout-seconds", "0.001"], in: folder)
      #expect(run.code == 70)
      #expect(run.messages.hasPrefix(Self.tooSlow))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/Output/tangle"))
    }
  }

  @Test(
    "a crash is told, and the next circuit has its turn",
    arguments: [
      (SIGSEGV, "Graphviz crashed (signal 11, segmentation fault); what was drawn before is whole"),
      (SIGABRT, "Graphviz crashed (signal 6, aborted); what was drawn before is whole"),
      (SIGKILL, "the drawing was ended from outside (signal 9, killed); what was drawn before is whole"),
    ])
  func crash(signal: Int32, message: String) throws {
    try Self.withCircuits { folder in
      let run = try RunningCommand(["render", "tangle.circuit", "f.circuit", "-q"], in: folder)
      let child = try #require(run.child())
      run.send(signal, to: child)
      let end = try run.wait(for: child)
      #expect(end.code == 70)
      #expect(end.messages == "tangle.circuit: error: \(message)\n")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/Output/f/f-04.svg"))
    }
  }

  @Test(
    "check draws in a process of its own as well: a layout past its limit is ended, and the next circuit has its turn")
  func limitOfCheck() throws {
    try Self.withCircuits { folder in
      let check = ["check", "tangle.circuit", "faulty.circuit", "-f", "svg", "--layout-seconds", "0.001"]
      let run = try Command(Command.backwire, check + ["--exact"], in: folder)
      #expect(run.code == 70)
      #expect(run.messages.hasPrefix(Self.tooSlow))
      // Without it nothing is laid out, so that there is nothing to limit.
      let stamps = try Command(Command.backwire, check, in: folder)
      #expect(stamps.code == 65)
      #expect(stamps.messages.hasPrefix("faulty.circuit:1:5: error: "))
    }
  }

  @Test("a crash while check draws is told, and the next circuit has its turn")
  func crashOfCheck() throws {
    try Self.withCircuits { folder in
      let run = try RunningCommand(
        ["check", "tangle.circuit", "faulty.circuit", "-f", "svg", "--exact"], in: folder)
      let child = try #require(run.child())
      run.send(SIGSEGV, to: child)
      let end = try run.wait(for: child)
      #expect(end.code == 70)
      #expect(
        end.messages.hasPrefix(
          """
          tangle.circuit: error: Graphviz crashed (signal 11, segmentation fault); what was drawn before is whole
          faulty.circuit:1:5: error: 
          """))
    }
  }

  @Test("the drawing ends with the command, however that ends", arguments: [SIGINT, SIGTERM, SIGKILL])
  func both(signal: Int32) throws {
    try Self.withCircuits { folder in
      let run = try RunningCommand(["render", "tangle.circuit", "-q"], in: folder)
      let child = try #require(run.child())
      run.send(signal)
      #expect(try run.wait(for: child).signal == signal)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/Output/tangle"))
    }
  }

  @Test("a reader that has had enough ends the command, which says that not all was read")
  func closedPipe() throws {
    let script = "\"$1\" render \"$2\" -f html -o - | head -c 1; exit ${PIPESTATUS[0]}"
    let sample = Circuits.root + "/Samples/mazur.circuit"
    let run = try Command(URL(filePath: "/bin/bash"), ["-c", script, "bash", Command.backwire.path, sample])
    #expect(run.output == "<" && run.code == 73)
    #expect(run.messages == "<stdout>: error: cannot write to standard output: its reader has gone\n")
  }

  @Test("a circuit with a mistake, a form that cannot be made and a missing place are told as ever")
  func reports() throws {
    try Self.withCircuits { folder in
      let steps = try Command(Command.backwire, ["render", "f.circuit", "--steps", "99"], in: folder)
      #expect(steps.code == 65)
      #expect(steps.messages == "f.circuit: error: there is no step 99; this walkthrough has the steps 0 to 4\n")
    }
  }
}
