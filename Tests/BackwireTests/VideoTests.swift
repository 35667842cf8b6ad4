import Foundation
import Publishing
import TestSupport
import Testing

/// Videos, which ffmpeg makes for the command.
@Suite struct VideoTests {
  /// What ffprobe says of a video.
  private static func about(_ file: URL) throws -> String {
    let words = [
      "-v", "error", "-show_entries", "stream=codec_name,width,height:format=duration", "-of", "compact=nk=1",
    ]
    return try Command(URL(filePath: "/usr/bin/env"), ["ffprobe"] + words + [file.path]).output
  }

  @Test(
    "a video has every step for as long as was asked for, and check knows it again",
    arguments: [("mp4", "h264"), ("webm", "vp9")])
  func video(form: String, codec: String) throws {
    try withTemporaryFolder { folder in
      try Data(Circuits.sampleText("product").utf8).write(to: folder.appending(path: "product.circuit"))
      let arguments = ["product.circuit", "-f", form, "--pace", "0.4", "--width", "301", "-o", "v"]
      let run = try Command(Command.backwire, ["render"] + arguments, in: folder)
      #expect(run.code == 0, "\(run.messages)")
      let file = folder.appending(path: "v/product/product.\(form)")
      // Five frames of 0.4 s; a codec wants even numbers of pixels.
      let about = try Self.about(file)
      #expect(about.hasPrefix("stream|\(codec)|302|") && about.contains("format|2.0"), "\(about)")
      #expect(Seal.isUnbroken([UInt8](try Data(contentsOf: file))))
      let check = try Command(Command.backwire, ["check", "--exact", "product.circuit", "-o", "v"], in: folder)
      #expect(check.code == 0, "\(check.messages)")
    }
  }

  @Test("where there is no ffmpeg, or it fails, that is said, and nothing is written")
  func failures() throws {
    try withTemporaryFolder { folder in
      try Data(Circuits.sampleText("product").utf8).write(to: folder.appending(path: "product.circuit"))
      let bin = folder.appending(path: "bin")
      func run() throws -> Command {
        let arguments = [
          "PATH=\(bin.path)", Command.backwire.path, "render", "product.circuit", "-f", "mp4", "-o", "v",
        ]
        return try Command(URL(filePath: "/usr/bin/env"), arguments, in: folder)
      }
      let start = "product.circuit: error: v/product/product.mp4 cannot be made: "
      let missing = try run()
      #expect(missing.code == 70)
      #expect(missing.messages == start + "ffmpeg makes it, which is not installed: apt install ffmpeg\n")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      let program = bin.appending(path: "ffmpeg")
      try Data("#!/bin/sh\necho first >&2\necho 'Unknown encoder' >&2\nexit 1\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      let failing = try run()
      #expect(failing.code == 70 && failing.messages == start + "ffmpeg failed: Unknown encoder\n")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/v/product/product.mp4"))
    }
  }
}
