import ArgumentParser
import Publishing

/// `backwire merge`: the banks of all parts as one.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join the question banks, or the keys, of the parts that --shard has made.",
    discussion: """
      backwire render product.circuit -f moodle --vary 1 --count 1000 --shard 3/100 -o parts
      backwire merge parts -o product-moodle.xml
      backwire merge parts -o product-key.csv
      """)

  @Argument(help: "Folders of parts, or folders in which they are.")
  var folders: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write: .xml for Moodle, .gift, or .csv for the key.", valueName: "file"))
  var output: String

  @Option(
    name: .customLong("bank-size"),
    help: ArgumentHelp("How large a bank may be; of more there are several files.", valueName: "megabytes"))
  var bankMegabytes = 40.0

  @OptionGroup(title: "Messages") var messages: MessageOptions

  private static let forms: [Form] = [.moodle, .gift, .csv]

  private var form: Form? { Destination.form(of: output).flatMap { Self.forms.contains($0) ? $0 : nil } }

  func validate() throws {
    guard form != nil else { throw ValidationError("-o takes a file of the kind .xml, .gift or .csv") }
    guard bankMegabytes > 0 else { throw ValidationError("--bank-size takes a number above 0") }
  }

  func run() throws {
    var missing = ""
    try Message.reporting([output]) { output throws(Failure) in
      let parts = try PartSet(folders)
      missing = parts.missing
      guard missing.isEmpty else { return }
      let (folder, name) = Destination.split(output)
      if form == .csv { try folder.write(parts.key(), to: name) } else { try writeBank(parts, folder, name) }
    }
    guard missing.isEmpty else {
      Message.say(Notice(.error, Subject(output), missing))
      throw ExitCode(1)
    }
  }

  private func writeBank(_ parts: PartSet, _ folder: OutputFolder, _ name: String) throws(Failure) {
    let bank = BankText(form ?? .moodle)
    let spool = try BankSpool(bank, in: folder)
    try parts.eachQuestion(of: bank) { question throws(Failure) in try spool.add(question) }
    let point = name.lastIndex(of: ".") ?? name.endIndex
    try spool.files(variants: parts.course.count, limit: Int(bankMegabytes * 1_000_000)) {
      number, bytes throws(Failure) in
      let path = number.map { "\(name[..<point])-\($0)\(name[point...])" } ?? name
      try folder.write(bytes, to: path)
      Message.print("\(folder.place(of: path)): \(bytes.count / 1000) kB")
    }
  }
}
