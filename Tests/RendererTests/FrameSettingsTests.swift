import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct FrameSettingsTests {
  private static func frame(_ change: (inout FrameSettings) -> Void) throws -> String {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    var settings = FrameSettings()
    change(&settings)
    var frame = ""
    try FrameRenderer(walkthrough, settings).render(Array(walkthrough.steps.suffix(1)), as: [.svg]) {
      frame = String(decoding: $2, as: UTF8.self)
    }
    return frame
  }

  @Test("an SVG that follows its reader has a rule for every colour in it, for itself alone")
  func follower() throws {
    let frame = try Self.frame { $0.followsReader = true }
    let id = try #require(frame.firstMatch(of: /<svg [^>]* id="([^"]*)"/)).1
    let style = try #require(frame.firstMatch(of: /<style>(.*)<\/style>/)).1
    let drawing = frame.replacing(/<style>.*<\/style>/, with: "")
    for color in Set(drawing.matches(of: /(?:fill|stroke)="(#[0-9a-f]{6})"/).map { String($0.1) }) {
      #expect(style.contains("#\(id) [fill=\"\(color)\"]{fill:#"), "\(color)")
    }
    #expect(style.hasPrefix("@media (prefers-color-scheme:dark){#\(id) "))
    #expect(!(try Self.frame { _ in }.contains("<style>")))
  }

  @Test("without a background nothing is painted below the drawing, and all else is there")
  func transparency() throws {
    let background = "fill=\"\(Theme.light.background)\""
    let (opaque, transparent) = (try Self.frame { _ in }, try Self.frame { $0.isTransparent = true })
    #expect(opaque.contains(background))
    #expect(!transparent.contains(background))
    let texts = { (frame: String) in frame.matches(of: />([^<\n]+)<\/text>/).map { String($0.1) } }
    #expect(texts(transparent) == texts(opaque))
    #expect(texts(opaque).contains { $0.contains("Results") })
  }

  @Test("a width in pixels keeps the shape, of SVG and PNG")
  func width() throws {
    let frame = try Self.frame { $0.width = 900 }
    let size = try #require(
      frame.firstMatch(of: /width="(\d+)" height="(\d+)" viewBox="0\.00 0\.00 ([0-9.]+) ([0-9.]+)"/))
    let numbers = [size.1, size.2, size.3, size.4].compactMap { Double($0) }
    #expect(numbers[0] == 900)
    #expect(abs(numbers[0] / numbers[1] - numbers[2] / numbers[3]) < 0.01)
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    var settings = FrameSettings()
    settings.width = 900
    try FrameRenderer(walkthrough, settings).render(Array(walkthrough.steps.prefix(1)), as: [.png]) {
      #expect($2[16..<20].reduce(0) { $0 << 8 | Int($1) } == 900)
    }
  }
}
