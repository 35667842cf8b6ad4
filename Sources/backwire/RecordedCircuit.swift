import FoundationEssentials
import Notation

/// A circuit as programs hand it over: JSON by `circuit.schema.json`, with the numbers as data and each formula as a text.
///
///     {"version": 1, "statements": [{"name": "x", "value": 3}, {"name": "f", "formula": "x * x"}]}
struct RecordedCircuit: Decodable {
  let version: Int
  var title: String?
  var output: String?
  var seed: Numbers?
  var fold: [String]?
  /// `show`, as in the front matter.
  var nonfinite: String?
  var definitions: [RecordedDefinition]?
  let statements: [RecordedStatement]

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case version, title, output, seed, fold, nonfinite, definitions, statements
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(keyedBy: CodingKeys.self)
    version = try values.decode(Int.self, forKey: .version)
    guard version == 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: values, debugDescription: "this Backwire reads version 1, not \(version)")
    }
    title = try values.decodeIfPresent(String.self, forKey: .title)
    output = try values.contains(.output) ? values.name(.output) : nil
    seed = try values.decodeIfPresent(Numbers.self, forKey: .seed)
    fold = try values.contains(.fold) ? values.names(.fold) : nil
    nonfinite = try values.contains(.nonfinite) ? values.name(.nonfinite) : nil
    definitions = try values.decodeIfPresent([RecordedDefinition].self, forKey: .definitions)
    statements = try values.decode([RecordedStatement].self, forKey: .statements)
  }
}

/// A function of the circuit's own: a module that stays closed.
struct RecordedDefinition: Decodable {
  let name: String
  let parameters: [String]
  let statements: [RecordedStatement]
  let result: String

  private enum CodingKeys: String, CodingKey, CaseIterable { case name, parameters, statements, result }

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(keyedBy: CodingKeys.self)
    name = try values.name(.name)
    parameters = try values.names(.parameters)
    statements = try values.decode([RecordedStatement].self, forKey: .statements)
    result = try values.line(.result)
  }
}

/// One wire: given by its numbers, computed by a formula, or recorded of a function that the language has not.
struct RecordedStatement: Decodable {
  enum Content {
    case value(Numbers, isConstant: Bool)
    case formula(String)
    case opaque(RecordedCall)
  }

  let name: String
  let content: Content
  /// Shown in the step of its node.
  let note: String?
  /// Where in the program it was computed, for errors: `model.py:12`.
  let place: String?

  private enum CodingKeys: String, CodingKey, CaseIterable { case name, value, constant, formula, opaque, note, place }

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(keyedBy: CodingKeys.self)
    name = try values.name(.name)
    note = try values.contains(.note) ? values.line(.note) : nil
    place = try values.contains(.place) ? values.line(.place) : nil
    let isConstant = try values.decodeIfPresent(Bool.self, forKey: .constant) ?? false
    let kinds: [CodingKeys] = [.value, .formula, .opaque].filter(values.contains)
    switch kinds {
    case [.value]: content = .value(try values.decode(Numbers.self, forKey: .value), isConstant: isConstant)
    case [.formula]: content = .formula(try values.line(.formula))
    case [.opaque]: content = .opaque(try values.decode(RecordedCall.self, forKey: .opaque))
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "it has one of 'value', 'formula' and 'opaque'"))
    }
  }
}

/// What an opaque node was recorded of.
struct RecordedCall: Decodable {
  let function: String
  /// Names, or formulas.
  let inputs: [String]
  let at, value, jacobian: Numbers

  private enum CodingKeys: String, CodingKey, CaseIterable { case function, inputs, at, value, jacobian }

  init(from decoder: any Decoder) throws {
    let values = try decoder.strictContainer(keyedBy: CodingKeys.self)
    function = try values.line(.function)
    inputs = try values.decode([String].self, forKey: .inputs)
    at = try values.decode(Numbers.self, forKey: .at)
    value = try values.decode(Numbers.self, forKey: .value)
    jacobian = try values.decode(Numbers.self, forKey: .jacobian)
  }
}
