/// An element of a grid: its number, which stands with the decimal point below that of the number above it.
struct GridCell {
  let text: StyledText
  /// How far it reaches to the left of the decimal point, and to the right.
  let before, after: Double

  init(_ string: String, isBold: Bool) {
    text = StyledText(string, size: GridLayout.fontSize, isBold: isBold)
    let whole = string.prefix { $0 != "." }
    before = StyledText(String(whole), size: GridLayout.fontSize, isBold: isBold).width
    after = text.width - before
  }
}
