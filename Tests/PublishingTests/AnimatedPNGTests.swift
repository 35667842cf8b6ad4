import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

/// A PNG that plays, as ffmpeg reads it.
@Suite struct AnimatedPNGTests {
  private static func publisher(loops: Bool = false, pace: Double = 3, isTransparent: Bool = false) throws -> Publisher {
    var options = PublishingOptions()
    (options.loops, options.pace, options.isTransparent) = (loops, pace, isTransparent)
    return Publisher(Walkthrough(try Circuits.sample("product")), stem: "product", source: "", options: options)
  }

  /// What ffmpeg says of the pixels of each frame, and when it is shown.
  private static func frames(_ file: URL) throws -> [(time: String, hash: String)] {
    let run = try Command(
      URL(filePath: "/usr/bin/env"),
      ["ffmpeg", "-v", "error", "-i", file.path, "-pix_fmt", "rgba", "-fps_mode", "passthrough", "-f", "framemd5", "-"])
    #expect(run.code == 0, "\(run.messages)")
    return run.output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      return (fields[1], fields[5])
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
      // In hundredths, as its own time base is.
      let times = shown.compactMap { Double($0.time) }
      #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 == times[1] } && times[1] > 0)
    }
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
