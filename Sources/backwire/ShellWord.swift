/// A word of a command that people copy into a shell.
enum ShellWord {
  /// As it is where it is plain, and else in quotes; control characters in the quotes that bash, zsh and POSIX have for them.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "_-./,:=@+".unicodeScalars.contains($0)
    }
    if isPlain, !word.isEmpty { return word }
    guard word.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return "'\(word.replacing("'", with: #"'\''"#))'"
    }
    let bytes = word.utf8.map { byte in
      (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\\")
        ? String(Unicode.Scalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "$'\(bytes.joined())'"
  }
}
