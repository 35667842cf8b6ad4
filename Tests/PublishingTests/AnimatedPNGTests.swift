import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

/// A PNG and a GIF that play, as ffmpeg reads them.
@Suite struct AnimatedPNGTests {
  private static func publisher(loops: Bool = false, pace: Double = 3, isTransparent: Bool = false) throws -> Publisher
  {
    var options = PublishingOptions()
    (options.loops, options.pace, options.isTransparent) = (loops, pace, isTransparent)
    return Publisher(Walkthrough(try Circuits.sample("product")), stem: "product", source: "", options: options)
  }

  /// What ffmpeg says of the pixels of each frame, and when it is shown, in seconds.
  private static func frames(_ file: URL) throws -> [(time: Double, hash: String)] {
    let run = try Command(
      URL(filePath: "/usr/bin/env"),
      ["ffmpeg", "-v", "error", "-i", file.path, "-pix_fmt", "rgba", "-fps_mode", "passthrough", "-f", "framemd5", "-"])
    #expect(run.code == 0, "\(run.messages)")
    let base = try #require(run.output.firstMatch(of: /#tb 0: (\d+)\/(\d+)/))
    let unit = try #require(Double(base.1)) / #require(Double(base.2))
    return try run.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return (try #require(Double(fields[1])) * unit, fields[5])
    }
  }

  @Test("its frames are the frames, pixel by pixel, each as long as was asked for", arguments: [false, true])
  func frames(isTransparent: Bool) throws {
    try withTemporaryFolder { folder in
      let publisher = try Self.publisher(pace: 2.5, isTransparent: isTransparent)
      let file = folder.appending(path: "all.apng")
      try Data(try publisher.whole(.apng)).write(to: file)
      var expected: [String] = []
      try publisher.publish([.png]) { path, bytes in
        let frame = folder.appending(path: "frame.png")
        try Data(bytes).write(to: frame)
        expected += try Self.frames(frame).map(\.hash)
      }
      let shown = try Self.frames(file)
      #expect(shown.map(\.hash) == expected && expected.count == 5)
      #expect(shown.map(\.time) == (0..<5).map { Double($0) * 2.5 })
    }
  }

  @Test("the frames of a GIF are the frames, pixel by pixel, each as long as was asked for", arguments: [2.5, 0.04])
  func gif(pace: Double) throws {
    try withTemporaryFolder { folder in
      let publisher = try Self.publisher(pace: pace, isTransparent: true)
      let file = folder.appending(path: "all.gif")
      try Data(try publisher.whole(.gif)).write(to: file)
      // What is transparent elsewhere is paper here.
      var expected: [String] = []
      try Self.publisher().publish([.png]) { path, bytes in
        let frame = folder.appending(path: "frame.png")
        try Data(bytes).write(to: frame)
        expected += try Self.frames(frame).map(\.hash)
      }
      let shown = try Self.frames(file)
      #expect(shown.map(\.hash) == expected && expected.count == 5)
      #expect(shown.map { ($0.time * 100).rounded() } == (0..<5).map { (Double($0) * pace * 100).rounded() })
    }
  }

  @Test("a GIF plays once, or again and again, and its stamp is whole however long it is", arguments: [false, true])
  func plays(loops: Bool) throws {
    var options = PublishingOptions()
    (options.loops, options.width) = (loops, 999)
    // More than the 255 bytes that a block of a GIF has.
    options.inputs = (100..<140).map { "x=\($0).5" }
    let publisher = Publisher(
      Walkthrough(try Circuits.sample("product")), stem: "product", source: "", options: options)
    let bytes = try publisher.whole(.gif)
    #expect((bytes.firstRange(of: Array("NETSCAPE2.0".utf8)) != nil) == loops)
    #expect(Stamp(in: bytes) == publisher.stamp && publisher.stamp.text.utf8.count > 255)
    #expect(PictureSize.of(bytes, .gif)?.width == 999)
  }

  @Test("it plays once, or again and again", arguments: [(false, 1), (true, 0)])
  func plays(loops: Bool, count: UInt8) throws {
    let bytes = try Self.publisher(loops: loops).whole(.apng)
    let control = try #require(bytes.firstRange(of: Array("acTL".utf8)))
    #expect(Array(bytes[control.upperBound..<control.upperBound + 8]) == [0, 0, 0, 5, 0, 0, 0, count])
    let duration = try #require(bytes.firstRange(of: Array("fcTL".utf8)))
    #expect(Array(bytes[duration.upperBound + 20..<duration.upperBound + 24]) == [1, 44, 0, 100])
  }
}
