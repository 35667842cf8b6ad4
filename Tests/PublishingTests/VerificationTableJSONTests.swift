import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct VerificationTableJSONTests {
  private static func checks(_ text: String) throws -> [[String: Any]] {
    let json = VerificationTable(try Circuits.annotated(text)).json()
    let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(read["version"] as? Int == 1)
    return try #require(read["checks"] as? [[String: Any]])
  }

  @Test(
    "each verdict has its word",
    arguments: [
      ("x = 3\nf = x * x\n", "agrees"), ("x = 3\nf = (x + 1e13) - 1e13\n", "cannotTell"),
      ("x = 0\nf = relu(x)\n", "kink"),
    ])
  func verdicts(text: String, word: String) throws {
    let check = try #require(try Self.checks(text).first)
    #expect(check["wire"] as? String == "x")
    #expect(check["verdict"] as? String == word)
  }

  @Test("a kink has a slope on each side, and none of its own")
  func kink() throws {
    let check = try #require(try Self.checks("x = 0\nf = 3 * relu(x)\n").first)
    #expect(check["left"] as? Double == 0 && check["right"] as? Double == 3)
    #expect(check["measured"] is NSNull && check["bound"] is NSNull)
  }

  @Test("a number of a tensor is told with its place, and its bound covers the distance")
  func tensor() throws {
    let checks = try Self.checks("W = [[1, 2], [3, 4]]\nf = sum(W * W)\n").filter { $0["wire"] as? String == "W" }
    #expect(checks.map { $0["element"] as? [Int] } == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(checks.map { $0["gradient"] as? Double } == [2, 4, 6, 8])
    for check in checks {
      let measured = try #require(check["measured"] as? Double)
      let gradient = try #require(check["gradient"] as? Double)
      let bound = try #require(check["bound"] as? Double)
      #expect(abs(measured - gradient) <= bound && bound < 1e-3)
    }
  }
}
