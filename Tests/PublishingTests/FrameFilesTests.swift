import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct FrameFilesTests {
  @Test("frames are numbered from 00, with as many digits as the last one needs")
  func names() throws {
    let few = Walkthrough(try Circuits.sample("product")).steps
    #expect(FrameFiles(stem: "product", steps: few).path(of: few[3], .svg) == "product/product-03.svg")
    let text = "x = 1\n" + (1...120).map { "y\($0) = -\($0 == 1 ? "x" : "y\($0 - 1)")\n" }.joined()
    let many = Walkthrough(try Circuits.annotated(text)).steps
    #expect(FrameFiles(stem: "long", steps: many).path(of: many[3], .png) == "long/long-003.png")
  }

  @Test("a file's form is known by its name, and other people's files are left alone")
  func forms() {
    let files = FrameFiles(stem: "a-b", steps: [])
    for (name, form) in [
      ("a-b-00.svg", Form.svg), ("a-b-123.png", .png), ("a-b-04.dot", .dot), ("a-b.svg", .animated),
      ("a-b.html", .html), ("a-b.gif", .gif), ("a-b-sheet.svg", .sheet), ("a-b-sheet.pdf", .sheetPDF),
      ("a-b-beamer.tex", .beamer),
      ("a-b-revealjs.html", .revealjs), ("a-b.md", .markdown),
    ] {
      #expect(files.form(ofFile: name) == form, "\(name)")
    }
    for name in ["a-b.bmp", "a-b-1.svg", "a-b-x.svg", "a-c-00.svg", "notes.md", "a-b-00.svg.bak", "a-b-sheet.tex"] {
      #expect(files.form(ofFile: name) == nil, "\(name)")
    }
  }

  @Test("no two forms have the same path")
  func paths() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let publisher = Publisher(walkthrough, stem: "product", source: "")
    let paths = Form.allCases.flatMap { publisher.paths(of: $0) }
    #expect(Set(paths).count == paths.count)
  }
}
