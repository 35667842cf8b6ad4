import Testing

@testable import Notation

@Suite struct CanvasSizeTests {
  @Test(
    "a canvas has a size or a name",
    arguments: [("16:9", 1280, 720), ("4:3", 960, 720), ("a5", 1191, 839), ("1920x1080", 1920, 1080)])
  func sizes(text: String, width: Int, height: Int) {
    let size = CanvasSize(text)
    #expect(size?.width == width && size?.height == height && size?.text == text)
  }

  @Test("what is no size is refused", arguments: ["", "16x", "x9", "100x100", "1280x720x2", "A4", "99999x720"])
  func refused(text: String) { #expect(CanvasSize(text) == nil) }
}
