/// What a walkthrough can be published as: one of those in `FormList`.
///
///     Form(rawValue: "html") == .html
public struct Form: Sendable {
  let definition: any FormDefinition

  init(_ definition: some FormDefinition) { self.definition = definition }

  /// Whether it is a file for each of several frames.
  public var isFrames: Bool { definition.infix != nil }

  /// The form that this one shows or includes, and which is made with it.
  public var companion: Form? { definition.companion }

  /// Whether it is a bank of questions that a learning platform imports. All variants of a circuit go into one.
  public var isBank: Bool { bank != nil }

  /// Whether its artefacts bear a stamp. The others are data, and compared as they are.
  public var hasStamp: Bool { definition.hasStamp }

  /// Whether a program beside Backwire makes it: see `VideoEncoder`.
  public var isVideo: Bool { definition is VideoForm }

  /// The form as a bank of questions; nil for any other.
  var bank: (any BankForm)? { definition as? any BankForm }

  /// The form that a file of this extension is, as a person expects it: a `tex` that stands alone, an `svg` that is a frame.
  public static func ofExtension(_ text: String) -> Form? {
    allCases.first { $0.definition.extensions.contains(text) }
  }
}

extension Form: Hashable, CustomStringConvertible {
  /// By the names, of which no two forms have one.
  public static func == (one: Form, other: Form) -> Bool { one.rawValue == other.rawValue }

  /// By its name, as forms are compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

  /// Its name.
  public var description: String { rawValue }
}

extension Form: RawRepresentable, CaseIterable {
  /// What it is asked for by: `svg`, `sheet.pdf`.
  public var rawValue: String { definition.name }

  /// The form of a name; nil where there is none.
  public init?(rawValue: String) {
    guard let form = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = form
  }

  /// In the order in which they are made.
  public static let allCases = FormList.all.map { Form($0) }
}
