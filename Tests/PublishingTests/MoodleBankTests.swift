import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct MoodleBankTests {
  private static func bank(_ walkthrough: Walkthrough) throws -> XMLElement {
    let bytes = try Publisher(walkthrough, stem: "t", source: "").whole(.moodle)
    return try #require(try XMLDocument(data: Data(bytes)).rootElement())
  }

  private static func text(_ element: XMLElement, _ path: String) throws -> [String] {
    try element.nodes(forXPath: path).map { $0.stringValue ?? "" }
  }

  @Test("a number has its tolerance, and each known mistake is an answer without credit that says so")
  func number() throws {
    let bank = try Self.bank(Walkthrough(try Circuits.sample("multiply"), title: "t"))
    let question = try #require(try bank.nodes(forXPath: "question[@type='numerical']").first as? XMLElement)
    #expect(try Self.text(question, "name/text") == ["t: s_1"])
    #expect(try Self.text(question, "answer/text") == ["20", "15", "60", "9", "4", "5", "2.5", "-20"])
    #expect(try Self.text(question, "answer/@fraction") == ["100"] + [String](repeating: "0", count: 7))
    #expect(try Self.text(question, "answer/tolerance").first == "0.02")
    #expect(
      try Self.text(question, "answer/feedback/text")[1]
        == "<p>That is upstream × the wire's own value, 5 × 3 = 15; right is upstream × local gradient, 5 × 4 = 20.</p>"
    )
  }

  @Test("the picture with the question marks is in the file, under the name by which the text calls it")
  func picture() throws {
    let bank = try Self.bank(Walkthrough(try Circuits.sample("multiply")))
    let question = try #require(try bank.nodes(forXPath: "question[@type='numerical']").first as? XMLElement)
    let name = try #require(try Self.text(question, "questiontext/file/@name").first)
    #expect(try Self.text(question, "questiontext/text")[0].contains("<img src=\"@@PLUGINFILE@@/\(name)\""))
    let file = try #require(Data(base64Encoded: try Self.text(question, "questiontext/file")[0]))
    let texts = String(decoding: file, as: UTF8.self).matches(of: />([^<]*)<\/text>/).map { String($0.1) }
    #expect(texts.contains("?") && !texts.contains("20"))
  }

  /// The elements of Moodle's documentation of its XML format, by kind of question.
  @Test("questions have the elements that Moodle documents", arguments: ["splitter", "linear_layer"])
  func structure(sample: String) throws {
    let bank = try Self.bank(Walkthrough(try Circuits.sample(sample)))
    #expect(bank.name == "quiz")
    let common = ["name/text", "questiontext/text", "generalfeedback/text", "defaultgrade", "penalty", "hidden"]
    for case let question as XMLElement in bank.children ?? [] {
      let kind = question.attribute(forName: "type")?.stringValue
      guard kind != "category" else {
        #expect(try Self.text(question, "category/text").first?.hasPrefix("$course$/top/Backwire/") == true)
        continue
      }
      for path in common { #expect(try question.nodes(forXPath: path).count == 1, "\(path)") }
      #expect(try Self.text(question, "answer[@fraction='100']").count == 1)
      #expect(try Self.text(question, "answer/feedback/text").count == Self.text(question, "answer/text").count)
      switch kind {
      case "numerical": #expect(try question.nodes(forXPath: "answer/tolerance").count > 0)
      case "truefalse": #expect(try Self.text(question, "answer/text") == ["true", "false"])
      case "multichoice": #expect(try Self.text(question, "single") == ["true"])
      default: #expect(Bool(false), "\(kind ?? "")")
      }
    }
  }

  @Test("a title is text, in the category as well")
  func hostile() throws {
    let title = "</text><b>a/b & \"c\""
    let bank = try Self.bank(Walkthrough(try Circuits.sample("sine"), title: title))
    #expect(
      try Self.text(bank, "question/category/text") == ["$course$/top/Backwire/<//text><b>a//b & \"c\""])
    #expect(try Self.text(bank, "question/name/text").first == "\(title): s")
  }
}
