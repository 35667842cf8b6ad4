/// Notes in Markdown.
struct MarkdownForm: TextForm {
  let name = "markdown"
  let ending = ".md"
  let extensions = ["md"]
  let link = "Markdown"
  var companion: Form? { .svg }

  func text(of edition: Edition) -> String { MarkdownNotes(edition).text() }
}

extension Form {
  /// Notes beside the SVG frames, in the Markdown of `PublishingOptions.flavor`.
  public static let markdown = Form(MarkdownForm())
}
