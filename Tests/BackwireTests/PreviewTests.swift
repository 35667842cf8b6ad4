import Foundation
import TestSupport
import Testing

/// Who may ask `backwire preview`, and for what.
@Suite(.serialized, .enabled(if: Browser.isExpected)) struct PreviewTests {
  /// Runs a preview in a folder with one circuit.
  private static func withPreview<Result>(
    of arguments: [String] = ["f.circuit"], _ body: (_ folder: URL, _ address: String) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      try Data(circuit("x * x").utf8).write(to: folder.appending(path: "f.circuit"))
      let preview = Process()
      let output = folder.appending(path: "address")
      try Data().write(to: output)
      preview.executableURL = Command.backwire
      preview.arguments = ["preview", "--no-open"] + arguments
      preview.currentDirectoryURL = folder
      preview.standardOutput = try FileHandle(forWritingTo: output)
      try preview.run()
      defer {
        // Other signals are held back in a process that a thread of the tests has started.
        kill(preview.processIdentifier, SIGKILL)
        preview.waitUntilExit()
      }
      var address = ""
      waitUntil {
        address = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        return address.hasSuffix("\n") || !preview.isRunning
      }
      return try body(folder, address.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  private static func circuit(_ formula: String) -> String { "x = 3\nf = \(formula)\n" }

  @Test("a page of another name reads nothing, and what is not there is not found")
  func hosts() throws {
    try Self.withPreview { (folder: URL, address: String) throws -> Void in
      func status(_ path: String, _ host: String? = nil) throws -> String {
        let script = """
          import http.client, sys
          connection = http.client.HTTPConnection(sys.argv[1].split("/")[2])
          connection.request("GET", sys.argv[2], headers={"Host": sys.argv[3]} if sys.argv[3:] else {})
          answer = connection.getresponse()
          print(answer.status, answer.getheader("Access-Control-Allow-Origin"), end="")
          """
        let arguments = ["python3", "-c", script, address, path] + [host].compactMap(\.self)
        return try Command(URL(filePath: "/usr/bin/env"), arguments).output
      }
      #expect(try status("/") == "200 None")
      #expect(try status("/page/f") == "200 None")
      #expect(try status("/", "evil.example") == "403 None")
      #expect(try status("/events", "evil.example:80") == "403 None")
      #expect(try status("/../f.circuit") == "404 None")
      #expect(try status("/page/g") == "404 None")
    }
  }
}
