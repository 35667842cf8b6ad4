#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bytes as text, for files within files.
enum Base64 {
  static func encoded(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
