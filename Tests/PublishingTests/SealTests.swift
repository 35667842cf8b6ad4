import Foundation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct SealTests {
  private static let stamped = Form.allCases.filter { $0.hasStamp && !$0.isVideo }

  private static func artefacts(_ form: Form) throws -> [[UInt8]] {
    let publisher = Publisher(
      Walkthrough(try Circuits.sample("product")), stem: "product", source: try Circuits.sampleText("product"))
    var artefacts: [[UInt8]] = []
    try publisher.publish([form]) { artefacts.append($1) }
    return artefacts
  }

  @Test("a file of every form is as it was made, and no longer so when any byte of it is another", arguments: stamped)
  func forms(form: Form) throws {
    let bytes = try #require(try Self.artefacts(form).first)
    #expect(Seal.isUnbroken(bytes))
    var dice = Dice(seed: 3)
    for place in [0, bytes.count - 1] + (0..<20).map({ _ in Int(dice.next() % UInt64(bytes.count)) }) {
      var changed = bytes
      changed[place] ^= 1
      #expect(!Seal.isUnbroken(changed), "byte \(place) of \(bytes.count)")
    }
    #expect(!Seal.isUnbroken(bytes + [10]) && !Seal.isUnbroken(Array(bytes.dropLast())))
  }

  @Test("line ends of Windows, as Git may make them, change nothing; a blank does")
  func lineEnds() throws {
    let bytes = try #require(try Self.artefacts(.svg).first)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(Seal.isUnbroken(Array(text.replacing("\n", with: "\r\n").utf8)))
    #expect(!Seal.isUnbroken(Array(text.replacing(">\n", with: "> \n").utf8)))
  }

  /// libpng warns of a checksum that does not fit, and ImageMagick, pngcheck and Python's readers end there.
  @Test("a PNG with the hash in it has right checksums")
  func png() throws {
    try withTemporaryFolder { folder in
      try Data(try #require(try Self.artefacts(.png).first)).write(to: folder.appending(path: "a.png"))
      let script = """
        import struct, zlib
        data, place, names = open("a.png", "rb").read(), 8, []
        while place < len(data):
            length, name = struct.unpack(">I4s", data[place:place + 8])
            assert zlib.crc32(data[place + 4:place + 8 + length]) == struct.unpack(">I", data[place + 8 + length:place + 12 + length])[0]
            names.append(name.decode())
            place += 12 + length
        print(*names)
        """
      let run = try Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script], in: folder)
      #expect(run.code == 0 && run.output.contains("tEXt"), "\(run.messages)")
    }
  }
}
