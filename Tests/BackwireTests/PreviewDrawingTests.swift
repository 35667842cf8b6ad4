import Foundation
import TestSupport
import Testing

/// The preview draws in processes of their own: whatever happens to one of them, the server answers and tells.
@Suite(.serialized) struct PreviewDrawingTests {
  /// - Parameter isEnded: whether the body ends the preview itself.
  private static func withPreview(
    of circuits: [String: String], _ arguments: [String] = [], isEnded: Bool = false,
    _ body: (RunningCommand, URL, String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      for (name, text) in circuits { try Data(text.utf8).write(to: folder.appending(path: name + ".circuit")) }
      let output = folder.appending(path: "address")
      let preview = try RunningCommand(["preview", "--no-open", "."] + arguments, in: folder, output: output)
      var address = ""
      waitUntil {
        address = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        return address.hasSuffix("\n")
      }
      let result = Result { try body(preview, folder, address.trimmingCharacters(in: .whitespacesAndNewlines)) }
      if !isEnded {
        preview.send(SIGTERM)
        _ = try preview.wait()
      }
      try result.get()
    }
  }

  /// What a browser that opens a circuit's page is told of it: how often it was drawn, and what is wrong.
  private struct State: Decodable {
    let name: String
    let version: Int
    let error: String?
  }

  private static func states(_ address: String) throws -> [State] {
    let script = """
      import json, sys, urllib.request
      events = urllib.request.urlopen(sys.argv[1] + "events", timeout=30)
      def data():
          while not (line := events.readline().decode()).startswith("data: "): pass
          return line[6:]
      for name in json.loads(data()): print(data(), end="")
      """
    let told = try Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script, address])
    #expect(told.code == 0, "\(told.messages)")
    return try told.output.split(separator: "\n").map { try JSONDecoder().decode(State.self, from: Data($0.utf8)) }
  }

  /// Waits until all that is told of one circuit is as it should be.
  private static func wait(_ address: String, _ name: String = "f", for isRight: (State) -> Bool) throws -> State? {
    var state: State?
    try waitUntil {
      state = try states(address).first { $0.name == name }
      return state.map(isRight) ?? false
    }
    return state
  }

  @Test(
    "a crash is told with its signal, and the next save is drawn",
    arguments: [
      (SIGSEGV, "Graphviz crashed (signal 11, segmentation fault); what was drawn before is whole"),
      (SIGKILL, "the drawing was ended from outside (signal 9, killed); what was drawn before is whole"),
    ])
  func crash(signal: Int32, message: String) throws {
    try Self.withPreview(of: ["f": LargeCircuits.tangle]) { preview, folder, address in
      preview.send(signal, to: try #require(preview.child()))
      #expect(try Self.wait(address) { $0.error != nil }?.error == "./f.circuit: error: \(message)")
      try Data("x = 3\nf = x * x\n".utf8).write(to: folder.appending(path: "f.circuit"))
      #expect(try Self.wait(address) { $0.version == 1 }?.error == nil)
    }
  }

  @Test("a layout past its limit is told")
  func limit() throws {
    // No machine lays it out in a millisecond.
    let network = NetworkCircuit(shape: .mlp, nodes: 40).text
    try Self.withPreview(of: ["f": network], ["--layout-seconds", "0.001"]) { _, _, address in
      let error = try Self.wait(address) { $0.error != nil }?.error
      #expect(
        error == """
          ./f.circuit: error: Graphviz did not finish laying out the circuit within 0.001 seconds; \
          raise --layout-seconds, or fold composites with --fold
          """)
    }
  }

  @Test("the server answers while a drawing takes its time, and a newer save ends that drawing")
  func newer() throws {
    try Self.withPreview(of: ["f": LargeCircuits.tangle]) { preview, folder, address in
      let child = try #require(preview.child())
      #expect(try Self.states(address).map(\.version) == [0])
      try Data("x = 3\nf = x * x\n".utf8).write(to: folder.appending(path: "f.circuit"))
      #expect(try Self.wait(address) { $0.version == 1 }?.error == nil)
      RunningCommand.waitForEnd(of: child)
      #expect(try Self.states(address).map(\.version) == [1])
    }
  }

  @Test("the drawing ends with the preview, however that ends", arguments: [SIGINT, SIGTERM, SIGKILL])
  func both(signal: Int32) throws {
    try Self.withPreview(of: ["f": LargeCircuits.tangle], isEnded: true) { preview, _, _ in
      let child = try #require(preview.child())
      preview.send(signal)
      #expect(try preview.wait(for: child).signal == signal)
      #expect(!FileManager.default.fileExists(atPath: "/proc/\(child)/exe"))
    }
  }

  @Test("of thirty circuits each is drawn, those with mistakes are told with their place")
  func many() throws {
    let circuits = (1...30).map { ("c\($0)", $0 % 5 == 0 ? "f = zz\n" : "x = \($0)\nf = x * x\n") }
    try Self.withPreview(of: Dictionary(uniqueKeysWithValues: circuits)) { _, _, address in
      var states: [State] = []
      try waitUntil {
        states = try Self.states(address)
        return states.allSatisfy { $0.version > 0 || $0.error != nil }
      }
      #expect(states.count == 30)
      for state in states {
        let number = Int(state.name.dropFirst()) ?? 0
        let error = "./\(state.name).circuit:1:5: error: there is no wire named 'zz'\n  1 | f = zz\n    |     ^~"
        #expect(state.error == (number % 5 == 0 ? error : nil))
        #expect(state.version == (number % 5 == 0 ? 0 : 1))
      }
    }
  }

  @Test("a preview of standard input is wrong usage")
  func standardInput() throws {
    let run = try Command(Command.backwire, ["preview", "-"])
    #expect(run.code == 64)
    #expect(run.messages.contains("a preview follows files, and standard input is none: give a file"))
  }
}
