import Renderer

/// A file for each step. Several such forms are drawn in one go, since they have one layout.
protocol FrameForm: FormDefinition {
  /// What a frame is drawn as.
  var format: FrameFormat { get }
}

extension FrameForm {
  var infix: String? { "" }

  func artefacts(of edition: Edition) -> [Artefact] {
    edition.steps.map { edition.files.frame($0, Form(self)) }
  }

  func make(_ edition: Edition, _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    try FrameSet(forms: [self]).make(edition, receive)
  }
}

/// Frames in several forms.
struct FrameSet: ArtefactMaker {
  let forms: [any FrameForm]

  func make(_ edition: Edition, _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    let byFormat = Dictionary(uniqueKeysWithValues: forms.map { ($0.format, Form($0)) })
    try edition.renderer.render(edition.steps, as: forms.map(\.format)) { step, format, bytes in
      guard let form = byFormat[format] else { preconditionFailure("\(format) was not asked for") }
      let words = { edition.walkthrough.caption(of: step).sentence }
      try receive(edition.files.frame(step, form), format == .png ? PNGChunk.described(bytes, words()) : bytes)
    }
  }
}
