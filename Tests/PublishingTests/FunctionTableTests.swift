import Engine
import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct FunctionTableTests {
  @Test("every function has a line with its local gradients")
  func text() {
    let lines = FunctionTable().text().split(separator: "\n")
    #expect(lines.count == FunctionList.all.count + 1)
    #expect(lines.contains { $0.hasPrefix("multiply") && $0.contains("∂z/∂x = y   ∂z/∂y = x") })
    #expect(lines.contains { $0.hasPrefix("sigmoid, σ") && $0.contains("∂z/∂x = z × (1 − z)") })
    #expect(lines.contains { $0.hasPrefix("relu") && $0.contains("∂z/∂x = 1 if x > 0, else 0") })
  }

  @Test("the README has the table as the rules state it now")
  func readme() throws {
    let readme = try String(contentsOf: URL(filePath: Circuits.root + "/README.md"), encoding: .utf8)
    #expect(readme.contains(FunctionTable().markdown()))
  }

  @Test("the table is JSON, too")
  func json() throws {
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(FunctionTable().json().utf8)) as? [[String: Any]])
    #expect(rows.count == FunctionList.all.count)
    #expect(rows.first?["names"] as? [String] == ["add"])
  }
}
