/// How large a frame is, as people write it: `1280x720`, or by a name: `16:9`, `4:3`, `a5`.
public struct CanvasSize: Equatable, Sendable {
  /// In pixels.
  public let width, height: Int
  /// As it was written.
  public let text: String

  /// The sizes that have names. A5 lies down and has 144 pixels to the inch, at which text has the size of a book's.
  public static let names = ["16:9", "4:3", "a5"]
  /// What a side may have: less has no room for a wire and its numbers.
  public static let sides = 300...10_000

  /// What a lecture hall's projector shows: 1280 × 720.
  public static let wide = CanvasSize(width: 1280, height: 720, text: "16:9")

  private init(width: Int, height: Int, text: String) { (self.width, self.height, self.text) = (width, height, text) }

  /// A size as it is written; nil for a text that is none.
  public init?(_ text: String) {
    self.text = text
    switch text {
    case "16:9": (width, height) = (Self.wide.width, Self.wide.height)
    case "4:3": (width, height) = (960, 720)
    case "a5": (width, height) = (1191, 839)
    default:
      let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
      guard sides.count == 2, let width = sides[0], let height = sides[1],
        Self.sides.contains(width), Self.sides.contains(height)
      else { return nil }
      (self.width, self.height) = (width, height)
    }
  }
}
