internal import CGraphviz
import Typeface

/// The fonts of this machine, which matter where text is painted: an SVG is measured without any.
public enum Fonts {
  /// - Throws: `GraphvizError` where there is no font at all. cairo would paint boxes for letters.
  static func require() throws(GraphvizError) {
    guard gvz_any_font() else {
      throw GraphvizError(.painting, "there is no font on this machine; install the package fonts-dejavu-extra")
    }
  }

  /// Letters of a text that no font on this machine has, and the Debian package that brings a font for them.
  public struct Gap: Sendable, Equatable {
    /// Each once, in the order of the text.
    public let letters: [Character]
    /// The Debian package with a font that has them.
    public let package: String
  }

  /// What of a text would be shown as boxes. Looks for fonts only where the text has letters that DejaVu Sans lacks.
  public static func gaps(in text: String) -> [Gap] {
    var letters: [String: [Character]] = [:]
    var seen: Set<Character> = []
    for character in text where isForeign(character) && seen.insert(character).inserted {
      let lacking = character.unicodeScalars.filter { needsGlyph($0) && !gvz_any_font_has($0.value) }
      if let first = lacking.first { letters[package(for: first), default: []].append(character) }
    }
    return letters.sorted { $0.key < $1.key }.map { Gap(letters: $0.value, package: $0.key) }
  }

  /// Whether DejaVu Sans lacks a character.
  private static func isForeign(_ character: Character) -> Bool {
    character.unicodeScalars.contains { needsGlyph($0) && !TextExtent.hasGlyph(for: $0) }
  }

  private static func needsGlyph(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace
      && scalar.properties.generalCategory != .control
  }

  private static func package(for scalar: Unicode.Scalar) -> String {
    if scalar.properties.isEmojiPresentation { return "fonts-noto-color-emoji" }
    switch scalar.value {
    // Hangul, the ideographs and kana with their signs, and what is as wide.
    case 0x1100...0x11FF, 0x2E80...0x303F, 0x3040...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      return "fonts-noto-cjk"
    default: return "fonts-noto-core"
    }
  }
}
