extension PublishingOptions {
  /// What differs from the defaults, as a stamp has it: `theme=dark`, `jacobian`.
  public var words: [String] {
    given.map { key, value in value.map { "\(key)=\(OptionText.encoded($0))" } ?? key }
  }

  /// What differs from the defaults: keys with their values as texts, and switches without one, in the order of the table.
  public var given: [(key: String, value: String?)] {
    PublishingOption.all.flatMap { option in
      option.written(self).map { (option.key, option.isSwitch ? nil : $0) }
    }
  }

  /// Options from what `words` gives; nil for words that it does not give.
  public init?(words: [String]) {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      guard let option = PublishingOption(key: parts[0]), option.isSwitch == (parts.count == 1),
        let value = parts.count == 1 ? "" : OptionText.decoded(parts[1]), option.read(value, &self)
      else { return nil }
    }
  }

  /// Sets an option from a text.
  /// - Parameter text: its value; nothing for a switch.
  /// - Throws: `OptionFault` for a key that there is not, and for a value that the option does not take.
  public mutating func set(_ key: String, to text: String = "") throws(OptionFault) {
    guard let option = PublishingOption(key: key) else { throw .unknown(key) }
    guard option.read(text, &self) else { throw OptionFault(key: key, message: "takes \(option.takes), not '\(text)'") }
  }
}
