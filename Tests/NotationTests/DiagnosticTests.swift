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

  @Test func `A name that nobody reads to its end is shown without its middle`() {
    let name = String(repeating: "abcdefghij", count: 100)
    #expect(
      errors("f = \(name)").hasPrefix(
        "f:1:5: error: there is no wire named 'abcdefghijabcdefghijabcdefghi…cdefghijabcdefghijabcdefghij'\n"))
  }

  @Test func `Lists within lists beyond number are one error`() {
    let depth = 50_000
    let text = "x = " + String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    #expect(errors(text).hasPrefix("f:1:49996: error: a tensor has at most 8 axes\n"))
    #expect(errors(text).split(separator: "\n").count == 3)
  }
}
