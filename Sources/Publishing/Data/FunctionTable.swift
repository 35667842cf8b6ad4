import Engine
import Notation

/// The functions of the circuit language with their local gradients, as the rules themselves state them.
public struct FunctionTable: Sendable {
  private struct Row {
    let names: String
    let function: String
    let localGradients: [String]
    let summary: String
  }

  private let rows: [Row]

  /// - Parameter words: what each function is to have in its names or in what is said of it, whatever the case.
  public init(_ words: [String] = []) {
    rows = Self.all.filter { row in
      let text = [row.names, row.function, row.summary].joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0.lowercased()) }
    }
  }

  /// Whether no function was found.
  public var isEmpty: Bool { rows.isEmpty }

  /// The name of a function that somebody may have meant; nil where none is near.
  public static func nearest(to word: String) -> String? {
    Suggestion.nearest(to: word, among: FunctionList.all.flatMap { [$0.name] + $0.aliases })
  }

  private static var all: [Row] {
    FunctionList.all.map { rule in
      let inputs = zip(["x", "y", "w", "v", "u", "s", "t"], rule.exampleShapes).map {
        SymbolicTensor(.name($0), shape: $1)
      }
      let statement = rule.statement(of: inputs.map(\.formula)).mathText.plain
      let shape = (try? rule.outputShape(of: inputs.map(\.shape))) ?? .scalar
      let notation = rule.localNotation(
        inputs, output: SymbolicTensor(.name("z"), shape: shape),
        upstream: SymbolicTensor(.derivative(of: .name("f"), by: .name("z")), shape: shape))
      let locals = zip(inputs, notation).map { input, local in
        let top = local.pullback == nil ? "z" : "f"
        return "∂\(top)/∂\(input.formula.mathText.plain) = \(local.mathText.plain)"
      }
      return Row(
        names: ([rule.name] + rule.aliases).joined(separator: ", "), function: "z = \(statement)",
        localGradients: locals, summary: rule.summary)
    }
  }

  /// A table to read in a terminal.
  public func text() -> String {
    let cells =
      [["function", "value", "local gradients"]]
      + rows.map { [$0.names, $0.function, $0.localGradients.joined(separator: "   ")] }
    let widths = (0..<2).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + row[2] + "\n"
    }.joined()
  }

  /// The table as Markdown, as the README has it.
  public func markdown() -> String {
    let lines = rows.map {
      "| `\($0.names.replacing(", ", with: "` `"))` | \(MarkdownText.cell($0.function)) | \($0.localGradients.map(MarkdownText.cell).joined(separator: "<br>")) | \($0.summary) |\n"
    }
    return "| function | value | local gradients | in words |\n|---|---|---|---|\n" + lines.joined()
  }

  /// The table as JSON: an array of objects with `names`, `value`, `localGradients` and `summary`.
  public func json() -> String {
    JSONValue.array(
      rows.map { row in
        .object([
          "names": .array(row.names.split(separator: ", ").map { .string(String($0)) }),
          "value": .string(row.function),
          "localGradients": .array(row.localGradients.map { .string($0) }),
          "summary": .string(row.summary),
        ])
      }
    ).text()
  }
}
