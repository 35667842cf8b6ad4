import Foundation
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct ContactSheetTests {
  @Test("the sheet holds every frame, with ids of its own each", arguments: ["product", "composite", "batch"])
  func frames(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let sheet = String(decoding: try FrameRenderer(walkthrough).sheet(walkthrough.steps), as: UTF8.self)
    #expect(sheet.matches(of: /<svg\b/).count == walkthrough.steps.count + 1)
    let ids = sheet.matches(of: /id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let parser = XMLCheck(sheet)
    #expect(parser.isWellFormed)
  }

  @Test("the PDF has pages of A4 with every step's heading on them")
  func document() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"), title: "A sum feeds a product")
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "sheet.pdf")
      try Data(FrameRenderer(walkthrough).sheetDocument(walkthrough.steps)).write(to: file)
      let info = try Command(URL(filePath: "/usr/bin/env"), ["pdfinfo", file.path]).output
      #expect(info.contains("A4") && info.contains(/Pages: +2\n/))
      let text = try Command(URL(filePath: "/usr/bin/env"), ["pdftotext", file.path, "-"]).output
      for words in ["A sum feeds a product", "Forward pass", "Backward step 1 of 2", "Results"] {
        #expect(text.contains(words), "\(words)")
      }
    }
  }
}

/// Whether XML is well formed, by the parser of Python.
private struct XMLCheck {
  let isWellFormed: Bool

  init(_ text: String) {
    let script = "import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())"
    let run = try? Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script], input: text)
    isWellFormed = run?.code == 0
  }
}
