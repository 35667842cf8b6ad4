/// The walkthrough in sentences.
struct TextTraceForm: TextForm {
  let name = "text"
  let ending = ".txt"
  let extensions = ["txt"]
  let hasStamp = false

  func text(of edition: Edition) -> String { Trace(edition.walkthrough).text() }
}

/// Every number and every step as JSON.
struct JSONForm: TextForm {
  let name = "json"
  let link = "JSON"
  let hasStamp = false

  func text(of edition: Edition) -> String { Trace(edition.walkthrough).json() }
}

/// Every number as a table.
struct CSVForm: TextForm {
  let name = "csv"
  let link = "CSV"
  let hasStamp = false

  func text(of edition: Edition) -> String { GradientTable(edition.walkthrough.annotated).csv() }
}

extension Form {
  /// A sentence for each step.
  public static let text = Form(TextTraceForm())
  /// Every value, gradient and step in full, by `trace.schema.json`.
  public static let json = Form(JSONForm())
  /// A line for each number of each wire.
  public static let csv = Form(CSVForm())
}
