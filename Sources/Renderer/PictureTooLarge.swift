/// A picture of more pixels than cairo draws in a row or a column.
public struct PictureTooLarge: Error, Equatable, CustomStringConvertible {
  /// The extent in pixels.
  public let width, height: Int
  /// What fits, in words; nil where nothing does.
  public let mend: String?

  static let most = 32767.0

  init(width: Double, height: Double, _ settings: FrameSettings) {
    (self.width, self.height) = (Int(width.rounded(.up)), Int(height.rounded(.up)))
    let share = Self.most / max(width, height)
    let scale = (settings.scale * share * 100).rounded(.down) / 100
    mend =
      if let asked = settings.width {
        "a width of \(Int(Double(asked) * share)) fits"
      } else {
        scale >= 0.1 ? "a scale of \(scale) fits" : nil
      }
  }

  /// How large it would be, how large it may be, and what fits.
  public var description: String {
    "a PNG of \(width) × \(height) pixels is beyond the \(Int(Self.most)) a side that cairo draws; "
      + (mend.map { "\($0), and an SVG of any size does" } ?? "draw it as an SVG")
  }
}
