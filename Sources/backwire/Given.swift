import ArgumentParser
import Publishing

/// An option as it was typed. The table of the options says what it takes and means.
struct Given {
  let key: String
  let text: String

  /// Those that were typed at all.
  static func all(_ options: [(key: String, text: String?)], switches: [(key: String, isOn: Bool)] = []) -> [Given] {
    options.compactMap { option in option.text.map { Given(key: option.key, text: $0) } }
      + switches.filter(\.isOn).map { Given(key: $0.key, text: "") }
  }

  /// - Throws: `ValidationError` for a value that an option does not take.
  static func check(_ given: [Given]) throws {
    do { _ = try parsed(given) } catch { throw ValidationError("--\(error.key) \(error.message)") }
  }

  /// What is asked for.
  static func options(_ given: [Given]) throws(Failure) -> PublishingOptions {
    do { return try parsed(given) } catch { throw Failure(.usage, Subject("--\(error.key)"), error.message) }
  }

  private static func parsed(_ given: [Given]) throws(OptionFault) -> PublishingOptions {
    var options = PublishingOptions()
    for option in given { try options.set(option.key, to: option.text) }
    return options
  }
}

extension ArgumentHelp {
  /// What the table of the options says of a key.
  static func of(_ key: String, _ valueName: String? = nil) -> ArgumentHelp {
    guard let option = PublishingOption(key: key) else { preconditionFailure("there is no option \(key)") }
    return ArgumentHelp("\(option.help)", valueName: valueName)
  }
}

extension CompletionKind {
  /// The values that the table of the options lists for a key.
  static func of(_ key: String) -> CompletionKind { .list(PublishingOption(key: key)?.choices ?? []) }
}

extension PublishingOptions {
  /// The arguments that give the same again: `--theme dark --jacobian`.
  var commandLine: [String] { given.flatMap { ["--\($0.key)"] + [$0.value].compactMap(\.self) } }
}
