internal import CTypeface

/// How much room a line of text takes up in DejaVu Sans, the font of every label, in points.
///
///     let name = TextExtent(of: "q = 3", .italic, fontSize: 14)
///     let x = right - name.advance   // ends at `right`
///
/// The widths of the letters come from a table (DejaVu 2.37), so that it takes no font, no libgvc and some nanoseconds a
/// letter, on any thread. Kerning is left out: of the gallery's 1,555 texts pango sets five narrower, by 1 to 3 points.
public struct TextExtent: Sendable, Equatable {
  /// What libgvc keeps free for the text in a label: whole points, the widths of letters rounded to pixels of 1/96 inch.
  public let width, height: Double
  /// From the top of that room to the base line.
  public let ascent: Double
  /// How far the letters reach, unrounded: where a viewer of an SVG ends the text that it began.
  public let advance: Double

  /// How letters look.
  public struct Style: OptionSet, Sendable, Hashable {
    /// The bits by which the table knows the face.
    public let rawValue: UInt32
    /// A style by the bits of the table; others mean nothing.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// Thick strokes, which take up more room.
    public static let bold = Style(rawValue: UInt32(tf_bold))
    /// Slanted letters, as names have them.
    public static let italic = Style(rawValue: UInt32(tf_slanted))
  }

  /// Measures a line of text. A character that the font lacks counts as wide as fonts have it that are likely to draw it:
  /// an ideograph as a square, a mark on another letter as nothing.
  public init(of text: String, _ style: Style = [], fontSize: Double = 14) {
    var text = text
    let extent = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        tf_measure($0.baseAddress, $0.count, style.rawValue, fontSize)
      }
    }
    (width, height, ascent, advance) = (extent.width, extent.height, extent.ascent, extent.advance)
  }

  /// Whether DejaVu Sans has a glyph for a character. One that it lacks is drawn with whatever font is there.
  public static func hasGlyph(for scalar: Unicode.Scalar) -> Bool { tf_has_glyph(scalar.value) }
}
