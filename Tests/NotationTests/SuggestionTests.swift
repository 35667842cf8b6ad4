import Testing

@testable import Notation

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("zz", "z"), ("w3", "w1"), ("hiden", "hidden"), ("hdiden", "hidden"), ("HIDDEN", "hidden"),
  ])
  func `A slip finds the name that was meant`(typed: String, meant: String) {
    #expect(Suggestion.nearest(to: typed, among: ["z", "w1", "w2", "hidden"]) == meant)
  }

  @Test(arguments: ["x", "ab", "something_else", String(repeating: "z", count: 1000)])
  func `Another name finds nothing`(typed: String) {
    #expect(Suggestion.nearest(to: typed, among: ["z", "w1", "w2", "hidden"]) == nil)
  }
}
