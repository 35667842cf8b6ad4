import Foundation
import TestSupport
import Testing

/// The page "How Backwire works" tells the truth: its commands print what it shows, its picture shows the rooms as they are.
@Suite struct HowBackwireWorksTests {
  private static let page = "HowBackwireWorks"
  private static let picture = RecipesTests.pages + "Resources/how-backwire-works.svg"

  /// What the commands of the page print, in the order of the page.
  private static func printed() throws -> [String] {
    try withTemporaryFolder { folder in
      let sample = try Circuits.sampleText("product")
      try Data(sample.utf8).write(to: folder.appending(path: "product.circuit"))
      return try RecipesTests.fences(page, "sh").map { script in
        let run = try RecipesTests.shell(script, in: folder)
        #expect(run.code == 0 && run.messages.isEmpty, "\(script)\(run.messages)")
        return run.output
      }
    }
  }

  @Test("each command prints what stands below it")
  func stations() throws {
    let shown = try RecipesTests.fences(Self.page, "text")
    let printed = try Self.printed()
    #expect(shown.count == 8 && printed.count == 8)
    for (printed, shown) in zip(printed, shown) { #expect(printed == shown) }
  }

  @Test("what the picture shows of the step, the page shows as well")
  func step() throws {
    let text = try String(contentsOfFile: Self.picture, encoding: .utf8)
    let page = try RecipesTests.fences(Self.page, "text").joined()
    let shown = text.matches(of: /<text class="shown"[^>]*>(.*)<\/text>/).map {
      $0.1.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    }
    #expect(shown.count == 9)
    for line in shown { #expect(page.contains(line), "\(line)") }
  }

  @Test("the picture has every room, and an arrow or a way of arrows to each that it may import, and to no other")
  func rooms() throws {
    let text = try String(contentsOfFile: Self.picture, encoding: .utf8)
    let rooms = Set(text.matches(of: /id="room-(\w+)"/).map { String($0.1) })
    #expect(rooms == Set(HouseTests.imports.keys))
    let arrows = text.matches(of: /class="imports" id="(\w+)-(\w+)"/).map { (String($0.1), String($0.2)) }
    for (room, other) in arrows { #expect(HouseTests.imports[room]?.contains(other) == true, "\(room) → \(other)") }
    func reached(from room: String) -> Set<String> {
      arrows.filter { $0.0 == room }.reduce(into: []) { $0.formUnion(reached(from: $1.1).union([$1.1])) }
    }
    for (room, others) in HouseTests.imports {
      #expect(others.intersection(rooms).isSubset(of: reached(from: room)), "\(room)")
    }
  }
}
