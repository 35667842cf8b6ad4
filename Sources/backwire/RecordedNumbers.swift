import FoundationEssentials

/// A number, or nested lists of them, as a circuit has them.
struct Numbers: Decodable {
  /// `[[1,2],[3,4.5]]`
  let text: String

  init(from decoder: any Decoder) throws {
    if var list = try? decoder.unkeyedContainer() {
      var parts: [String] = []
      while !list.isAtEnd { parts.append(try list.decode(Numbers.self).text) }
      text = "[\(parts.joined(separator: ","))]"
      return
    }
    let value = try decoder.singleValueContainer()
    // What JSON has no number for is a word.
    if let word = try? value.decode(String.self), ["inf", "-inf", "nan"].contains(word) {
      text = word
      return
    }
    let number = try value.decode(Double.self)
    text = Int(exactly: number).map(String.init) ?? number.description
  }
}

extension Decoder {
  /// The values of an object that has no other keys than these: a key with a slip in it is told, not passed over.
  func strictContainer<Keys>(keyedBy keys: Keys.Type) throws -> KeyedDecodingContainer<Keys>
  where Keys: CodingKey & CaseIterable {
    let known = keys.allCases.map(\.stringValue)
    for key in try container(keyedBy: AnyKey.self).allKeys.sorted(by: { $0.stringValue < $1.stringValue })
    where !known.contains(key.stringValue) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath,
          debugDescription: "there is no key '\(key.stringValue)'; the keys are \(known.joined(separator: ", "))"))
    }
    return try container(keyedBy: keys)
  }
}

extension KeyedDecodingContainer {
  /// A text within a line of the circuit.
  func line(_ key: Key) throws -> String {
    let text = try decode(String.self, forKey: key)
    guard !text.contains(where: \.isNewline), !text.contains("#") else {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "it is one line, without '#'")
    }
    return text
  }

  /// The name of a wire or of a function.
  func name(_ key: Key) throws -> String {
    let text = try decode(String.self, forKey: key)
    try check(text, key)
    return text
  }

  /// The names of several.
  func names(_ key: Key) throws -> [String] {
    let names = try decode([String].self, forKey: key)
    for name in names { try check(name, key) }
    return names
  }

  private func check(_ name: String, _ key: Key) throws {
    guard name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]*/) == nil else { return }
    throw DecodingError.dataCorruptedError(
      forKey: key, in: self, debugDescription: "a name has letters, digits and underscores, and begins with no digit")
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
