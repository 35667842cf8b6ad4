#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Engine

/// A JSON value that keeps `null` where a key has none.
enum JSONValue: Encodable {
  case null
  case number(Double)
  case integer(Int)
  case bool(Bool)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A scalar as a number, a tensor as nested lists, row by row.
  init(_ tensor: Tensor<Double>) {
    self = Self.nested(tensor.elements[...], tensor.shape.extents[...])
  }

  init(_ tensor: Tensor<Double>?) { self = tensor.map { JSONValue($0) } ?? .null }

  init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  private static func nested(_ elements: ArraySlice<Double>, _ extents: ArraySlice<Int>) -> JSONValue {
    guard let extent = extents.first else { return .number(elements[elements.startIndex]) }
    let size = extent == 0 ? 0 : elements.count / extent
    return .array(
      (0..<extent).map { row in
        let start = elements.startIndex + row * size
        return nested(elements[start..<start + size], extents.dropFirst())
      })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .number(let value) where value.isFinite: try container.encode(value)
    // JSON has no number for these: "inf", "-inf", "nan".
    case .number(let value): try container.encode(value.isNaN ? "nan" : "\(value)")
    case .integer(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  /// The value as text with sorted keys and a line end.
  /// - Parameter isPretty: whether each key has a line of its own.
  func text(isPretty: Bool = true) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("every number of a trace is finite, so it encodes")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
