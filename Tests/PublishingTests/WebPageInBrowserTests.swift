import Engine
import Foundation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

/// The page in a real browser: what people press, see, hear and print.
@Suite(.enabled(if: Browser.isExpected, "Chromium and its driver are not installed"))
struct WebPageInBrowserTests {
  private static func page(_ sample: String) throws -> String {
    let walkthrough = Walkthrough(try Circuits.sample(sample), title: sample)
    return WebPage(walkthrough, frames: try FrameRenderer(walkthrough).sharedFrames(walkthrough.steps)).html()
  }

  /// Where the page is, as it says itself and in its address.
  private static let place = Browser.Action.evaluate("document.getElementById('place').textContent + location.hash")

  @Test("keys move from step to step, not beyond the ends, and the address goes along")
  func keys() throws {
    let presses = ["PageUp", "ArrowRight", "PageDown", "End", "PageDown", "ArrowLeft", "PageUp", "Home", "ArrowLeft"]
    let found = try Browser.run(Self.page("product"), [Self.place] + presses.flatMap { [.press($0), Self.place] })
    #expect(
      found == [
        "Step 1 of 5", "Step 1 of 5", "Step 2 of 5#step=1", "Step 3 of 5#step=2", "Step 5 of 5#step=4",
        "Step 5 of 5#step=4", "Step 4 of 5#step=3", "Step 3 of 5#step=2", "Step 1 of 5#step=0", "Step 1 of 5#step=0",
      ])
  }

  @Test("the keyboard reaches every button, and a button keeps the focus when it is pressed again and again")
  func buttons() throws {
    let focus = Browser.Action.evaluate("document.activeElement.textContent")
    let found = try Browser.run(
      Self.page("product"),
      [.press("Tab"), focus, .press("Enter"), .press("Enter"), Self.place, focus]
        + [.press("Shift+Tab"), focus, .press("Space"), Self.place, .press("Enter"), Self.place]
        + [.click("#last"), Self.place, .click("#first"), Self.place])
    #expect(
      found == [
        "Next →", "Step 3 of 5#step=2", "Next →", "← Previous", "Step 2 of 5#step=1", "Step 1 of 5#step=0",
        "Step 5 of 5#step=4", "Step 1 of 5#step=0",
      ])
  }

  @Test("? tells the keys, Escape closes that, and while it is open no key moves")
  func help() throws {
    let isOpen = Browser.Action.evaluate("document.getElementById('keys').open")
    let found = try Browser.run(
      Self.page("product"),
      [
        .press("?"), isOpen, .press("ArrowRight"), Self.place, .press("Escape"), isOpen, .press("ArrowRight"),
        Self.place,
      ])
    #expect(found == [true, "Step 1 of 5", false, "Step 2 of 5#step=1"])
  }

  @Test("an address opens its step, also when it changes; an unknown one opens the first")
  func addresses() throws {
    let found = try Browser.run(
      Self.page("product"), at: "#step=3",
      [Self.place, .evaluate("location.hash = 'step=2'; 0"), .wait("location.hash === '#step=2'"), Self.place]
        + [.open("page.html#step=4"), Self.place, .open("page.html?again#step=99"), Self.place]
        + [
          .open("page.html?embed#step=1"), Self.place,
          .evaluate("getComputedStyle(document.querySelector('h1')).display"),
        ])
    #expect(
      found == [
        "Step 4 of 5#step=3", 0, "Step 3 of 5#step=2", "Step 5 of 5#step=4", "Step 1 of 5#step=99",
        "Step 2 of 5#step=1", "none",
      ])
  }

  @Test("without JavaScript all steps are there, one below the other, and no buttons that do nothing")
  func withoutJavaScript() throws {
    let found = try Browser.run(
      Self.page("product"), withJavaScript: false,
      [
        .evaluate("[...document.querySelectorAll('#steps > li')].filter(item => item.offsetHeight > 100).length"),
        .evaluate("document.getElementById('controls').offsetHeight"),
      ])
    #expect(found == [5, 0])
  }

  @Test("printed, all steps are on paper with their captions, and so are the wires; the buttons are not")
  func printed() throws {
    let text = try withTemporaryFolder { folder in
      let file = folder.appending(path: "page.pdf")
      _ = try Browser.run(Self.page("product"), at: "#step=2", [.print(file)])
      return try Command(URL(filePath: "/usr/bin/env"), ["pdftotext", "-layout", file.path, "-"]).output
    }
    for heading in ["Forward pass", "Backward pass · seed", "Backward step 1 of 2", "Backward step 2 of 2", "Results"] {
      #expect(text.contains(heading), "\(heading)")
    }
    #expect(text.contains(/wire +formula +value +gradient/) && !text.contains("Previous"))
  }

  @Test("in the dark the page and its pictures have the colours of the dark theme")
  func dark() throws {
    let background = Browser.Action.evaluate("getComputedStyle(document.body).backgroundColor")
    let fill = { (kind: String) in
      Browser.Action.evaluate("getComputedStyle(document.querySelector('defs \(kind)')).fill")
    }
    let colors = [background, fill("text.value"), fill(".function ellipse"), fill("text[font-style=italic]")]
    let found = try Browser.run(Self.page("product"), colors + [.dark] + colors)
    let expected = ([.light, .dark] as [Theme]).flatMap { theme in
      [theme.background, theme.value, theme.nodeFill, theme.ink].map { Found.text(Self.rgb($0)) }
    }
    #expect(found == expected)
  }

  @Test(
    "in a window of 320 pixels nothing but pictures and tables is moved sideways",
    arguments: ["product", "linear_layer", "composite", "mazur"])
  func narrow(sample: String) throws {
    let width = Browser.Action.evaluate("document.scrollingElement.scrollWidth")
    let found = try Browser.run(
      Self.page(sample),
      [.size(320, 700), .click("#wires > summary"), width, .press("ArrowRight"), .press("ArrowRight"), width])
    #expect(found == [320, 320])
  }

  @Test("a move is said to those who listen, in the step's sentence, and pictures have that as their text")
  func said() throws {
    let seed = "The seed: the backward pass starts on the output wire f with the gradient 1."
    let found = try Browser.run(
      Self.page("product"),
      [
        .evaluate("document.querySelector('[role=status]').textContent"), .click("#next"),
        .evaluate("document.querySelector('[role=status]').textContent"),
        .evaluate("document.querySelector('.shown .picture > svg').getAttribute('aria-label')"),
      ])
    #expect(found == ["", .text(seed), .text(seed)])
  }

  @Test("a wide picture is moved so that the node at work is in sight")
  func wide() throws {
    let found = try Browser.run(
      Self.page("mazur"), at: "#step=1",
      [
        .size(800, 600), .open("page.html?#step=1"),
        .evaluate("document.querySelector('.shown .picture').scrollLeft > 300"),
      ])
    #expect(found == [true])
  }

  @Test(
    "axe finds nothing wrong, light or dark, with all opened",
    arguments: ["product", "linear_layer", "composite", "mazur"])
  func accessible(sample: String) throws {
    let found = try Browser.run(
      Self.page(sample), at: "#step=2",
      [.click("#wires > summary"), .axe, .dark, .axe, .press("?"), .axe, .size(320, 700), .axe])
    #expect(found == [[], [], [], []])
  }

  /// A colour as browsers write it.
  private static func rgb(_ color: String) -> String {
    let digits = color.dropFirst()
    let channels = stride(from: 0, to: 6, by: 2).map { Int(digits.dropFirst($0).prefix(2), radix: 16) ?? 0 }
    return "rgb(\(channels.map { "\($0)" }.joined(separator: ", ")))"
  }
}
