import Foundation
import Graphviz
import TestSupport
import Testing

@Suite struct PNGSeriesTests {
  private static let palette: [UInt32] = (0...15).map { UInt32($0) * 0x111111 }

  /// A long word with some letters after it, as pictures that differ in few rows; white around them.
  private static func withCanvases(_ labels: [String], _ body: ([Canvas]) throws -> Void) throws {
    let graph = GraphDescription(
      attributes: [.bgcolor: "#ffffff"],
      nodes: [.init(label: .plain("the widest of all labels")), .init(label: .plain("unchanged"))])
    try withDrawing(of: graph) { drawing in
      let canvases = try labels.map { label in
        let canvas = try Canvas(for: drawing, dpi: 96)
        drawing.setLabel(try drawing.makeLabel(.plain(label), color: label == "red" ? "#ff0000" : "#000000"), ofNode: 0)
        try drawing.paint(on: canvas)
        return canvas
      }
      try body(canvases)
    }
  }

  /// Red, green and blue of each pixel, as a decoder of others reads them.
  private static func pixels(_ png: [UInt8]) throws -> [UInt8] {
    try withTemporaryFolder { folder in
      try Data(png).write(to: folder.appending(path: "a.png"))
      let decoder = try Command(
        URL(filePath: "/usr/bin/env"),
        [
          "ffmpeg", "-v", "error", "-err_detect", "crccheck+explode", "-i", "a.png", "-f", "rawvideo", "-pix_fmt",
          "rgb24",
          "a.rgb",
        ], in: folder)
      #expect(decoder.code == 0 && decoder.messages.isEmpty, "\(decoder.messages)")
      return [UInt8](try Data(contentsOf: folder.appending(path: "a.rgb")))
    }
  }

  @Test("each picture is the canvas's, in the nearest colours of the palette")
  func content() throws {
    try Self.withCanvases(["a", "ab", "a", "abc"]) { canvases in
      let series = try PNGSeries(for: canvases[0], palette: Self.palette)
      for canvas in canvases {
        let png = try series.png(of: canvas, stamp: "from the tests")
        // 3 is the colour type of a PNG with a palette.
        #expect(png[25] == 3)
        #expect(String(decoding: png, as: UTF8.self).contains("Backwire\0from the tests"))
        let (mine, whole) = try (Self.pixels(png), Self.pixels(canvas.png()))
        #expect(mine.count == 3 * canvas.width * canvas.height && mine.count == whole.count)
        #expect(zip(mine, whole).allSatisfy { abs(Int($0) - Int($1)) <= 9 })
        #expect(zip(mine, whole).contains { $0 != $1 })
      }
    }
  }

  @Test("no byte depends on the pictures before it")
  func independence() throws {
    try Self.withCanvases(["a", "ab", "red", "abc"]) { canvases in
      let series = try PNGSeries(for: canvases[0], palette: Self.palette)
      for canvas in canvases {
        let png = try series.png(of: canvas)
        #expect(try PNGSeries(for: canvas, palette: Self.palette).png(of: canvas) == png)
      }
    }
  }

  @Test("a picture of other colours is one of true colours")
  func foreign() throws {
    try Self.withCanvases(["red"]) { canvases in
      let png = try PNGSeries(for: canvases[0], palette: Self.palette).png(of: canvases[0])
      #expect(png[25] == 2)
      #expect(try png == canvases[0].png())
    }
  }
}
