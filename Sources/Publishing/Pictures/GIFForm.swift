/// The frames as PNG, and the command that makes a GIF of them.
struct GIFForm: FormDefinition {
  let name = "gif"
  var companion: Form? { .png }

  func artefacts(of edition: Edition) -> [Artefact] {
    [Artefact(path: edition.files.path(Form(self)), form: Form(self), step: nil, number: nil)]
  }

  func make(_ edition: Edition, _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    preconditionFailure("a GIF is made by another program")
  }
}

extension Form { public static let gif = Form(GIFForm()) }
