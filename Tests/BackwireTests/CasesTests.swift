import Foundation
import TestSupport
import Testing

/// Circuits as people have them in front of them, each with the values and gradients that PyTorch gives in float64, or the
/// words that an error must have: `Tests/Cases/*.circuit` with a `*.json` beside each.
@Suite struct CasesTests {
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Circuits.root + "/Tests/Cases")) ?? []
    return files.filter { $0.hasSuffix(".circuit") }.map { String($0.dropLast(8)) }.sorted()
  }()

  @Test("every case has its outcome, and every outcome its case")
  func pairs() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Circuits.root + "/Tests/Cases")
    #expect(files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted() == Self.names)
    #expect(Self.names.count >= 41)
  }

  @Test("a circuit has the values and gradients of PyTorch, or the error that it should", arguments: names)
  func outcome(name: String) throws {
    #expect(try CaseFile(name).faults() == [])
  }
}

/// A case, and what the command makes of it.
private struct CaseFile {
  private let path: String
  private let outcome: [String: Any]

  init(_ name: String) throws {
    path = "\(Circuits.root)/Tests/Cases/\(name).circuit"
    let data = try Data(contentsOf: URL(filePath: "\(Circuits.root)/Tests/Cases/\(name).json"))
    outcome = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// All that differs from the outcome wanted.
  func faults() throws -> [String] {
    let run = try Command(Command.backwire, ["trace", path, "-f", "json"])
    if let words = outcome["error"] as? [String] {
      let missing = words.filter { !run.messages.contains($0) }.map { "the error does not say '\($0)'" }
      return (run.code == 65 ? [] : ["it ends with \(run.code)"]) + missing
    }
    guard run.code == 0 else { return ["it ends with \(run.code): \(run.messages)"] }
    let trace = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    return try faults(in: trace) + disagreements()
  }

  private func faults(in trace: [String: Any]) throws -> [String] {
    let wires = try #require(trace["wires"] as? [[String: Any]])
    let byID = Dictionary(uniqueKeysWithValues: wires.map { ($0["id"] as? String ?? "", $0) })
    let output = trace["output"] as Any
    let values =
      (output as? [String])?.map { byID[$0]?["value"] as Any } ?? byID[output as? String ?? ""]?["value"] as Any
    var faults = differences("the value", values, outcome["value"] as Any)
    let gradients = try #require(outcome["gradients"] as? [String: Any])
    for (wire, gradient) in gradients.sorted(by: { $0.key < $1.key }) {
      faults += differences("the gradient of \(wire)", byID[wire]?["gradient"] as Any, gradient)
    }
    let inputs = wires.filter { $0["kind"] as? String == "input" }.compactMap { $0["name"] as? String }
    if Set(inputs) != Set(gradients.keys) { faults.append("its inputs are \(inputs.joined(separator: ", "))") }
    return try faults + training(trace["training"])
  }

  /// What differs in the losses before each update, and in the wires after the last.
  private func training(_ steps: Any?) throws -> [String] {
    guard let wanted = outcome["train"] as? [String: Any] else { return [] }
    guard let steps = steps as? [[String: Any]], let last = steps.last?["wires"] as? [String: Any] else {
      return ["there is no training"]
    }
    var faults = differences("the loss", steps.map { $0["loss"] as Any }, wanted["losses"] as Any)
    for (wire, value) in wanted.sorted(by: { $0.key < $1.key }) where wire != "losses" {
      faults += differences(wire, last[wire] as Any, value)
    }
    return faults
  }

  private func differences(_ name: String, _ found: Any, _ wanted: Any) -> [String] {
    let (found, wanted) = (Numbers(found), Numbers(wanted))
    let isEqual =
      found.extents == wanted.extents
      && zip(found.elements, wanted.elements).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
    return isEqual ? [] : ["\(name) is \(found.elements) of shape \(found.extents), not \(wanted.elements)"]
  }

  /// Cutting a wire never says that a gradient which PyTorch has too is wrong.
  private func disagreements() throws -> [String] {
    let run = try Command(Command.backwire, ["verify", path, "-f", "json"])
    return run.output.contains(#""disagrees""#) ? ["verify says that a right gradient is wrong"] : []
  }
}

/// Nested lists of numbers, row by row.
private struct Numbers {
  private(set) var extents: [Int] = []
  private(set) var elements: [Double] = []

  init(_ json: Any) {
    if let number = json as? Double {
      elements = [number]
    } else if let rows = json as? [Any] {
      let rows = rows.map(Numbers.init)
      extents = [rows.count] + (rows.first?.extents ?? [])
      elements = rows.flatMap(\.elements)
    }
  }
}
