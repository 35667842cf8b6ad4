import ArgumentParser
import Publishing

/// `svg,png,html`: the forms to make.
struct FormList: ExpressibleByArgument {
  let forms: [Form]

  init(_ forms: [Form]) { self.forms = forms }

  init?(argument: String) {
    let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    forms = names.compactMap { Form(rawValue: $0) }
    guard names.count == Set(names).count, names.count == forms.count else { return nil }
  }

  var defaultValueDescription: String { forms.map(\.rawValue).joined(separator: ",") }
}

extension Publishing.Form {
  /// The forms in groups, for help pages.
  static let help = """
    svg, png, dot (a file a step); html, pdf, animated (an SVG that plays), apng and gif (a PNG and a GIF that play), mp4 and webm (by ffmpeg), sheet or sheet.pdf (all on A4), \
    beamer, tikz, markdown, revealjs, text, json, scene (frames as data), csv; predict (a question and an answer a step), quiz, worksheet, \
    worksheet.pdf, moodle, gift; several with commas between. Unless given, what the file's name after -o says, or svg.
    """
}
