import Notation
import Testing

@Suite struct DiagnosticTests {
  @Test func `A place in a long line is shown with what is around it`() {
    let rendered = errors("x = 1\nf = " + String(repeating: "x + ", count: 100) + "zz")
    let lines = rendered.split(separator: "\n")
    #expect(lines[0] == "f:2:405: error: there is no wire named 'zz'")
    #expect(lines[1].hasPrefix("  2 | …") && lines[1].hasSuffix("x + zz"))
    #expect(lines[2].hasSuffix(" ^~"))
    #expect(lines[1].count == lines[2].count)
  }

  @Test func `Tabs stay tabs, so that the underline stands below its place`() {
    #expect(errors("\tx = zz") == "f:1:6: error: there is no wire named 'zz'\n  1 | \tx = zz\n    | \t    ^~")
  }

  @Test func `Control characters never reach a terminal`() {
    #expect(!errors("x = \u{1B}3").contains("\u{1B}"))
  }
}
