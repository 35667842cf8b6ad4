import Engine
import Notation
import Publishing
import Workshop

/// A circuit file as the command meets it: read, understood, run, or a `Failure` that says what is wrong.
struct CircuitFile {
  /// As messages call it.
  let subject: Subject
  let workshop: Workshop

  /// - Parameters:
  ///   - input: where the text is; `-` for standard input.
  ///   - stem: what the artefacts are called, if not after the file.
  ///   - options: the numbers, the folding and the looks that are asked for.
  ///   - limits: how large the circuit may be.
  ///   - isQuiet: whether warnings are left unsaid.
  init(
    _ input: InputFile, stem: String? = nil, _ options: PublishingOptions = PublishingOptions(),
    limits: CircuitLimits = CircuitLimits(), isQuiet: Bool = false
  ) throws(Failure) {
    let file = try RecordedText.circuit(in: input)
    subject = input.subject
    do {
      workshop = try Workshop(
        file, stem: try stem ?? CircuitName.stem(of: input.path), options: options, limits: limits)
    } catch let failure as Failure {
      throw failure
    } catch let error as WorkshopError {
      throw Failure(error, input.subject)
    } catch {
      throw Failure(.internalFailure, input.subject, "\(error)")
    }
    if !isQuiet { Notice.all(workshop.warnings).forEach(Message.say) }
  }

  var stem: String { workshop.stem }

  var publisher: Publisher { workshop.publisher(encoders: Cores.count).encodingVideos(with: FFmpeg.encoder) }
}

extension Failure {
  /// A library speaks of options by their keys, a command line by its own words.
  init(_ error: WorkshopError, _ subject: Subject) {
    switch error {
    case .circuit(let diagnostics): self.init(diagnostics)
    case .value(let key, let diagnostics):
      let file = SourceFile(name: "--\(key)", text: diagnostics.file.text)
      self.init(Diagnostics(diagnostics.all, in: file))
    case .option(let fault): self.init(.badInput, Subject("--\(fault.key)"), fault.message)
    case .mismatch(let message): self.init(.badInput, subject, message)
    }
  }
}
