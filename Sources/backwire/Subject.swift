import Notation

/// What a message is about: a file as messages call it, and the line at which it stands in another one.
struct Subject: ExpressibleByStringLiteral {
  let name: String
  var line: Int?

  init(_ name: String, line: Int? = nil) { (self.name, self.line) = (name, line) }

  init(stringLiteral name: String) { self.init(name) }

  /// `course.md:12`, fit for a terminal and for one line of it.
  var text: String { VisibleText.line(name) + (line.map { ":\($0)" } ?? "") }
}
