public import Notation
public import Publishing

/// Why a circuit cannot be made into what was asked for.
public enum WorkshopError: Error, Equatable, CustomStringConvertible {
  /// Errors in the circuit's text.
  case circuit(Diagnostics)
  /// Errors in the text of an option, which is a statement of the circuit language.
  case value(key: String, Diagnostics)
  /// An option that there is not, or a value that it does not take.
  case option(OptionFault)
  /// What the circuit does not have, as a sentence without a full stop.
  case mismatch(String)

  /// As a person reads it: with places and carets where it is about a text.
  public var description: String {
    switch self {
    case .circuit(let diagnostics), .value(_, let diagnostics): diagnostics.rendered
    case .option(let fault): fault.description
    case .mismatch(let message): message
    }
  }
}
