import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct VariantBankTests {
  /// The bank of two variants of a circuit under a title, as text.
  private static func bank(_ form: Form, title: String) throws -> String {
    var bank = VariantBank(form)
    for (variant, x) in [("01", 2), ("02", 3)] {
      let annotated = try Circuits.annotated("x = \(x)\ny = 5\nf = x * y\n")
      let publisher = Publisher(Walkthrough(annotated, title: title), stem: "t", source: "")
      bank.add(try publisher.questions(form, variant: variant))
    }
    return bank.text()
  }

  /// Moodle's import of GIFT reads a category as it stands, and makes something else of escapes in it.
  @Test("a category has its title in Moodle's XML and in GIFT alike, whatever signs are in it")
  func category() throws {
    let title = "e = a/b: {c} ~ #1\n<d> & $x"
    let gift = try Self.bank(.gift, title: title).matches(of: /(?m)^\$CATEGORY: (.+)$/).map { String($0.1) }
    #expect(gift.first == "$course$/top/Backwire/e = a//b: {c} ~ #1 <d> & $x/x")
    let moodle = try XMLDocument(xmlString: try Self.bank(.moodle, title: title))
    #expect(try moodle.nodes(forXPath: "//category/text").map { $0.stringValue ?? "" } == gift)
  }

  @Test("what two variants ask alike stands there once")
  func alike() throws {
    let text = try Self.bank(.gift, title: "t")
    let count = { (mark: String) in text.components(separatedBy: mark).count - 1 }
    #expect(count("::t\\: x · ") == 2 && count("::t\\: y · ") == 2)
    #expect(count("::t\\: stored-inputs::") == 1)
  }
}
