public import Engine
import Foundation
public import Notation

/// Circuits for tests: from a text, and the samples by their names.
public enum Circuits {
  /// A text after both passes, with the seeds of its front matter.
  /// - Throws: `Diagnostics` of the text, or `PassError`.
  public static func annotated(_ text: String, name: String = "test.circuit") throws -> AnnotatedCircuit {
    let source = try parse(text, name: name)
    let circuit = try Circuit(source)
    return try AnnotatedCircuit(circuit, seeds: circuit.seeds(of: source.frontMatter))
  }

  /// A text as it is read, with all functions of the language.
  /// - Throws: `Diagnostics` of the text.
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

  /// The text of a file in `Samples`.
  public static func sampleText(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(root)/Samples/\(name).circuit"), encoding: .utf8)
  }

  /// A sample after both passes.
  public static func sample(_ name: String) throws -> AnnotatedCircuit {
    try annotated(sampleText(name), name: name + ".circuit")
  }
}

/// A wire that a test asks for is not there.
public struct Missing: Error {
  /// By which it was asked for: of a wire that is none, or whose value is no number.
  public let name: String
}

extension AnnotatedCircuit {
  /// The value of a scalar wire.
  /// - Throws: `Missing` for any other.
  public func value(_ name: String) throws -> Double {
    guard let wire = circuit.wire(named: name), let value = values[wire].scalar else { throw Missing(name: name) }
    return value
  }

  /// The gradient on a scalar wire.
  /// - Throws: `Missing` for any other, and where none arrives.
  public func gradient(_ name: String) throws -> Double {
    guard let wire = circuit.wire(named: name), let gradient = gradients[wire]?.scalar else {
      throw Missing(name: name)
    }
    return gradient
  }
}
