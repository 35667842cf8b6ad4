import Notation

/// One thing that can be asked for: its key, what it takes and means, and how it is read and written. Command lines, stamps
/// and Swift programs know options by these keys.
public struct PublishingOption: Sendable {
  /// What command lines, stamps and Swift programs know it by.
  public let key: String
  /// What it takes, for errors: `a whole number from 1 to 15`.
  public let takes: String
  /// What it does, for help pages: one sentence.
  public let help: String
  /// Whether it is given or not, and takes no value.
  public let isSwitch: Bool
  /// The values there are, where they can be listed.
  public let choices: [String]
  /// Sets it in options; false for a text that it does not take.
  let read: @Sendable (String, inout PublishingOptions) -> Bool
  /// Its values as texts, as often as it is to be given; none where it is as usual. A switch has an empty one.
  let written: @Sendable (PublishingOptions) -> [String]

  init(
    _ key: String, takes: String = "no value", _ help: String, isSwitch: Bool = false, choices: [String] = [],
    read: @escaping @Sendable (String, inout PublishingOptions) -> Bool,
    written: @escaping @Sendable (PublishingOptions) -> [String]
  ) {
    (self.key, self.takes, self.help, self.isSwitch, self.choices) = (key, takes, help, isSwitch, choices)
    (self.read, self.written) = (read, written)
  }

  /// The option of a key; nil where there is none.
  public init?(key: String) {
    guard let option = Self.byKey[key] else { return nil }
    self = option
  }

  private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
}

/// What options take. Their defaults are those of `PublishingOptions`.
extension PublishingOption {
  typealias Place<Value> = any WritableKeyPath<PublishingOptions, Value> & Sendable

  static func flag(_ key: String, _ help: String, _ place: Place<Bool>) -> PublishingOption {
    PublishingOption(key, help, isSwitch: true) { text, options in
      options[keyPath: place] = true
      return text.isEmpty
    } written: {
      $0[keyPath: place] ? [""] : []
    }
  }

  static func whole(
    _ key: String, _ range: ClosedRange<Int>, of unit: String = "", _ help: String, _ place: Place<Int?>
  ) -> PublishingOption {
    let takes = "a whole number\(unit) from \(range.lowerBound) to \(range.upperBound)"
    return PublishingOption(key, takes: takes, help) { text, options in
      guard let number = Int(text), range.contains(number) else { return false }
      options[keyPath: place] = number
      return true
    } written: {
      $0[keyPath: place].map { ["\($0)"] } ?? []
    }
  }

  static func number(
    _ key: String, _ range: ClosedRange<Double>, of unit: String = "", _ help: String, _ place: Place<Double>
  ) -> PublishingOption {
    let ends = [range.lowerBound, range.upperBound].map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" }
    return PublishingOption(key, takes: "a number\(unit) from \(ends[0]) to \(ends[1])", help) { text, options in
      guard let number = Double(text), range.contains(number) else { return false }
      options[keyPath: place] = number
      return true
    } written: {
      $0[keyPath: place] == PublishingOptions()[keyPath: place] ? [] : ["\($0[keyPath: place])"]
    }
  }

  static func choice<Value: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ key: String, _ help: String, _ place: Place<Value?>
  ) -> PublishingOption {
    let names = Value.allCases.map(\.rawValue)
    return PublishingOption(key, takes: listed(names), help, choices: names) { text, options in
      guard let value = Value(rawValue: text) else { return false }
      options[keyPath: place] = value
      return true
    } written: {
      $0[keyPath: place].map { [$0.rawValue] } ?? []
    }
  }

  /// `light, dark or print`.
  static func listed(_ names: [String]) -> String {
    names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}
