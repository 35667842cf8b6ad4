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

  @Option(
    help: ArgumentHelp(
      "Make one of several parts, such as 3/10: a folder that is there when it is whole. backwire merge joins their banks.",
      valueName: "part/parts"))
  var shard: Shard?

  @Option(
    name: .customLong("bank-size"),
    help: ArgumentHelp("How large a bank may be; of more there are several files.", valueName: "megabytes"))
  var bankMegabytes = 40.0

  @Flag(help: "Draw variants also where some have the same numbers as others.")
  var allowRepeats = false

  func validate() throws {
    if vary == nil && (count != nil || students != nil) {
      throw ValidationError("--count and --students go with --vary, as in --vary 1 --count 20")
    }
    if allowRepeats && vary == nil { throw ValidationError("--allow-repeats goes with --vary") }
    if shard != nil && vary == nil {
      throw ValidationError("--shard goes with --vary, as in --vary 1 --count 1000 --shard 3/10")
    }
    if let shard, students == nil, shard.of > count ?? 1 {
      throw ValidationError(
        "\(count ?? 1) \(count ?? 1 == 1 ? "variant does" : "variants do") not make \(shard.of) parts")
    }
    guard bankMegabytes > 0 else { throw ValidationError("--bank-size takes a number above 0") }
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
  func chosen(_ walkthrough: Walkthrough, _ subject: Subject, room: Int) throws(Failure) -> ChosenVariants {
    let chosen = ChosenVariants(
      try names(room: room), of: walkthrough, number: vary ?? 0, isByName: students != nil)
    guard chosen.repeats > 0, !allowRepeats else { return chosen }
    let count = chosen.names.count
    guard students == nil else {
      // A student keeps the numbers when others come, whatever numbers those have.
      let said = "\(chosen.repeats) of \(count) students have the same numbers as others"
      Message.say(Notice(.warning, subject, "\(said); another number after --vary may give fewer"))
      return chosen
    }
    let different = count - chosen.repeats
    let are = different == 1 ? "is 1 different variant" : "are \(different) different variants"
    throw Failure(.badInput, subject, "there \(are), not \(count); ask for as many, or say --allow-repeats")
  }

  /// What the variants are called, each once.
  private func names(room: Int) throws(Failure) -> [String] {
    guard let students else {
      let count = count ?? 1
      let width = max(2, String(count).count)
      return (1...count).map { String(repeating: "0", count: width - String($0).count) + "\($0)" }
    }
    let input = InputFile(path: students, contentName: "class list", mayBeWide: true)
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
