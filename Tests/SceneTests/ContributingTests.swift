import Engine
import TestSupport
import Testing
import Walkthrough

@testable import Scene

// recipe
/// How many inputs have a gradient, in the middle of the stage.
struct InputCountLayout {
  let walkthrough: Walkthrough
  let stage: Stage

  func items() -> [SceneItem] {
    let inputs = walkthrough.circuit.inputNodes.map { walkthrough.circuit.nodes[$0].outputs.lowerBound }
    let count = inputs.count { walkthrough.gradient(of: $0) != nil }
    let text = StyledText("\(count) inputs have a gradient", size: 32)
    return [.text("count", .gradient, text, middle: stage.width / 2, y: stage.middleY)]
  }
}
// end

/// The recipe for a layout in CONTRIBUTING.md, followed.
@Suite struct ContributingTests {
  @Test("the layout that the recipe adds is the one that is compiled here")
  func text() throws {
    #expect(try Recipe.code(in: #filePath) == Recipe.shown("A layout"))
  }

  @Test("it puts its text in the middle of the stage")
  func items() throws {
    let items = InputCountLayout(walkthrough: Walkthrough(try Circuits.sample("product")), stage: Stage(.wide)).items()
    #expect(items.map(\.name) == ["count"])
    guard case .text(let text, let place) = try #require(items.first).shape else {
      Issue.record("it is no text")
      return
    }
    #expect(text.plain == "3 inputs have a gradient")
    #expect(place.x == 640)
  }
}
