import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct BankTextTests {
  /// The questions of two variants of a circuit under a title.
  private static func questions(_ form: Form, title: String) throws -> [BankQuestion] {
    try [("01", 2), ("02", 3)].flatMap { variant, x in
      let annotated = try Circuits.annotated("x = \(x)\ny = 5\nf = x * y\n")
      let publisher = Publisher(Walkthrough(annotated, title: title), stem: "t", source: "")
      return try publisher.questions(form, variant: variant)
    }
  }

  /// A bank of them, each with its category.
  private static func bank(_ form: Form, title: String) throws -> String {
    let bank = BankText(form)
    return try questions(form, title: title).reduce(bank.opening(variants: 2)) {
      $0 + bank.heading($1.path) + bank.written($1)
    } + bank.closing
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

  @Test("what is put together is taken apart again", arguments: [Form.moodle, .gift])
  func parts(form: Form) throws {
    let title = "e = a/b: {c} ~ #1 \\n </question>\n<d> & $x &lt;"
    let text = try Self.bank(form, title: title)
    #expect(BankText(form).questions(in: Array(text.utf8)) == (try Self.questions(form, title: title)))
    #expect(BankText(form).questions(in: Array("x = 2\n".utf8)) == nil)
  }

  @Test("the second file of a bank has its number before its ending")
  func names() {
    #expect(BankText(.moodle).name(stem: "f", part: 2) == "f-moodle-2.xml")
    #expect(BankText(.gift).name(stem: "f", part: 2) == "f-2.gift")
  }
}
