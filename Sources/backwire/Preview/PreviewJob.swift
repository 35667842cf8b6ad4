import Engine
import FoundationEssentials
import Publishing

/// What a process that draws for the preview is told: a circuit file, how it is to look and how large it may be.
struct PreviewJob: Codable {
  let path: String
  /// The options as words of a stamp.
  let options: [String]
  /// How many nodes and how many numbers the circuit may have.
  let nodes, elements: Int
  let layoutSeconds: Double

  /// For the standard input of the process.
  var bytes: [UInt8] {
    guard let data = try? JSONEncoder().encode(self) else { preconditionFailure("texts and numbers encode") }
    return Array(data)
  }

  init(path: String, options: PublishingOptions, limits: CircuitLimits, layoutSeconds: Double) {
    (self.path, self.options, self.layoutSeconds) = (path, options.words, layoutSeconds)
    (nodes, elements) = (limits.nodes, limits.elements)
  }

  /// The job from what its `bytes` were; nil for any others.
  init?(bytes: [UInt8]) {
    guard let job = try? JSONDecoder().decode(PreviewJob.self, from: Data(bytes)) else { return nil }
    self = job
  }

  var drawing: DrawingProcess {
    DrawingProcess(subject: InputFile(path: path).subject, layoutSeconds: layoutSeconds)
  }

  /// The page of the circuit.
  func page() throws(Failure) -> String {
    let subject = InputFile(path: path).subject
    guard let options = PublishingOptions(words: options) else {
      throw Failure(.internalFailure, subject, "the options of the preview cannot be read")
    }
    let limits = Limits.circuit(nodes: nodes, elements: elements)
    let file = try Folding.open(InputFile(path: path), options, limits)
    do {
      return String(decoding: try file.publisher.whole(.html), as: UTF8.self)
    } catch {
      throw Failure(.internalFailure, subject, "\(error)")
    }
  }
}
