import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct SHA256Tests {
  @Test("digests are Python's", arguments: [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 1000])
  func digests(count: Int) throws {
    let text = String(String(repeating: "abcdefghijk ", count: 100).prefix(count))
    let script = "import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest(), end='')"
    let theirs = try Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script], input: text).output
    let ours = SHA256.digest(text.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(ours == theirs)
  }
}
