import Testing

@testable import Notation

@Suite struct SourceFileTests {
  @Test func `Lines end as on every system`() {
    let file = SourceFile(name: "f", text: "a\r\nb\rc\nd")
    #expect([0, 3, 5, 7].map { file.line(containing: $0) } == ["a", "b", "c", "d"])
    #expect([0, 3, 5, 7].map { file.lineNumber(of: $0) } == [1, 2, 3, 4])
  }

  @Test func `Columns count characters, and no byte order mark`() {
    let file = SourceFile(name: "f", text: "\u{FEFF}θ = 1")
    let (line, column) = file.position(of: SourceRange(6, 7))
    #expect((line, column) == (1, 3))
    #expect(file.line(containing: 6) == "θ = 1")
  }
}
