import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct PictureTooLargeTests {
  /// A chain of forty functions that all read one wire, which keeps them in one row, some 5,000 pixels wide.
  private static let chain =
    "x = 1\nw = 1\nh0 = w * x\n" + (1...40).map { "h\($0) = w * h\($0 - 1)\n" }.joined()

  private func error(_ change: (inout FrameSettings) -> Void) throws -> String {
    let walkthrough = Walkthrough(try Circuits.annotated(Self.chain))
    var settings = FrameSettings()
    change(&settings)
    let error = #expect(throws: PictureTooLarge.self) {
      try FrameRenderer(walkthrough, settings).render([walkthrough.steps[0]], as: [.png]) { _, _, _ in }
    }
    return "\(try #require(error))"
  }

  @Test("a picture beyond cairo's pixels says which scale fits, and that one does")
  func scale() throws {
    let text = try error { $0.scale = 10 }
    let match = try #require(
      text.wholeMatch(
        of:
          /a PNG of (\d+) × \d+ pixels is beyond the 32767 a side that cairo draws; a scale of (\d\.\d+) fits, and an SVG of any size does/
      ))
    #expect(try #require(Int(match.1)) > 32767)
    let scale = try #require(Double(match.2))
    let walkthrough = Walkthrough(try Circuits.annotated(Self.chain))
    var count = 0
    try FrameRenderer(walkthrough, scale: scale).render([walkthrough.steps[0]], as: [.png]) { _, _, _ in count += 1 }
    #expect(count == 1)
  }

  @Test("a width beyond cairo's pixels says which one fits")
  func width() throws { #expect(try error { $0.width = 40_000 }.contains("; a width of 32767 fits, ")) }
}
