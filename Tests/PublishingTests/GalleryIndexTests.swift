import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct GalleryIndexTests {
  private static func publisher(_ text: String, title: String) throws -> Publisher {
    Publisher(Walkthrough(try Circuits.annotated(text), title: title), stem: title.lowercased(), source: text)
  }

  private static func index() throws -> String {
    var index = GalleryIndex()
    index.add(try publisher("x = 2\ny = x * x\nf = exp(y)\n", title: "Large & <b>"), [.svg, .html, .json])
    index.add(try publisher("x = 2\nf = exp(x)\n", title: "Small"), [.animated])
    return index.html()
  }

  @Test("small circuits come first, each with its picture, and a link to every artefact that is one file")
  func order() throws {
    let links = try Self.index().matches(of: /href="([^"]*)"/).map { String($0.1) }
    #expect(
      links == ["small/small.svg", "small/small.svg", "small/small.svg"]
        + [String](repeating: "large%20%26%20%3Cb%3E/large%20%26%20%3Cb%3E.html", count: 3)
        + ["large%20%26%20%3Cb%3E/large%20%26%20%3Cb%3E.json"])
    #expect(try Self.index().contains("Large &amp; &lt;b&gt;"))
  }

  @Test("axe finds nothing wrong with it, light or dark, and it fits a narrow window", .enabled(if: Browser.isExpected))
  func accessible() throws {
    let found = try Browser.run(
      in: URL(filePath: Circuits.root + "/Output"),
      [.open("index.html"), .axe, .dark, .axe, .size(320, 700), .evaluate("document.scrollingElement.scrollWidth")])
    #expect(found == [[], [], 320])
  }
}
