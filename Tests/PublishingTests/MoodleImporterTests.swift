import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What Moodle's importer of XML (`question/format/xml/format.php`) does with what it does not expect, rule by rule: it drops
/// or changes it without a word. Moodle itself is not run here.
@Suite struct MoodleImporterTests {
  private static let samples = ["product", "splitter", "linear_layer", "mlp", "softmax_cross_entropy"]

  /// The questions of a sample by themselves, and those of two variants.
  private static func questions(_ sample: String) throws -> [XMLElement] {
    let publisher = Publisher(Walkthrough(try Circuits.sample(sample)), stem: "t", source: "")
    let bank = BankText(.moodle)
    let variants = try ["01", "02"].flatMap { try publisher.questions(.moodle, variant: $0) }
    let several = variants.reduce(bank.opening(variants: 2)) { $0 + bank.heading($1.path) + bank.written($1) }
    let texts = [String(decoding: try publisher.whole(.moodle), as: UTF8.self), several + bank.closing]
    return try texts.flatMap { text in
      try XMLDocument(xmlString: text).nodes(forXPath: "/quiz/question[not(@type='category')]").compactMap {
        $0 as? XMLElement
      }
    }
  }

  private static func text(_ element: XMLElement, _ path: String) throws -> [String] {
    try element.nodes(forXPath: path).map { $0.stringValue ?? "" }
  }

  @Test("a question without a name is refused", arguments: samples) func names(sample: String) throws {
    for question in try Self.questions(sample) {
      let name = try Self.text(question, "name/text")
      #expect(name.count == 1 && !name[0].isEmpty && name[0].count <= 255)
    }
  }

  @Test("of two files of one path and name in a question the second is dropped", arguments: samples)
  func files(sample: String) throws {
    for question in try Self.questions(sample) {
      let files = try question.nodes(forXPath: ".//file").compactMap { $0 as? XMLElement }
      let places = files.map { file in
        ["path", "name"].map { file.attribute(forName: $0)?.stringValue ?? "" }.joined()
      }
      #expect(Set(places).count == places.count)
      let called = try Self.text(question, "questiontext/text").joined()
      for file in files {
        #expect(called.contains("@@PLUGINFILE@@/" + (file.attribute(forName: "name")?.stringValue ?? "?")))
        #expect(file.attribute(forName: "encoding")?.stringValue == "base64")
      }
    }
  }

  /// `question_bank::fraction_options_full()`: another number is an error of the whole import.
  @Test("a credit is one of Moodle's grades", arguments: samples) func grades(sample: String) throws {
    let grades: Set = [
      "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667",
      "14.28571", "12.5", "11.11111", "10", "5", "0",
    ]
    for question in try Self.questions(sample) {
      let fractions = try Self.text(question, "answer/@fraction")
      #expect(fractions.count >= 2 && grades.isSuperset(of: fractions))
      #expect(fractions.filter { $0 == "100" }.count >= 1)
    }
  }

  @Test("a format that Moodle does not know is HTML", arguments: samples) func formats(sample: String) throws {
    for question in try Self.questions(sample) {
      let formats = try Self.text(question, ".//@format")
      #expect(!formats.isEmpty && Set(["html", "moodle_auto_format"]).isSuperset(of: formats))
    }
  }

  @Test("an idnumber that is twice in a category is dropped", arguments: samples) func idnumbers(sample: String) throws
  {
    let publisher = Publisher(Walkthrough(try Circuits.sample(sample)), stem: "t", source: "")
    for variants in [[nil], ["01", "02"] as [String?]] {
      let questions = try variants.flatMap { try publisher.questions(.moodle, variant: $0) }
      let known = questions.flatMap { question in
        question.text.matches(of: /<idnumber>(.*)<\/idnumber>/).map { "\(question.path) \($0.1)" }
      }
      #expect(!known.isEmpty && Set(known).count == known.count)
      #expect(known.allSatisfy { $0.count < 400 })
    }
  }

  @Test("a number that PHP does not read is 0", arguments: samples) func numbers(sample: String) throws {
    for question in try Self.questions(sample) where question.attribute(forName: "type")?.stringValue == "numerical" {
      let numbers = try Self.text(question, "answer/text") + Self.text(question, "answer/tolerance")
      for number in numbers { #expect(number.wholeMatch(of: /-?\d+(\.\d+)?(e-?\d+)?/) != nil, "\(number)") }
    }
  }
}
