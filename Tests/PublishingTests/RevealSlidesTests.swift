import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct RevealSlidesTests {
  private static func slide(_ steps: StepChoice = .backward) throws -> String {
    var options = PublishingOptions()
    options.steps = steps
    let publisher = Publisher(
      Walkthrough(try Circuits.sample("product")), stem: "product", source: "", options: options)
    return String(decoding: try publisher.whole(.revealjs), as: UTF8.self)
  }

  @Test("the first frame goes as the second comes, those between stay for one press, the last stays")
  func fragments() throws {
    let fragments = try Self.slide().matches(of: /<img class="([^"]*)" data-fragment-index="(\d)"/).map {
      "\($0.1) \($0.2)"
    }
    #expect(
      fragments == [
        "fragment fade-out 0", "fragment current-visible 0", "fragment current-visible 1", "fragment current-visible 2",
        "fragment 3",
      ])
  }

  @Test("every frame has a text, and the notes count from the first step")
  func texts() throws {
    let slide = try Self.slide()
    #expect(slide.matches(of: /alt="[^"]+"/).count == 5)
    #expect(slide.matches(of: /<li>/).count == 5)
    #expect(try Self.slide(.picked([.span(2...3)])).contains("<ol start=\"2\">"))
  }

  @Test("one frame alone is simply there")
  func alone() throws { #expect(!(try Self.slide(.final).contains("fragment"))) }

  @Test(
    "in reveal.js each press shows the next frame alone, and the notes are the speaker's",
    .enabled(if: Browser.isExpected))
  func presses() throws {
    try withTemporaryFolder { folder in
      let publisher = Publisher(Walkthrough(try Circuits.sample("product")), stem: "product", source: "")
      try publisher.publish([.svg]) { path, bytes in
        try Data(bytes).write(to: folder.appending(path: String(path.split(separator: "/")[1])))
      }
      try FileManager.default.copyItem(
        at: Browser.package("sphinx_revealjs").appending(path: "_static/revealjs/dist"),
        to: folder.appending(path: "dist"))
      let deck = """
        <!DOCTYPE html><html lang="en"><title>Deck</title><link rel="stylesheet" href="dist/reveal.css">
        <div class="reveal"><div class="slides"><section>Before</section>
        \(try Self.slide())
        <section>After</section></div></div>
        <script src="dist/reveal.js"></script><script>Reveal.initialize({ transition: "none" })</script></html>
        """
      try Data(deck.utf8).write(to: folder.appending(path: "deck.html"))
      let seen = Browser.Action.evaluate(
        """
        new Promise(done => setTimeout(done, 600)).then(() => [...document.querySelectorAll(".present img")].filter(
          image => image.naturalWidth && getComputedStyle(image).visibility === "visible"
            && getComputedStyle(image).opacity === "1").map(image => image.getAttribute("src")))
        """)
      let found = try Browser.run(
        in: folder,
        [.open("deck.html"), .wait("window.Reveal && Reveal.isReady()"), seen]
          + (0...5).flatMap { _ in [.press("ArrowRight"), seen] } + [.press("ArrowLeft"), seen]
          + [.press("ArrowLeft"), seen, .evaluate("Reveal.getSlideNotes().match(/<li>/g).length")])
      let frames = (0...4).map { Found.list([.text("product-0\($0).svg")]) }
      #expect(found == [[]] + frames + [[], frames[4], frames[3], 5])
    }
  }
}
