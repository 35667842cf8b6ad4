import Foundation
import Notation
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct ThemeTests {
  /// The relative luminance of WCAG 2.2.
  private func luminance(_ color: String) -> Double {
    let digits = Array(color.dropFirst())
    let channels = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let value = Double(Int(String(digits[place...(place + 1)]), radix: 16)!) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ first: String, _ second: String) -> Double {
    let (one, other) = (luminance(first), luminance(second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test(
    "text stands out from its background by 4.5 : 1, lines and outlines by 3 : 1",
    arguments: [Theme.light, .dark, .print])
  func contrast(theme: Theme) {
    for background in [theme.background, theme.groupFill] {
      for text in [theme.ink, theme.faint, theme.value, theme.gradient] {
        #expect(contrast(text, background) >= 4.5, "\(theme.name): \(text) on \(background)")
      }
      for line in [theme.wire, theme.outline, theme.active] {
        #expect(contrast(line, background) >= 3, "\(theme.name): \(line) on \(background)")
      }
    }
    for fill in [theme.nodeFill, theme.activeFill, theme.valueFill] {
      #expect(contrast(theme.ink, fill) >= 4.5, "\(theme.name): \(theme.ink) on \(fill)")
    }
  }

  @Test("no two colours of a theme are one, so that each can give way to its counterpart")
  func counterparts() {
    let colors = Theme.light.colors(beside: .dark)
    #expect(Set(colors.map(\.mine)).count == colors.count)
  }

  @Test("every theme that front matter knows is there, and draws with its own colours")
  func names() throws {
    for name in FrontMatter.themes {
      let theme = try #require(Theme.named(name))
      var frames: [String] = []
      let walkthrough = Walkthrough(try Circuits.sample("product"))
      try FrameRenderer(walkthrough, theme: theme).render(Array(walkthrough.steps.suffix(1)), as: [.svg]) {
        _, _, bytes in
        frames.append(String(decoding: bytes, as: UTF8.self))
      }
      let used = Set(frames[0].matches(of: /#[0-9a-f]{6}/).map { String($0.0) })
      #expect(used.isSubset(of: theme.colors(beside: theme).map(\.mine)), "\(name)")
      #expect(
        frames[0].contains("class=\"value\" fill=\"\(theme.value)\"")
          && frames[0].contains("class=\"gradient\" fill=\"\(theme.gradient)\""))
    }
  }

  @Test("the print theme has no colour")
  func grey() {
    for (color, _) in Theme.print.colors(beside: .print) {
      let digits = color.dropFirst()
      #expect(digits.prefix(2) == digits.dropFirst(2).prefix(2) && digits.prefix(2) == digits.suffix(2))
    }
  }
}
