import Foundation
import TestSupport
import Testing

/// Files beside a circuit, as the command loads them.
@Suite struct LoadTests {
  private func run(_ name: String, in folder: URL) throws -> Command {
    let text = "const X = load(\"\(name)\")\nw = [1, 2]\nf = sum(X @ w)\n"
    try Data(text.utf8).write(to: folder.appending(path: "c/f.circuit"))
    return try Command(Command.backwire, ["trace", folder.path + "/c/f.circuit", "-f", "csv"])
  }

  @Test("a circuit loads what lies in its folder, and nothing else")
  func folders() throws {
    try withTemporaryFolder { folder in
      let files = FileManager.default
      try files.createDirectory(at: folder.appending(path: "c/data"), withIntermediateDirectories: true)
      try Data("1,2\n3,4\n".utf8).write(to: folder.appending(path: "c/data/x.csv"))
      try Data("1,2\n".utf8).write(to: folder.appending(path: "above.csv"))
      try files.createSymbolicLink(
        atPath: folder.path + "/c/link.csv", withDestinationPath: folder.path + "/above.csv")
      let good = try run("data/x.csv", in: folder)
      #expect(good.code == 0 && good.output.contains("w,input,0,1.0,4.0\nw,input,1,2.0,6.0\n"), "\(good.messages)")
      let own = "only files in the circuit's own folder are loaded"
      for (name, told) in [
        ("../above.csv", own), ("/etc/hostname", own), ("link.csv", own),
        ("missing.csv", "there is no such file beside the circuit"),
        ("data", "it is a folder; name the circuit files in it"),
      ] {
        let bad = try run(name, in: folder)
        #expect(bad.code == 65 && bad.messages.contains("error: '\(name)': \(told)\n"), "\(bad.messages)")
      }
    }
  }
}
