import FoundationEssentials
import Notation

/// The circuit's text of what a program handed over. Each line knows where in the JSON it comes from, which errors name.
struct RecordedText {
  private var lines: [String] = []
  private var origins: [String] = []

  private init(_ circuit: RecordedCircuit) {
    let header = [
      circuit.title.map { ("title: " + Self.quoted($0), "$.title") },
      circuit.output.map { ("output: \($0)", "$.output") },
      circuit.seed.map { ("seed: \($0.text)", "$.seed") },
      circuit.fold.map { ("fold: [\($0.joined(separator: ", "))]", "$.fold") },
      circuit.nonfinite.map { ("nonfinite: \($0)", "$.nonfinite") },
    ].compactMap(\.self)
    if !header.isEmpty {
      add("---", "$")
      for (line, origin) in header { add(line, origin) }
      add("---", "$")
    }
    for (number, definition) in (circuit.definitions ?? []).enumerated() {
      let place = "$.definitions[\(number)]"
      add("def \(definition.name)(\(definition.parameters.joined(separator: ", "))):", place)
      add(definition.statements, at: place, indent: "    ")
      add("    return \(definition.result)", place + ".result")
    }
    add(circuit.statements, at: "$", indent: "")
  }

  private mutating func add(_ line: String, _ origin: String) {
    lines.append(line)
    origins.append(origin)
  }

  private mutating func add(_ statements: [RecordedStatement], at place: String, indent: String) {
    for (number, statement) in statements.enumerated() {
      let (mark, formula) =
        switch statement.content {
        case .value(let numbers, let isConstant): (isConstant ? "const " : "", numbers.text)
        case .formula(let text): ("", text)
        case .opaque(let call): ("", Self.text(of: call))
        }
      let note = statement.note.map { "  ## \($0)" } ?? ""
      let caller = statement.place.map { " (\($0))" } ?? ""
      add("\(indent)\(mark)\(statement.name) = \(formula)\(note)", "\(place).statements[\(number)]\(caller)")
    }
  }

  private static func text(of call: RecordedCall) -> String {
    let inputs = call.inputs.map { "\($0), " }.joined()
    let (at, value, jacobian) = (call.at.text, call.value.text, call.jacobian.text)
    return "opaque(\(quoted(call.function)), \(inputs)at=\(at), value=\(value), jacobian=\(jacobian))"
  }

  /// A text in quotes as YAML and the language read it.
  private static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    guard let data = try? encoder.encode(text) else { preconditionFailure("texts encode") }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether a file has no statements but JSON.
  static func isData(_ file: SourceFile) -> Bool { file.text.first { !$0.isWhitespace } == "{" }

  /// The circuit in a file: its text, or that of the data in it.
  static func circuit(in input: InputFile) throws(Failure) -> SourceFile {
    let file = try input.read()
    let subject = input.subject
    guard isData(file) else { return file }
    do {
      let text = RecordedText(try JSONDecoder().decode(RecordedCircuit.self, from: Data(file.text.utf8)))
      return SourceFile(
        name: file.name, text: text.lines.joined(separator: "\n") + "\n", origins: text.origins)
    } catch let error as DecodingError {
      let (path, problem) = told(error)
      throw Failure(.badInput, subject, "\(path): \(problem)")
    } catch {
      throw Failure(.badInput, subject, "$: \(error)")
    }
  }

  /// Where an error is, as JSON path, and what is wrong.
  private static func told(_ error: DecodingError) -> (path: String, problem: String) {
    switch error {
    case .keyNotFound(let key, let context): (path(context.codingPath), "'\(key.stringValue)' is missing")
    case .valueNotFound(let type, let context): (path(context.codingPath), "null is no \(name(type))")
    case .typeMismatch(let type, let context): (path(context.codingPath), "it is no \(name(type))")
    // What the decoder says by itself is a sentence.
    case .dataCorrupted(let context) where context.debugDescription.first?.isUppercase == true:
      (path(context.codingPath), "it is not valid JSON")
    case .dataCorrupted(let context): (path(context.codingPath), context.debugDescription)
    @unknown default: ("$", "\(error)")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce("$") { $0 + ($1.intValue.map { "[\($0)]" } ?? ".\($1.stringValue)") }
  }

  private static func name(_ type: Any.Type) -> String {
    switch type {
    case is String.Type: "text"
    case is Bool.Type: "true or false"
    case is Int.Type: "whole number"
    case is Double.Type, is Numbers.Type: "number, nor a list of numbers"
    case is [Any].Type: "list"
    default: "object"
    }
  }
}
