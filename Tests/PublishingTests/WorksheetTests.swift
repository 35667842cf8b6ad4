import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct WorksheetTests {
  private static func publisher(_ sample: String) throws -> Publisher {
    Publisher(Walkthrough(try Circuits.sample(sample), title: "A title"), stem: sample, source: "")
  }

  @Test(
    "on paper no question shows an answer, and the solutions have pages of their own",
    arguments: ["product", "splitter"])
  func pdf(sample: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "worksheet.pdf")
      try Data(Self.publisher(sample).whole(.worksheetPDF)).write(to: file)
      let text = try Command(URL(filePath: "/usr/bin/env"), ["pdftotext", "-layout", file.path, "-"]).output
      let pages = text.split(separator: "\u{c}").map { String($0) }
      #expect(pages.count == 2)
      #expect(pages[0].contains("A title") && pages[0].contains("Name: ___"))
      #expect(pages[1].contains("Solutions: A title"))
      let solved = sample == "product" ? "−4 × 1 = −4" : "3 + 3 + 1 = 7"
      let squeezed = pages.map { $0.replacing(/\ +/, with: " ") }
      #expect(squeezed[1].contains(solved) && !squeezed[0].contains(solved))
      #expect(pages[0].contains("____"))
    }
  }

  @Test("the page has every question twice, with blanks and with its solution")
  func html() throws {
    let page = String(decoding: try Self.publisher("splitter").whole(.worksheet), as: UTF8.self)
    let parts = page.components(separatedBy: "<div class=\"solutions\">")
    #expect(parts.count == 2)
    #expect(parts.map { $0.matches(of: /<li>/).count } == [7, 7])
    #expect(parts[0].matches(of: /☐/).count == 2 + 3 * 4)
    #expect(!parts[0].contains("3 + 3 + 1") && parts[1].contains("3 + 3 + 1 = <b>7</b>"))
  }

  @Test("frames for a class come in pairs: a question with its marks, and the same frame with the answer")
  func pairs() throws {
    let publisher = try Self.publisher("product")
    var frames: [(path: String, texts: [String])] = []
    try publisher.publish([.predict]) { path, bytes in
      let svg = String(decoding: bytes, as: UTF8.self)
      frames.append((path, svg.matches(of: />([^<]*)<\/text>/).map { String($0.1) }))
    }
    #expect(frames.map(\.path) == (0...3).map { "product/product-predict-0\($0).svg" })
    #expect(frames.map { $0.texts.contains("?") } == [true, false, true, false])
    #expect(frames.map { frame in frame.texts.contains { $0.hasPrefix("Predict") } } == [true, false, true, false])
  }
}
