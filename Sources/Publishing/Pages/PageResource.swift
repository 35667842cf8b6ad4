/// The scripts and styles of pages: files of their own languages beside this one, which the build embeds in the code.
enum PageResource {
  /// Shows a walkthrough one step at a time: by buttons, keys and the address.
  static let walkthroughScript = ClosedPage.Script(
    javaScript: text(PackageResources.walkthrough_js), hash: "QjZ3ClkANgDxZ+i1V4xWHdB+4HQgaMqk1IIhGgdhEFc=")

  /// Reads answers, says what they show, and sums them up. It compares numbers and puts them into sentences; those, and what
  /// mistakes give and say, were worked out when the page was made.
  static let quizScript = ClosedPage.Script(
    javaScript: text(PackageResources.quiz_js), hash: "b2DESX0gIjZRV3M4H52Oq4D/KSy6FnLQcSCNwF8UasM=")

  /// Says before the body comes that one step is shown at a time, so that no more is laid out.
  static let earlyScript = ClosedPage.Script(
    javaScript: text(PackageResources.early_js), hash: "K1OiWaqY3tKAOt60UH0hHkEvKORRYMRcZYyyY6n5+Ag=")

  /// Lights the dot of the iteration in sight on the curve of the loss.
  static let trainingScript = ClosedPage.Script(
    javaScript: text(PackageResources.training_js), hash: "dv8tJFjuiYvB8xBSY/tmEYPVthnLsOWPc4vICUWQNEY=")

  static let walkthroughStyle = text(PackageResources.walkthrough_css)
  /// What the page of a training has besides.
  static let trainingStyle = text(PackageResources.training_css)
  /// What the quiz page has besides the style of a walkthrough.
  static let quizStyle = text(PackageResources.quiz_css)
  /// What the worksheet has besides the style of a walkthrough.
  static let worksheetStyle = text(PackageResources.worksheet_css)
  static let galleryStyle = text(PackageResources.gallery_css)

  /// The text of a file without the newline that ends it.
  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}
