import Engine
import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct TraceTests {
  @Test("the trace as text numbers the sentences as the frames are numbered")
  func text() throws {
    let trace = Trace(Walkthrough(try Circuits.sample("multiply"), title: "A product"))
    #expect(
      trace.text() == """
        A product

         0  The forward pass is done: every wire has its value, and the output is x = 12.
         1  The seed: the output wire x receives the upstream gradient 5.
         2  Function node x = s₁ × s₂ multiplies its upstream gradient 5 by each local gradient: \
        s₁ receives 5 × 4 = 20 and s₂ receives 5 × 3 = 15.
         3  The backward pass is done; read off at the inputs: gradient of s₁ = 20 and gradient of s₂ = 15.

        """)
  }

  @Test("the trace as JSON has every value and gradient in full, and null where none arrives")
  func json() throws {
    let trace = Trace(Walkthrough(try Circuits.annotated("x = 0.1\nf = x * 3 + x\n")))
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(trace.json().utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    #expect(object["output"] as? String == "f")
    let wires = try #require(object["wires"] as? [[String: Any]])
    #expect(wires.map { $0["id"] as? String } == ["x", "x⁽¹⁾", "x⁽²⁾", "const₁", "u₁", "f"])
    #expect(
      wires.map { $0["kind"] as? String } == ["input", "splitter", "splitter", "constant", "function", "function"])
    #expect(wires[0]["value"] as? Double == 0.1)
    // In the text, since Foundation's reader rounds the last digit.
    #expect(trace.json().contains("\"value\" : 0.30000000000000004"))
    #expect(wires[0]["gradient"] as? Double == 4)
    #expect(wires[3]["gradient"] is NSNull)
    #expect(wires[4]["name"] is NSNull)
    let steps = try #require(object["steps"] as? [[String: Any]])
    #expect(steps.map { $0["kind"] as? String } == ["forward", "seed", "function", "function", "splitter", "results"])
    let sends = try #require(steps[3]["sends"] as? [[String: Any]])
    #expect(sends.count == 1)
    #expect(sends[0]["localFormula"] as? String == "3")
    #expect(sends[0]["gradient"] as? Double == 3)
  }

  @Test("every wire has an id of its own, which is no number and never null: a key", arguments: Circuits.sampleNames)
  func keys(sample: String) throws {
    let trace = Trace(Walkthrough(try Circuits.sample(sample)))
    let object = try #require(JSONSerialization.jsonObject(with: Data(trace.json().utf8)) as? [String: Any])
    let wires = try #require(object["wires"] as? [[String: Any]])
    let ids = wires.compactMap { $0["id"] as? String }
    #expect(ids.count == wires.count && Set(ids).count == ids.count)
    // The readers of a constant have a wire each, all of one name.
    for wire in wires where wire["kind"] as? String != "constant" {
      #expect(wire["name"] is NSNull || wire["name"] as? String == wire["id"] as? String)
    }
    let outputs = try #require(object["output"] as? [String] ?? (object["output"] as? String).map { [$0] })
    #expect(!outputs.isEmpty && outputs.allSatisfy(ids.contains))
    for step in object["steps"] as? [[String: Any]] ?? [] {
      if let node = step["node"] as? String { #expect(ids.contains(node)) }
      for send in step["sends"] as? [[String: Any]] ?? [] { #expect(ids.contains(send["wire"] as? String ?? "")) }
    }
  }

  @Test("keys are sorted and a rerun gives equal bytes")
  func sorted() throws {
    let trace = Trace(Walkthrough(try Circuits.sample("product")))
    let keys = trace.json().matches(of: /\n  "(\w+)"/).map { String($0.1) }
    #expect(keys == keys.sorted() && keys.count == 6)
    #expect(trace.json() == Trace(Walkthrough(try Circuits.sample("product"))).json())
  }

  private static let twoOutputs = "---\noutput: [p, q]\nseed: {q: 0.5}\n---\nx = 2\np = x * x\nq = 3 * p\n"

  @Test("events say who sends what to whom, and each belongs to a step that does not ask")
  func events() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"), asking: .inTurn)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(Trace(walkthrough).json().utf8)) as? [String: Any])
    let events = try #require(object["events"] as? [[String: Any]])
    #expect(events.map { $0["kind"] as? String } == ["forward", "seed", "function", "function", "results"])
    #expect(events.map { $0["step"] as? Int } == [0, 1, 3, 5, 6])
    let sends = try #require(events[2]["sends"] as? [[String: Any]])
    #expect(sends.map { $0["from"] as? String } == ["f", "f"] && sends.map { $0["to"] as? String } == ["q", "z"])
    let locals = sends.compactMap { $0["local"] as? [String: Any] }
    #expect(locals.map { $0["formula"] as? String } == ["z", "q"])
    #expect(locals.map { $0["number"] as? Double } == [-4, 3] && locals.map { $0["product"] as? Double } == [-4, 3])
    let results = try #require(events[4]["gradients"] as? [[String: Any]])
    #expect(results.map { $0["wire"] as? String } == ["x", "y", "z"])
    #expect(results.map { $0["gradient"] as? Double } == [-4, -4, 3])
  }

  @Test("a training is told by loss and values after each update, several outputs by their ids and seeds")
  func training() throws {
    let text = "---\ntrain: {wires: [w], rate: 0.25, steps: 2}\n---\nw = 1\nL = w * w\n"
    let annotated = try Circuits.annotated(text)
    let plan = try #require(try Circuits.parse(text).training)
    let trace = Trace(Walkthrough(annotated, training: try Training(plan, from: annotated.circuit)))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(trace.json().utf8)) as? [String: Any])
    let steps = try #require(object["training"] as? [[String: Any]])
    #expect(steps.map { $0["loss"] as? Double } == [1, 0.25])
    #expect(steps.map { ($0["wires"] as? [String: Double])?["w"] } == [0.5, 0.25])
    let two = Trace(Walkthrough(try Circuits.annotated(Self.twoOutputs))).json()
    #expect(two.contains("\"p⁽²⁾\"") && two.contains("\"seeds\""))
  }

  @Test("a constant's wires have its name, one for each reader; a number in an expression has none")
  func constants() throws {
    let annotated = try Circuits.annotated("const n = 4\nx = 3\nf = n * x + x / n + 2\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(Trace(Walkthrough(annotated)).json().utf8)) as? [String: Any])
    let wires = try #require(object["wires"] as? [[String: Any]]).filter { $0["kind"] as? String == "constant" }
    #expect(wires.map { $0["name"] as? String } == ["n", "n", nil])
    #expect(wires.map { $0["value"] as? Double } == [4, 4, 2])
    #expect(Set(wires.compactMap { $0["id"] as? String }).count == 3)
  }

  /// By the reference implementation in Python, which the README's test command installs.
  @Test("every sample's trace is valid by the published schema")
  func schema() throws {
    try withTemporaryFolder { folder in
      for name in Circuits.sampleNames {
        let annotated = try Circuits.sample(name)
        let training = try Circuits.parse(Circuits.sampleText(name)).training.map {
          try Training($0, from: annotated.circuit)
        }
        let trace = Trace(Walkthrough(annotated, training: training))
        try Data(trace.json().utf8).write(to: folder.appending(path: name + ".json"))
      }
      for (name, settings) in [("asking", true), ("every", false)] {
        let walkthrough = Walkthrough(
          try Circuits.sample("mlp"), everyStep: !settings, showsJacobians: true, asking: settings ? .inTurn : nil)
        try Data(Trace(walkthrough).json().utf8).write(to: folder.appending(path: name + ".json"))
      }
      let two = try Circuits.annotated(Self.twoOutputs)
      try Data(Trace(Walkthrough(two)).json().utf8).write(to: folder.appending(path: "two.json"))
      try Data(#"{"version": 1, "title": "no wires", "output": "f", "wires": [], "steps": []}"#.utf8)
        .write(to: folder.appending(path: "wrong.json"))
      let schema = Circuits.root + "/Sources/Publishing/Schemas/trace.schema.json"
      let expected =
        (Circuits.sampleNames.map { "\($0) 0 []" } + ["asking 0 []", "every 0 []", "two 0 []", "wrong 3 "]).sorted()
      #expect(try SchemaCheck.faults(schema: schema, of: folder.path) == expected)
    }
  }
}
