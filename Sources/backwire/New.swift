import ArgumentParser

/// `backwire new`: a circuit to begin with.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a circuit to begin with, with comments, or one of the gallery.",
    discussion: """
      backwire new
      backwire new lecture.circuit
      backwire new --list
      backwire new --from neuron
      """)

  @Argument(help: "The file to write; none that is there is overwritten; - writes to standard output.")
  var file: String?

  @Option(help: ArgumentHelp("A circuit of the gallery in place of the starter.", valueName: "name"))
  var from: String?

  @Flag(help: "List the gallery.")
  var list = false

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if list, file != nil || from != nil { throw ValidationError("--list goes by itself") }
  }

  func run() throws {
    try Message.reporting([file ?? "\(from ?? "first").circuit"]) { file throws(Failure) in
      if list { return try Output.print(Gallery.list, terminator: "") }
      let text = try from.map(Gallery.text) ?? Gallery.starter
      if file == "-" { return try Output.data(text) }
      let (folder, name) = Destination.split(file)
      guard CircuitName.isPlain(name) else {
        throw Failure(
          .cannotWrite, Subject(file.debugDescription), "no folder can be called after this file; give it another name")
      }
      try folder.writeNew(Array(text.utf8), to: name)
      Message.print("\(file): draw it with backwire \(ShellWord.quoted(file))")
    }
  }
}
