import Renderer
import Walkthrough

/// What makes artefacts of an edition: a form, or several that are made in one go.
protocol ArtefactMaker {
  /// Makes the artefacts one after the other.
  /// - Parameter receive: takes each as soon as it is made. What it throws is thrown on.
  /// - Throws: what keeps the form from being made.
  func make(_ edition: Edition, _ receive: (Artefact, [UInt8]) throws -> Void) throws
}

/// One form: what it is called and how it is made. A form is one type, in a file of its own, and one line in `FormList`.
///
/// Most are a `TextForm` or a `DocumentForm`, which is one file; a `FrameForm` is a file for each step, and a `BankForm` one
/// for the questions of many circuits.
protocol FormDefinition: ArtefactMaker, Sendable {
  /// What it is asked for by.
  var name: String { get }
  /// What follows the stem in the file's name. Unless said otherwise the name is the extension.
  var ending: String { get }
  /// The extensions by which a person asks for it, as in `figure.tex`.
  var extensions: [String] { get }
  /// What a link to it says.
  var link: String { get }
  /// The form whose files it shows or includes, and which is made with it.
  var companion: Form? { get }
  /// Whether its artefacts bear a stamp. The others are data, and compared as they are.
  var hasStamp: Bool { get }
  /// How the size of its picture is read from its bytes; nil for what is no picture.
  var sizing: PictureSize.Sizing? { get }
  /// What stands between the stem and a frame's number; nil for a form that is one file.
  var infix: String? { get }

  /// The artefacts that there will be, in their order.
  func artefacts(of edition: Edition) -> [Artefact]
  /// The walkthrough whose steps the artefacts show.
  func walkthrough(of edition: Edition) -> Walkthrough
}

extension FormDefinition {
  var ending: String { "." + name }
  var extensions: [String] { ending == "." + name ? [name] : [] }
  var link: String { name }
  var companion: Form? { nil }
  var hasStamp: Bool { true }
  var sizing: PictureSize.Sizing? { nil }
  var infix: String? { nil }

  func walkthrough(of edition: Edition) -> Walkthrough { edition.walkthrough }
}

/// A form that is one file.
protocol DocumentForm: FormDefinition {
  func bytes(of edition: Edition) throws -> [UInt8]
}

extension DocumentForm {
  func artefacts(of edition: Edition) -> [Artefact] {
    [Artefact(path: edition.files.path(Form(self)), form: Form(self), step: nil, number: nil)]
  }

  func make(_ edition: Edition, _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    let bytes = try bytes(of: edition)
    for artefact in artefacts(of: edition) { try receive(artefact, bytes) }
  }
}

/// A form that is one file of text.
protocol TextForm: DocumentForm {
  func text(of edition: Edition) throws -> String
}

extension TextForm {
  func bytes(of edition: Edition) throws -> [UInt8] { Array(try text(of: edition).utf8) }
}
