import Foundation
import TestSupport
import Testing
import Walkthrough

@testable import Publishing

// recipe
/// The headings of all steps, a line each.
struct OutlineForm: TextForm {
  let name = "outline"
  let ending = "-outline.txt"

  func text(of edition: Edition) -> String {
    let headings = edition.steps.map { edition.walkthrough.caption(of: $0).heading.plain }
    return ([edition.stamp.text] + headings).map { $0 + "\n" }.joined()
  }
}
// end

/// The recipe for a form in CONTRIBUTING.md, followed.
@Suite struct ContributingTests {
  @Test("the form that the recipe adds is the one that is compiled here")
  func text() throws {
    #expect(try Recipe.code(in: #filePath) == Recipe.shown("A form"))
  }

  @Test("it is made at its own path, stamped and sealed, from the lines of the recipe alone")
  func form() throws {
    let publisher = Publisher(Walkthrough(try Circuits.sample("product")), stem: "product", source: "")
    let outline = Form(OutlineForm())
    #expect(publisher.paths(of: outline) == ["product/product-outline.txt"])
    let bytes = try publisher.whole(outline)
    #expect(Seal.isUnbroken(bytes))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(
      lines == [
        "Forward pass", "Backward pass · seed", "Backward step 1 of 2 · function node f = q × z",
        "Backward step 2 of 2 · function node q = x + y", "Results · the gradients at the inputs",
      ])
  }
}
