import ArgumentParser
import Notation
import Publishing
import Walkthrough

/// `--vary`, `--count` and `--students`: the same circuit at other small whole numbers, for everyone their own.
struct Variants: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw variants with other small whole numbers at the inputs, chosen so that mistakes show; the same for the same number.",
      valueName: "number"))
  var vary: UInt64?

  @Option(help: "How many variants.")
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "A variant for everyone in a file with a name a line; what follows a comma is not read.", valueName: "file"))
  var students: String?

  func validate() throws {
    if vary == nil && (count != nil || students != nil) {
      throw ValidationError("--count and --students go with --vary, as in --vary 1 --count 20")
    }
    if count != nil && students != nil { throw ValidationError("--count and --students exclude each other") }
    if let count, !(1...1_000_000).contains(count) {
      throw ValidationError("--count takes a whole number from 1 to 1,000,000")
    }
  }

  /// Whether variants are asked for.
  var isAsked: Bool { vary != nil }

  /// What the variants are called, each once.
  func names() throws(Failure) -> [String] {
    guard let students else {
      let count = count ?? 1
      let width = max(2, String(count).count)
      return (1...count).map { String(repeating: "0", count: width - String($0).count) + "\($0)" }
    }
    let names = try InputFile(path: students).read().text.split(whereSeparator: \.isNewline).compactMap(Self.name)
    var known: Set<String> = []
    for name in names where !known.insert(name).inserted {
      throw Failure(
        code: .badInput, message: "\(students): error: '\(name)' stands there twice; every name needs its own")
    }
    guard !names.isEmpty else {
      throw Failure(
        code: .badInput, message: "\(students): error: there is no name in this file; write one in each line")
    }
    return names
  }

  /// The seed of a variant: that of all of them and its name, so that a student keeps the numbers when others come.
  func seed(of name: String) -> UInt64 { VariantName.seed(vary ?? 0, name) }

  /// The first column of a line, fit for a file's name.
  private static func name(_ line: Substring) -> String? {
    let column = line.split(separator: ",", omittingEmptySubsequences: false)[0]
    let kept = column.filter { $0.isLetter || $0.isNumber || "-_.@".contains($0) }
    let name = String(kept.drop { "-.@".contains($0) })
    return name.isEmpty ? nil : name
  }
}
