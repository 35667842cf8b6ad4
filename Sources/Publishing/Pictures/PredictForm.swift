import Renderer
import Walkthrough

/// A picture for each question and one for its answer, for slides.
struct PredictForm: FormDefinition {
  let name = "predict"
  let ending = ".svg"
  let infix: String? = "-predict"
  let sizing: PictureSize.Sizing? = .svg

  func walkthrough(of edition: Edition) -> Walkthrough { edition.asking }

  func artefacts(of edition: Edition) -> [Artefact] { artefacts(of: edition, edition.asking.pairs) }

  private func artefacts(of edition: Edition, _ pairs: [Step]) -> [Artefact] {
    pairs.enumerated().map { place, step in
      let (path, number) = edition.files.pair(place, of: pairs.count)
      return Artefact(path: path, form: Form(self), step: step, number: number)
    }
  }

  func make(_ edition: Edition, _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    let asking = edition.asking
    let pairs = asking.pairs
    var artefacts = artefacts(of: edition, pairs)[...]
    try FrameRenderer(asking, edition.settings).render(pairs, as: [.svg]) { _, _, bytes in
      if let artefact = artefacts.popFirst() { try receive(artefact, bytes) }
    }
  }
}

extension Form {
  /// Frames in pairs: with question marks, and with the answer.
  public static let predict = Form(PredictForm())
}
