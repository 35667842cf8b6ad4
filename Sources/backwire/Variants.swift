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
      "A variant for everyone in a class list: CSV with commas, semicolons or tabs, with or without a header.",
      valueName: "file"))
  var students: String?

  @Option(
    help: ArgumentHelp("The column of the class list with the names, by its header or its number.", valueName: "name"))
  var column: String?

  @Flag(help: "Draw variants also where some have the same numbers as others.")
  var allowRepeats = false

  func validate() throws {
    if vary == nil && (count != nil || students != nil) {
      throw ValidationError("--count and --students go with --vary, as in --vary 1 --count 20")
    }
    if allowRepeats && vary == nil { throw ValidationError("--allow-repeats goes with --vary") }
    if column != nil && students == nil { throw ValidationError("--column goes with --students") }
    if count != nil && students != nil { throw ValidationError("--count and --students exclude each other") }
    if let count, !(1...1_000_000).contains(count) {
      throw ValidationError("--count takes a whole number from 1 to 1,000,000")
    }
  }

  /// Whether variants are asked for.
  var isAsked: Bool { vary != nil }

  /// The variants of a circuit, or why there are not as many different ones.
  /// - Parameter room: how many bytes a name may have.
  func found(_ walkthrough: Walkthrough, _ subject: Subject, room: Int) throws(Failure) -> VariantSearch.Found {
    let found = VariantSearch(walkthrough, number: vary ?? 0)
      .variants(try names(room: room), looksFurther: students == nil)
    guard found.repeats > 0, !allowRepeats else { return found }
    guard students == nil else {
      // A student keeps the numbers when others come, whatever numbers those have.
      let said = "\(found.repeats) of \(found.variants.count) students have the same numbers as others"
      Message.say(Notice(.warning, subject, "\(said); another number after --vary may give fewer"))
      return found
    }
    let count = "\(found.different) different \(found.different == 1 ? "variant was" : "variants were") found"
    throw Failure(
      .badInput, subject, "\(count), not \(found.variants.count); ask for as many, or say --allow-repeats")
  }

  /// What the variants are called, each once.
  private func names(room: Int) throws(Failure) -> [String] {
    guard let students else {
      let count = count ?? 1
      let width = max(2, String(count).count)
      return (1...count).map { String(repeating: "0", count: width - String($0).count) + "\($0)" }
    }
    let input = InputFile(path: students, contentName: "class list")
    let text = try input.read().text
    do {
      let list = try ClassList(text, column: column, room: room)
      if let header = list.column, column == nil {
        Message.say(Notice(.note, input.subject, "the first line is a header; the names are those below '\(header)'"))
      }
      return list.names
    } catch {
      let shown = error.text.map { "\n  \(VisibleText.line(String($0.prefix(100))))" } ?? ""
      throw Failure(.badInput, Subject(input.subject.name, line: error.line), error.message + shown)
    }
  }
}
