import ArgumentParser
import Notation

/// Messages go to standard error, so that standard output is nothing but data.
enum Message {
  /// How messages are written.
  enum Style: String, CaseIterable, ExpressibleByArgument { case text, json, github }

  /// Read off the command line before it is understood: what is wrong with the command line is said in this style, too.
  static let style = style(of: CommandLine.arguments)

  static func style(of arguments: [String]) -> Style {
    for (place, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument.hasPrefix("--diagnostics=") {
        return Style(rawValue: String(argument.dropFirst("--diagnostics=".count))) ?? .text
      }
      if argument == "--diagnostics", place + 1 < arguments.count {
        return Style(rawValue: arguments[place + 1]) ?? .text
      }
    }
    return .text
  }

  static func print(_ text: String) { say(Notice(note: text)) }

  static func say(_ notice: Notice) {
    let text =
      switch style {
      case .text: notice.text
      case .json: notice.json
      case .github: notice.github
      }
    write(VisibleText.of(text) + "\n")
  }

  /// Writes text as it is. Where it cannot be written nowhere is left to say so.
  static func write(_ text: String) { try? Descriptor.messages.write(text.utf8) }

  /// Does each piece of work, goes on after a failure, reports all of them and ends with the first one's exit code.
  static func reporting<Work>(_ all: [Work], _ body: (Work) throws -> Void) throws {
    var first: Failure.Code?
    for work in all {
      do {
        try body(work)
      } catch let failure as Failure {
        failure.notices.forEach(say)
        first = first ?? failure.code
        if failure.endsAll { break }
      }
    }
    if let first { throw ExitCode(first.rawValue) }
  }
}
