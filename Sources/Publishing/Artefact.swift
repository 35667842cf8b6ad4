public import Walkthrough

/// A file that a publisher makes: what it is called, what it is, and the step that it shows.
public struct Artefact: Equatable, Sendable {
  /// Below the output folder.
  public let path: String
  /// As what the walkthrough is published in it.
  public let form: Form
  /// The step of a frame; nil for a file that shows several.
  public let step: Step?
  /// The frame's number with its zeros, as its name has it; nil for a file that shows several.
  public let number: String?
}
