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
    #expect(try Self.slide(.picked([2...3])).contains("<ol start=\"2\">"))
  }

  @Test("one frame alone is simply there")
  func alone() throws { #expect(!(try Self.slide(.final).contains("fragment"))) }
}
