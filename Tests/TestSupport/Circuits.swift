public import Engine
import Foundation
public import Notation

/// Circuits for tests: from a text, and the samples by their names.
public enum Circuits {
  public static func annotated(_ text: String, name: String = "test.circuit") throws -> AnnotatedCircuit {
    let source = try parse(text, name: name)
    let circuit = try Circuit(source)
    return try AnnotatedCircuit(circuit, seeds: circuit.seeds(of: source.frontMatter))
  }

  public static func parse(_ text: String, name: String = "test.circuit") throws -> CircuitSource {
    try CircuitSource.parse(SourceFile(name: name, text: text), vocabulary: FunctionList.vocabulary)
  }

  /// The package's own folder.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Every sample's name, sorted.
  public static let sampleNames: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Samples")) ?? []
    return names.filter { $0.hasSuffix(".circuit") }.map { String($0.dropLast(8)) }.sorted()
  }()

  public static func sampleText(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(root)/Samples/\(name).circuit"), encoding: .utf8)
  }

  public static func sample(_ name: String) throws -> AnnotatedCircuit {
    try annotated(sampleText(name), name: name + ".circuit")
  }
}

/// A wire that a test asks for is not there.
public struct Missing: Error { public let name: String }

extension AnnotatedCircuit {
  public func value(_ name: String) throws -> Double {
    guard let wire = circuit.wire(named: name), let value = values[wire].scalar else { throw Missing(name: name) }
    return value
  }

  public func gradient(_ name: String) throws -> Double {
    guard let wire = circuit.wire(named: name), let gradient = gradients[wire]?.scalar else {
      throw Missing(name: name)
    }
    return gradient
  }
}
