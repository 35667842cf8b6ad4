import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct StampTests {
  private static let source = "x = 2\nf = x * x\n"

  private static func stamp(
    _ text: String = source, digits: Int = 4, _ options: PublishingOptions = PublishingOptions()
  ) throws -> Stamp {
    Stamp(source: text, walkthrough: Walkthrough(try Circuits.annotated(text), digits: digits), options: options)
  }

  @Test("a stamp is read back from the middle of any bytes")
  func roundTrip() throws {
    var options = PublishingOptions()
    (options.theme, options.steps, options.fold) = ("dark", .picked([.span(2...2), .span(4...6)]), ["größe", "a"])
    let stamp = try Self.stamp(Self.source, options)
    for (before, after) in [("<metadata>", "</metadata>\n"), ("% ", "\n"), ("/Keywords (", ")\n/Creator"), ("", "")] {
      #expect(Stamp(in: [0xff, 0] + Array((before + stamp.text + after).utf8)) == stamp)
    }
    #expect(Stamp(in: Array("no stamp".utf8)) == nil)
    #expect(Stamp(in: Array(stamp.text.replacing("stamp:2", with: "stamp:0").utf8)) == nil)
  }

  @Test("a stamp fits into every comment")
  func comments() throws {
    var options = PublishingOptions()
    options.fold = ["--><script>", "\"*/%\n"]
    let text = try Self.stamp(Self.source, options).text
    #expect(text.allSatisfy { $0.isASCII })
    for part in ["--", "\"", "<", ">", "*/", "\n", "(", ")"] { #expect(!text.contains(part), "\(part)") }
    #expect(Stamp(in: Array(text.utf8))?.options == options)
  }

  @Test("the source, the numbers and the options each show in it, and nothing else does")
  func differences() throws {
    let stamp = try Self.stamp()
    #expect(try Self.stamp() == stamp)
    let commented = try Self.stamp(Self.source + "# a comment\n")
    #expect(commented.source != stamp.source)
    #expect(commented.trace == stamp.trace)
    #expect(try Self.stamp("x = 3\nf = x * x\n").trace != stamp.trace)
    #expect(try Self.stamp(digits: 5).trace != stamp.trace)
  }
}

extension StampTests {
  private static func stamp(_ text: String, _ options: PublishingOptions) throws -> Stamp {
    try stamp(text, digits: 4, options)
  }
}
