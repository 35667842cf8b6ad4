import Foundation
import TestSupport
import Testing

/// Sentences stand in `Sources/Walkthrough/Words`, and nowhere else where a walkthrough is told.
@Suite struct SentencesTests {
  /// Files of these rooms that tell no walkthrough: they say what is wrong with an option or a file, name forms and columns
  /// for programs, or show the gallery of a site. `ShownTensor` has the words for a tensor that is too large to show.
  private static let untold: Set<String> = [
    "Focus.swift", "ShownTensor.swift", "ClassList.swift", "VariantKey.swift", "GalleryIndex.swift", "QuizForm.swift",
    "HTMLForm.swift",
  ]

  @Test(
    "where a walkthrough is told, no sentence stands outside of its words",
    arguments: [
      "Walkthrough", "Scene", "Publishing/Pages", "Publishing/Banks", "Publishing/Notes", "Publishing/Slides",
    ])
  func sentences(room: String) throws {
    for (file, code) in try HouseTests.sources(of: room)
    where !file.hasPrefix("Words/") && !Self.untold.contains(file) {
      for line in code.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        guard !line.contains("precondition") else { continue }
        for text in Self.literals(in: line) { #expect(!Self.isSentence(text), "\(room)/\(file): \(text)") }
      }
      // Between tags, and as the labels of those.
      let folder = Circuits.root + "/Sources/" + room
      for line in try String(contentsOf: URL(filePath: folder + "/" + file), encoding: .utf8).split(separator: "\n") {
        #expect(!Self.showsWord(Array(line.utf8)), "\(room)/\(file): \(line)")
      }
    }
  }

  /// The literals of a line without what is put into them. By hand: expressions take minutes for all sources.
  private static func literals(in line: Substring) -> [String] {
    var (literals, text, depth): ([String], String?, Int) = ([], nil, 0)
    var rest = line[...]
    while let character = rest.popFirst() {
      switch (character, text) {
      case ("(", .some) where depth > 0: depth += 1
      case (")", .some) where depth > 0: depth -= 1
      case (_, .some) where depth > 0: continue
      case ("\"", nil): text = ""
      case ("\"", .some(let whole)):
        literals.append(whole)
        text = nil
      case ("\\", .some(let start)):
        if rest.popFirst() == "(" { depth = 1 } else { text = start + "\\" }
      case (_, .some(let start)): text = start + String(character)
      case (_, nil): continue
      }
    }
    return literals
  }

  /// Whether two words follow one another. Markup and paths of other languages have signs that no sentence has.
  private static func isSentence(_ text: String) -> Bool {
    guard !text.contains(where: { "<>={}%#\\".contains($0) }), !text.contains("..") else { return false }
    let words = text.split(separator: " ")
    return zip(words, words.dropFirst()).contains { first, second in
      let letters = first.hasSuffix(",") || first.hasSuffix(":") ? first.dropLast() : first
      return letters.count > 1 && letters.allSatisfy { $0.isASCII && $0.isLetter }
        && second.prefix(2).count { $0.isASCII && $0.isLowercase } == 2
    }
  }

  /// Whether a line of markup has a word between its tags, or as a label.
  private static func showsWord(_ line: [UInt8]) -> Bool {
    let (capitals, letters) = (UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"))
    let label = Array("aria-label=\"".utf8)
    return line.indices.dropLast(2).contains { place in
      let begins = capitals.contains(line[place + 1]) && letters.contains(line[place + 2])
      if line[place] == UInt8(ascii: ">") { return begins }
      return begins && line[place] == UInt8(ascii: "\"") && line[...place].suffix(label.count).elementsEqual(label)
    }
  }
}
