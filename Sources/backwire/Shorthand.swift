import ArgumentParser
import Notation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `backwire FILE` for `backwire render FILE`.
enum Shorthand {
  /// The arguments with the verb that is meant.
  /// - Throws: `ValidationError` for what is neither a verb nor a file.
  static func spelledOut(_ arguments: [String]) throws -> [String] {
    guard let first = arguments.first, !first.hasPrefix("-"), !isVerb(first) else { return arguments }
    if access(first, F_OK) == 0 { return ["render"] + arguments }
    // What looks like a file is a file that is not there, which render says.
    if first.contains("/") || first.hasSuffix(".circuit") { return ["render"] + arguments }
    let near = Suggestion.nearest(to: first, among: verbs)
    throw ValidationError(
      "there is no file and no verb '\(first)'; "
        + (near.map { "did you mean '\($0)'?" } ?? "the verbs are \(verbs.joined(separator: ", "))"))
  }

  private static var verbs: [String] { Backwire.verbs + ["help"] }

  /// Whether it is a verb, be it one that no person types.
  private static func isVerb(_ word: String) -> Bool {
    word == "help" || Backwire.configuration.subcommands.contains { $0.configuration.commandName == word }
  }
}
