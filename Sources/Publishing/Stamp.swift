import Engine
import Renderer
public import Walkthrough

/// What an artefact was made of, written into the artefact: `backwire check` compares it with what it would be made of now.
///
/// Its `content` is the hash of the artefact itself, see `Seal`. No date, no path, no name of a machine: equal circuits and
/// options have equal stamps.
public struct Stamp: Equatable, Sendable {
  /// A hash of the circuit's text.
  public let source: String
  /// A hash of all that was computed: wires, values, gradients and steps.
  public let trace: String
  /// How it was asked to look.
  public let options: PublishingOptions

  /// - Parameters:
  ///   - source: the circuit's text.
  ///   - walkthrough: all that was computed of it.
  ///   - options: how it was asked to look.
  public init(source: String, walkthrough: Walkthrough, options: PublishingOptions) {
    self.source = Self.hash(ofSource: source)
    trace = Self.hash(of: walkthrough)
    self.options = options
  }

  /// The hash of a circuit's text, as it stands in a stamp.
  public static func hash(ofSource text: String) -> String {
    var hash = ContentHash()
    hash.add(text)
    return hash.hex
  }

  /// One line of ASCII without quotes, angle brackets or two hyphens in a row: it may stand in any comment.
  public var text: String {
    (["\(Self.mark) source=\(source) trace=\(trace) \(Seal.blank)"] + options.words).joined(separator: " ") + " ."
  }

  /// The stamp in an artefact; nil where there is none that this version understands.
  public init?(in bytes: [UInt8]) {
    guard let start = bytes.firstRange(of: Array(Self.mark.utf8)) else { return nil }
    // The length of a stamp is that of its options, which nobody writes pages of.
    let rest = GIFComment.rest(of: bytes, from: start) ?? Array(bytes[start.upperBound...].prefix(4096))
    let line = rest.prefix { $0 != UInt8(ascii: "\n") }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ").map { String($0) }.prefix {
      !$0.hasPrefix(".")
    }
    guard words.count >= 3, words[0].hasPrefix("source="), words[1].hasPrefix("trace="), words[2].hasPrefix(Seal.key),
      let options = PublishingOptions(words: Array(words.dropFirst(3)))
    else { return nil }
    source = String(words[0].dropFirst("source=".count))
    trace = String(words[1].dropFirst("trace=".count))
    self.options = options
  }

  /// With the version of all this: a stamp of another version is none.
  static let mark = "backwire:stamp:2"

  private static func hash(of walkthrough: Walkthrough) -> String {
    let circuit = walkthrough.circuit
    var hash = ContentHash()
    hash.add("\(walkthrough.title) \(walkthrough.digits) \(walkthrough.showsJacobians)")
    for wire in circuit.wires.indices {
      hash.add(circuit.id(of: wire))
      for tensor in [walkthrough.annotated.values[wire], walkthrough.annotated.gradients[wire]] {
        hash.add(tensor?.shape.description ?? "none")
        for number in tensor?.elements ?? [] { hash.add(number.bitPattern) }
      }
    }
    for iteration in walkthrough.training?.iterations ?? [] {
      for update in iteration.updates { for number in update.after.elements { hash.add(number.bitPattern) } }
    }
    for step in walkthrough.steps { hash.add("\(step.kind.word) \(step.node?.index ?? -1)") }
    return hash.hex
  }
}
