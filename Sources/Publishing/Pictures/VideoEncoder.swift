/// What makes a video of a PNG that plays: a program beside Backwire, which a library does not start by itself.
public struct VideoEncoder: Sendable {
  let encode: @Sendable (_ apng: [UInt8], _ words: [String]) throws -> [UInt8]

  /// - Parameter encode: runs ffmpeg, which reads the PNG and is given these words for what it writes. What it throws is why
  ///   there is no video.
  public init(_ encode: @escaping @Sendable (_ apng: [UInt8], _ words: [String]) throws -> [UInt8]) {
    self.encode = encode
  }

  /// Why there is no video where nothing makes one.
  struct Missing: Error, CustomStringConvertible {
    let description = "a video is made by ffmpeg, and this program was not told how to run it"
  }
}
