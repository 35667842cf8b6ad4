import ArgumentParser
import Engine
import Notation

/// `backwire fmt`: a circuit in the language's own spelling.
struct Fmt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write a circuit in the language's own spelling.",
    discussion: """
      backwire fmt pasted.circuit
      backwire fmt --in-place Samples/*.circuit
      backwire fmt --check Samples/*.circuit

      Pasted NumPy, PyTorch, LaTeX and textbook notation become what one would type; lines that compute nothing here \
      (import, print, loss.backward()) are left out. Comments, notes and blank lines stay. What is formatted already \
      stays as it is.
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Flag(name: [.short, .long], help: "Write each file anew instead of printing it.")
  var inPlace = false

  @Flag(help: "Print the names of files that would change, and end with 1 where there are any.")
  var check = false

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    if inPlace, files.contains("-") {
      throw ValidationError("standard input cannot be written to: leave --in-place out")
    }
    if inPlace, check { throw ValidationError("--check changes nothing: leave --in-place out") }
  }

  func run() throws {
    var differs = false
    try Message.reporting(files) { path throws(Failure) in
      let file = try InputFile(path: path).read()
      guard !RecordedText.isData(file) else {
        let shown = ShellWord.quoted(path)
        throw Failure(
          .badInput, InputFile(path: path).subject,
          "this is data of a program; 'backwire trace \(shown) -f circuit' writes it as a text")
      }
      let text: String
      do throws(Diagnostics) {
        text = try FormattedSource(file, vocabulary: FunctionList.vocabulary).text
      } catch {
        throw Failure(error)
      }
      if check {
        guard text != file.text else { return }
        differs = true
        try Output.print(VisibleText.line(path))
      } else if inPlace {
        guard text != file.text else { return }
        let (folder, name) = Destination.split(path)
        try folder.write(Array(text.utf8), to: name)
      } else {
        try Output.data(text)
      }
    }
    if differs { throw ExitCode(1) }
  }
}
