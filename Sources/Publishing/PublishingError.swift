/// Forms that cannot be made of a circuit, while the others asked for were.
public struct PublishingError: Error, Equatable, CustomStringConvertible {
  /// Why one form cannot be made.
  public struct Failure: Sendable, Equatable, CustomStringConvertible {
    public let form: Form
    /// The artefact, or the first of them.
    public let path: String
    public let reason: String
    /// Whether more was asked for than can be drawn, as too many pixels.
    public let isAskedTooMuch: Bool

    public var description: String { "\(path) cannot be made: \(reason)" }
  }

  public let failures: [Failure]

  public var description: String { failures.map(\.description).joined(separator: "; ") }
}
