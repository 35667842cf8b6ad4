import Engine
import Foundation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct WebPageTests {
  private func page(_ sample: String) throws -> String {
    let walkthrough = Walkthrough(try Circuits.sample(sample), title: "A <title> & more")
    return WebPage(walkthrough, frames: try FrameRenderer(walkthrough).sharedFrames(walkthrough.steps)).html()
  }

  @Test(
    "a page has an item for every step, with its picture, its sentence as text for those who do not see it, and its caption",
    arguments: Circuits.sampleNames)
  func steps(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let page = try page(sample)
    #expect(
      page.matches(of: /<li id="step-(\d+)" data-step="\d+">/).map { Int($0.1) } == walkthrough.steps.map(\.index))
    for step in walkthrough.steps {
      #expect(page.contains("aria-label=\"\(XML.escape(walkthrough.caption(of: step).sentence))\""))
    }
    // Every piece is drawn once and every picture made of pieces that are there.
    let pieces = page.matches(of: /<g id="p(\d+)"/).map { String($0.1) }
    #expect(Set(pieces).count == pieces.count)
    #expect(Set(page.matches(of: /<use href="#p(\d+)"\/>/).map { String($0.1) }) == Set(pieces))
  }

  @Test("a page fetches nothing, and text cannot become markup")
  func closed() throws {
    let page = try page("neuron")
    #expect(!page.contains("http") && !page.contains("@import") && !page.contains("url("))
    #expect(page.contains("<h1>A &lt;title&gt; &amp; more</h1>"))
  }

  @Test("a page of ten nodes is at most 60 kB")
  func size() throws {
    #expect(try page("neuron").utf8.count <= 60_000)
    #expect(try page("product").utf8.count <= 60_000)
  }

  // MARK: In a browser

  private static let browser = ["chromium", "chromium-browser", "google-chrome"].first {
    (try? Command(URL(filePath: "/usr/bin/env"), [$0, "--version"]))?.code == 0
  }

  /// The page as Chromium has it after a script has run at its end.
  private func opened(_ page: String, at address: String = "", script: String = "") throws -> String {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "page.html")
      try page.replacing("</body>", with: "<script>\(script)</script></body>").write(
        to: file, atomically: true, encoding: .utf8)
      let arguments = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=\(folder.path)",
        "--dump-dom",
      ]
      return try Command(
        URL(filePath: "/usr/bin/env"), [Self.browser ?? ""] + arguments + ["file://\(file.path)\(address)"]
      ).output
    }
  }

  private func shownStep(_ page: String) -> Int? {
    page.firstMatch(of: /data-step="(\d+)" class="shown"/).flatMap { Int($0.1) }
  }

  @Test(
    "keys and the address move from step to step", .enabled(if: browser != nil, "Chromium is not installed"),
    arguments: [
      ("", [], 0), ("#step=3", [], 3), ("#step=99", [], 0), ("", ["ArrowRight", "PageDown"], 2), ("", ["End"], 4),
      ("#step=4", ["ArrowRight", "ArrowLeft"], 3), ("#step=2", ["Home", "PageUp"], 0),
    ] as [(String, [String], Int)])
  func keys(address: String, keys: [String], step: Int) throws {
    let script = keys.map { "document.dispatchEvent(new KeyboardEvent('keydown',{key:'\($0)'}));" }.joined()
    let opened = try opened(try page("product"), at: address, script: script)
    #expect(shownStep(opened) == step)
    #expect(opened.contains("<output id=\"place\">Step \(step + 1) of 5</output>"))
  }

  @Test(
    "a wide picture is moved so that the node at work is in sight",
    .enabled(if: browser != nil, "Chromium is not installed"))
  func wide() throws {
    let opened = try opened(
      try page("mazur"), at: "#step=1",
      script: "document.title=Math.round(document.querySelector('.shown .picture').scrollLeft)>300")
    #expect(opened.contains("<title>true</title>"))
  }

  @Test(
    "a move is said to those who listen, and written to the address",
    .enabled(if: browser != nil, "Chromium is not installed"))
  func said() throws {
    let opened = try opened(
      try page("product"), script: "document.getElementById('next').click();document.title=location.hash")
    #expect(opened.contains("<title>#step=1</title>"))
    #expect(
      opened.contains(
        "class=\"unseen\">The seed: the backward pass starts on the output wire f with the gradient 1.</p>"))
  }
}
