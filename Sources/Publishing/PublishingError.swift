/// Forms that cannot be made of a circuit, while the others asked for were.
public struct PublishingError: Error, Equatable, CustomStringConvertible {
  /// Why one form cannot be made.
  public struct Failure: Sendable, Equatable, CustomStringConvertible {
    /// What was asked for.
    public let form: Form
    /// The artefact, or the first of them.
    public let path: String
    /// Why not, as a sentence without a full stop.
    public let reason: String
    /// Whether more was asked for than can be drawn, as too many pixels.
    public let isAskedTooMuch: Bool

    /// The artefact and the reason, in one line.
    public var description: String { "\(path) cannot be made: \(reason)" }
  }

  /// In the order in which the forms were asked for, one for each that failed.
  public let failures: [Failure]

  /// All of them in one line.
  public var description: String { failures.map(\.description).joined(separator: "; ") }
}
