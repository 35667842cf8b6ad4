import Scene
import Testing

@testable import Renderer

@Suite struct SheetLayoutTests {
  @Test(
    "frames stand on their sheet, apart, and are never enlarged",
    arguments: [(400.0, 180.0, 5), (1317, 322, 9), (300, 900, 7), (60, 40, 1), (5000, 100, 3), (200, 150, 300)])
  func places(width: Double, height: Double, count: Int) {
    let layout = SheetLayout(width: width, height: height, count: count, readableScale: 0.5)
    #expect(layout.scale <= 1 && layout.scale > 0)
    var corners: Set<[Double]> = []
    for frame in 0..<count {
      let (page, x, y) = layout.place(of: frame)
      #expect((0..<layout.pageCount).contains(page))
      #expect(x >= SheetLayout.margin && x + width * layout.scale <= layout.pageWidth - SheetLayout.margin + 0.01)
      #expect(y > SheetLayout.margin && y + height * layout.scale <= layout.pageHeight - SheetLayout.margin + 0.01)
      corners.insert([Double(page), x, y])
    }
    #expect(corners.count == count)
  }

  @Test("what can be read on one sheet stands on one")
  func sheets() {
    #expect(SheetLayout(width: 440, height: 180, count: 5, readableScale: 0.5).pageCount == 1)
    let crowd = SheetLayout(width: 440, height: 180, count: 60, readableScale: 0.5)
    #expect(crowd.pageCount > 1)
    #expect(crowd.scale >= 0.5)
  }

  @Test("a long title is written smaller, so that it stays on its sheet") func titles() {
    let layout = SheetLayout(width: 440, height: 180, count: 5, readableScale: 0.5)
    #expect(layout.titleSize("A sum") == SheetLayout.titleSize)
    let long = String(repeating: "A circuit with a long title ", count: 4)
    let size = layout.titleSize(long)
    #expect(size < SheetLayout.titleSize)
    #expect(StyledText(long, size: size, isBold: true).width <= layout.pageWidth - 2 * SheetLayout.margin + 0.01)
  }
}
