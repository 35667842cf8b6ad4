/// PNGs of one size and kind put together to one that plays, as the third edition of the PNG specification has it.
///
/// libpng, which encodes the frames, writes no animations; all there is to do is to number the chunks and to put a few between.
struct AnimatedPNG {
  /// The frames, each a whole PNG.
  let frames: [[UInt8]]
  /// How long each stands, to a hundredth.
  let secondsPerFrame: Double
  /// Whether it begins again at its end.
  let loops: Bool

  /// The head and the texts of the first frame, and then the pixels of all.
  var bytes: [UInt8] {
    guard let first = frames.first else { return [] }
    var bytes = Array(first.prefix(8))
    var sequence: UInt32 = 0
    for chunk in PNGChunk.all(of: first) where chunk.type != "IDAT" && chunk.type != "IEND" {
      bytes += PNGChunk.written(chunk.type, chunk.data)
      guard chunk.type == "IHDR" else { continue }
      bytes += PNGChunk.written("acTL", (PNGChunk.big(UInt32(frames.count)) + PNGChunk.big(loops ? 0 : 1))[...])
    }
    for (place, frame) in frames.enumerated() {
      bytes += PNGChunk.written("fcTL", control(of: frame, next(&sequence))[...])
      for chunk in PNGChunk.all(of: frame) where chunk.type == "IDAT" {
        // The first frame is what programs show that know of no others.
        bytes +=
          place == 0
          ? PNGChunk.written("IDAT", chunk.data) : PNGChunk.written("fdAT", (next(&sequence) + chunk.data)[...])
      }
    }
    return bytes + PNGChunk.written("IEND", [])
  }

  /// A number for each chunk that has one, from 0.
  private func next(_ sequence: inout UInt32) -> [UInt8] {
    defer { sequence += 1 }
    return PNGChunk.big(sequence)
  }

  /// The whole picture, which takes the place of the one before, for a while.
  private func control(of frame: [UInt8], _ number: [UInt8]) -> [UInt8] {
    let size = Array(frame[16..<24])
    let corner = PNGChunk.big(0) + PNGChunk.big(0)
    // Two numbers of two bytes, one divided by the other.
    let hundredths = UInt32((secondsPerFrame * 100).rounded())
    return number + size + corner + PNGChunk.big(hundredths << 16 | 100) + [0, 0]
  }
}
