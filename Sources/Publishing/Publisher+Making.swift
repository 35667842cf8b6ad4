import Renderer

extension Publisher {
  /// Makes artefacts and hands over each as soon as it is made, frames first. A form that cannot be made leaves the others
  /// whole: all of them are made before the error is thrown.
  /// - Throws: `PublishingError` for forms that cannot be made, and whatever `receive` throws, at once.
  public func publish(_ forms: [Form], _ receive: (String, [UInt8]) throws -> Void) throws {
    try make(forms) { try receive($0.path, $1) }
  }

  /// The same, with what is known of each artefact.
  public func make(_ forms: [Form], _ receive: (Artefact, [UInt8]) throws -> Void) throws {
    var failures: [PublishingError.Failure] = []
    // Frames of all kinds are drawn in one go. One kind that cannot be drawn does not keep the others from it.
    let frames = forms.compactMap { $0.definition as? any FrameForm }
    if !frames.isEmpty {
      try attempt(FrameSet(forms: frames), receive) { _ in
        for form in frames { try make(Form(form), receive, &failures) }
      }
    }
    for form in forms where !(form.definition is any FrameForm) { try make(form, receive, &failures) }
    if !failures.isEmpty { throw PublishingError(failures: failures) }
  }

  private func make(
    _ form: Form, _ receive: (Artefact, [UInt8]) throws -> Void, _ failures: inout [PublishingError.Failure]
  ) throws {
    try attempt(form.definition, receive) { error in
      failures.append(
        PublishingError.Failure(
          form: form, path: paths(of: form)[0], reason: "\(error)",
          isAskedTooMuch: error is PictureTooLarge || error is TooManyQuestions))
    }
  }

  /// - Parameter fail: what to do where they cannot be made, and not where they are made and not taken.
  private func attempt(
    _ maker: any ArtefactMaker, _ receive: (Artefact, [UInt8]) throws -> Void, orElse fail: (any Error) throws -> Void
  ) throws {
    var isTaken = true
    do {
      try maker.make(edition) { artefact, bytes in
        isTaken = false
        try receive(artefact, artefact.form.hasStamp ? Seal.sealed(bytes, stamp) : bytes)
        isTaken = true
      }
    } catch  where isTaken {
      try fail(error)
    }
  }
}
