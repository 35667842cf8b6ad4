import Foundation
import TestSupport
import Testing

/// Nothing half-written, nothing elsewhere, whatever happens.
@Suite struct OutputFolderTests {
  private static let text = "x = 2\ny = 3\na = x * y\nb = a + x\nc = b * y\nf = c * a\n"

  private static func withCircuit(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "f.circuit"))
      try body(folder)
    }
  }

  private static func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }

  private static func render(_ more: [String], in folder: URL) throws -> Command {
    try Command(Command.backwire, ["render", "f.circuit"] + more, in: folder)
  }

  /// A shell with a file system of its own, where this machine allows one.
  private static let newMounts: [String]? = [["unshare", "-m"], ["unshare", "-rm"]].first { words in
    (try? Command(URL(filePath: "/usr/bin/env"), words + ["sh", "-c", "mount -t tmpfs none /mnt"]))?.code == 0
  }

  private static func shell(_ script: String, in folder: URL) throws -> Command {
    let words = (newMounts ?? []) + ["sh", "-c", script, "sh", Command.backwire.path]
    return try Command(URL(filePath: "/usr/bin/env"), words, in: folder)
  }

  @Test(
    "a full disk is told, what is there is whole and nothing is left over",
    .enabled(if: newMounts != nil, "a small disk needs the right to mount one"))
  func fullDisk() throws {
    try Self.withCircuit { folder in
      let run = try Self.shell(
        """
        mkdir small out && mount -t tmpfs -o size=64k none small && "$1" render f.circuit -q -o small
        code=$?; cp -a small/f out/f; exit $code
        """, in: folder)
      #expect(run.code == 73)
      #expect(run.messages.contains(/small\/f\/f-\d\d\.svg: error: cannot write the file: the disk is full\n$/))
      #expect(try Self.render(["-q", "-o", "whole"], in: folder).code == 0)
      let (got, whole) = try (
        Self.files(folder.appending(path: "out/f")), Self.files(folder.appending(path: "whole/f"))
      )
      #expect(!got.isEmpty && got.count < whole.count)
      for (name, bytes) in got { #expect(whole[name] == bytes, "\(name)") }
    }
  }

  @Test(
    "a disk that cannot be written to is told",
    .enabled(if: newMounts != nil, "a read-only disk needs the right to mount one"))
  func readOnly() throws {
    try Self.withCircuit { folder in
      let run = try Self.shell(
        "mkdir fixed && mount -t tmpfs -o ro none fixed && \"$1\" render f.circuit -o fixed", in: folder)
      #expect(run.code == 73)
      #expect(run.messages == "fixed/f/f-00.svg: error: cannot write the file: the disk is read-only\n")
    }
  }

  @Test("a limit to the size of files is told, and leaves no piece of one")
  func sizeLimit() throws {
    try Self.withCircuit { folder in
      let script = "ulimit -f 8; exec \"$1\" render f.circuit -f svg,html -o out"
      let run = try Command(
        URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.backwire.path], in: folder)
      #expect(run.code == 73)
      #expect(
        run.messages.contains(/out\/f\/f.*: error: cannot write the file: a file of that size is not allowed here\n$/))
      #expect(
        try Self.files(folder.appending(path: "out/f")).values.allSatisfy { $0.suffix(7) == Data("</svg>\n".utf8) })
    }
  }

  @Test(
    "a place that is taken is left as it is",
    arguments: [
      ("out", "f/f-00.svg", "there is a file where a folder should be"),
      ("out/f", "f/f-00.svg", "there is a file where a folder should be"),
    ])
  func fileInTheWay(taken: String, path: String, reason: String) throws {
    try Self.withCircuit { folder in
      let place = folder.appending(path: taken)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: place)
      let run = try Self.render(["-o", "out"], in: folder)
      #expect(run.code == 73)
      #expect(run.messages == "out/\(path): error: cannot write the file: \(reason)\n")
      #expect(try Data(contentsOf: place) == Data("mine".utf8))
    }
  }

  @Test("a folder in the place of a frame stays, and so do the frames before it")
  func folderInTheWay() throws {
    try Self.withCircuit { folder in
      let place = folder.appending(path: "out/f/f-01.svg/inside")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let run = try Self.render(["-o", "out"], in: folder)
      #expect(run.code == 73)
      #expect(run.messages == "out/f/f-01.svg: error: cannot write the file: there is a folder of that name\n")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/f").sorted()
      #expect(names == ["f-00.svg", "f-01.svg"])
    }
  }

  @Test("no file is made where the system makes its own")
  func proc() throws {
    try Self.withCircuit { folder in
      let run = try Self.render(["-o", "/proc/none"], in: folder)
      #expect(run.code == 73)
      #expect(run.messages == "/proc/none/f/f-00.svg: error: cannot write the file: there is no such place\n")
    }
  }

  @Test("a symbolic link in the folder leads nothing out of it")
  func links() throws {
    try Self.withCircuit { folder in
      let (manager, outside) = (FileManager.default, folder.appending(path: "outside"))
      for place in ["outside", "out", "out2/f"] {
        try manager.createDirectory(at: folder.appending(path: place), withIntermediateDirectories: true)
      }
      try manager.createSymbolicLink(at: folder.appending(path: "out/f"), withDestinationURL: outside)
      let run = try Self.render(["-o", "out"], in: folder)
      #expect(run.code == 73)
      #expect(
        run.messages == """
          out/f/f-00.svg: error: cannot write the file: there is a symbolic link where a folder should be, \
          and it may lead elsewhere

          """)
      // In the place of a file the link itself gives way.
      try Data("mine".utf8).write(to: outside.appending(path: "mine.svg"))
      try manager.createSymbolicLink(
        at: folder.appending(path: "out2/f/f-00.svg"), withDestinationURL: outside.appending(path: "mine.svg"))
      #expect(try Self.render(["-o", "out2"], in: folder).code == 0)
      #expect(try Self.files(outside) == ["mine.svg": Data("mine".utf8)])
    }
  }

  @Test(
    "no name of a circuit leads out of the folder",
    arguments: ["..circuit", "...circuit", "....circuit", "a\nb.circuit", "a\u{7F}.circuit"])
  func oddNames(name: String) throws {
    try Self.withCircuit { folder in
      try Data(Self.text.utf8).write(to: folder.appending(path: name))
      let run = try Command(Command.backwire, ["render", "./" + name, "-o", "a/b/out"], in: folder)
      #expect(run.code == 66)
      #expect(run.messages.hasSuffix(": error: no folder can be called after this file; give it another name\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test("a name may begin with a hyphen, and have blanks, points and letters of any language")
  func goodNames() throws {
    try Self.withCircuit { folder in
      for name in ["-rf", "a b", "x.y", "..f", "Größe", "$(touch x)", ".hidden"] {
        try Data(Self.text.utf8).write(to: folder.appending(path: name + ".circuit"))
        let run = try Command(Command.backwire, ["render", "./\(name).circuit", "--final", "-o", "out"], in: folder)
        #expect(run.code == 0, "\(run.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out/\(name)") == ["\(name)-09.svg"])
      }
    }
  }

  @Test("of two circuits of one name the second would overwrite the first, so neither is drawn")
  func sameName() throws {
    try Self.withCircuit { folder in
      let run = try Command(Command.backwire, ["render", "f.circuit", "./f.circuit"], in: folder)
      #expect(run.code == 64)
      #expect(run.messages.contains("f.circuit and ./f.circuit would both be drawn in the folder f"))
    }
  }

  @Test("whenever it is ended, no file written aside is there the moment after", arguments: [SIGINT, SIGTERM, SIGHUP])
  func anyMoment(signal: Int32) throws {
    try Self.withCircuit { folder in
      let place = folder.appending(path: "out/f")
      let names = { (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? [] }
      let arguments = ["render", "f.circuit", "-f", "svg,png,html", "-q", "-o", "out"]
      // The first rounds find no files, later ones those of the rounds before.
      for round in 0..<14 {
        let run = try RunningCommand(arguments, in: folder)
        if round.isMultiple(of: 2) { waitUntil { names().count > round / 2 } }
        usleep(UInt32(round * 700))
        run.send(signal)
        let end = try run.wait()
        #expect(names().allSatisfy { !$0.hasPrefix(".") }, "\(round): \(names())")
        #expect(end.signal == signal || end.code == 0)
      }
    }
  }

  @Test("what a killed run left is removed by the next, unless another run is writing it")
  func leftovers() throws {
    try Self.withCircuit { folder in
      let place = folder.appending(path: "out/f")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for name in [".backwire-left", ".backwire-locked", ".mine"] {
        try Data("x".utf8).write(to: place.appending(path: name))
      }
      let locked = try FileHandle(forUpdating: place.appending(path: ".backwire-locked"))
      #expect(flock(locked.fileDescriptor, LOCK_EX) == 0)
      #expect(try Self.render(["--final", "-o", "out"], in: folder).code == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      #expect(names == [".backwire-locked", ".mine", "f-09.svg"])
      try locked.close()
    }
  }

  /// Two looks of the same frames: every file of a disturbed run is one of them.
  private static func looks(in folder: URL) throws -> [[String: Data]] {
    try ["light", "dark"].map { theme in
      #expect(try render(["-f", "svg,png", "-q", "--theme", theme, "-o", theme], in: folder).code == 0)
      return try files(folder.appending(path: "\(theme)/f"))
    }
  }

  @Test("two runs into one folder leave whole files", arguments: 0..<3)
  func twoRuns(round: Int) throws {
    try Self.withCircuit { folder in
      let looks = try Self.looks(in: folder)
      let runs = try ["light", "dark"].map {
        try RunningCommand(["render", "f.circuit", "-f", "svg,png", "-q", "--theme", $0, "-o", "out"], in: folder)
      }
      for run in runs { #expect(try run.wait().code == 0) }
      let files = try Self.files(folder.appending(path: "out/f"))
      #expect(files.count == looks[0].count)
      for (name, bytes) in files { #expect(looks.contains { $0[name] == bytes }, "\(name)") }
    }
  }

  @Test(
    "ended in mid-run, by its own end or that of its drawing, it leaves old and new files whole and nothing else",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
  func interrupted(signal: Int32) throws {
    try Self.withCircuit { folder in
      let looks = try Self.looks(in: folder)
      let place = folder.appending(path: "out/f")
      #expect(try Self.render(["-f", "svg,png", "-q", "--theme", "light", "-o", "out"], in: folder).code == 0)
      let run = try RunningCommand(
        ["render", "f.circuit", "-f", "svg,png", "-q", "--theme", "dark", "--scale", "10", "-o", "out"], in: folder)
      let child = run.child()
      waitUntil { (try? Data(contentsOf: place.appending(path: "f-01.png"))) != looks[0]["f-01.png"] }
      run.send(signal)
      let end = try run.wait(for: child)
      #expect(end.signal == signal)
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
      let artefacts = names.filter { !$0.hasPrefix(".backwire-") }
      // Only what nobody can hold back may leave a file that was written aside, and nobody takes it for a frame.
      if signal != SIGKILL { #expect(artefacts.count == names.count) }
      #expect(Set(artefacts) == Set(looks[0].keys))
      for name in artefacts where name.hasSuffix(".png") {
        let bytes = try Data(contentsOf: place.appending(path: name))
        #expect(bytes.suffix(8) == Data([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]), "\(name)")
      }
      #expect(try Self.files(place)["f-09.svg"] == looks[0]["f-09.svg"])
    }
  }
}
