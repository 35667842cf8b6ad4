import Notation

/// A value that an option does not take, or an option that there is not.
public struct OptionFault: Error, Equatable, CustomStringConvertible {
  /// The option as it was named.
  public let key: String
  /// What is wrong, without a full stop: `takes a whole number from 1 to 15, not '16'`.
  public let message: String

  /// - Parameters:
  ///   - key: the option as it was named.
  ///   - message: what is wrong, without a full stop.
  public init(key: String, message: String) { (self.key, self.message) = (key, message) }

  /// As a person reads it, in one line.
  public var description: String { "option \(key): \(message)" }

  static func unknown(_ key: String) -> OptionFault {
    let near = Suggestion.nearest(to: key, among: PublishingOption.all.map(\.key))
    let keys = PublishingOption.all.map(\.key).joined(separator: ", ")
    return OptionFault(
      key: key, message: "there is none; " + (near.map { "did you mean '\($0)'?" } ?? "the options are \(keys)"))
  }
}
