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
    #expect(!page.contains("://") && !page.contains("@import") && !page.contains("url("))
    #expect(page.contains("<h1>A &lt;title&gt; &amp; more</h1>"))
  }

  @Test("a page of ten nodes is at most 64 kB with the whole circuit alone, and 200 kB with close-ups in two sizes")
  func size() throws {
    for sample in ["neuron", "product"] {
      #expect(try page(sample).utf8.count <= 64_000)
      let publisher = Publisher(Walkthrough(try Circuits.sample(sample)), stem: sample, source: "")
      #expect(try publisher.whole(.html).count <= 200_000)
    }
  }
}
