/// Values of options as one word of ASCII that may stand in any comment.
enum OptionText {
  /// Letters and digits of ASCII, commas, points and single hyphens as they are, all other bytes as `%` and two digits.
  static func encoded(_ value: String) -> String {
    var encoded = ""
    for byte in value.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || ",._".unicodeScalars.contains(scalar) || (scalar == "-" && encoded.last != "-") {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return encoded
  }

  /// The value that was encoded; nil for what no value is encoded as.
  static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
