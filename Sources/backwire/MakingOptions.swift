import ArgumentParser
import Publishing

/// What is made of a circuit, and where it goes.
struct MakingOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A folder; a file such as figure.svg; a pattern such as 'fig/{name}-{step}.svg'; - for standard output.",
      valueName: "place"))
  var output = "Output"

  @Option(
    name: [.customShort("f"), .customLong("format"), .customLong("formats")],
    help: ArgumentHelp(Form.help, valueName: "forms"))
  var chosen: FormList?

  @Option(
    help: ArgumentHelp(
      "Tell on standard output, as json, which files were made: path, form, step, kind, caption, alt, width, height.",
      valueName: "style"))
  var report: Report.Style?

  @Flag(help: "Also make index.html in the output folder, a page that shows all these circuits.")
  var index = false

  var destination: Destination { Destination(output) }

  /// What is asked for: what -f says, what the name of the file says, or frames as SVG.
  var forms: [Form] { chosen?.forms ?? destination.form.map { [$0] } ?? [.svg] }

  /// The forms with those that they include. In one file there is room for none but itself.
  var complete: [Form] { destination.isOne ? forms : Publisher.complete(forms) }

  /// Whether one frame of several is to be had.
  var wantsOneFrame: Bool { destination.isOne && forms.count == 1 && forms[0].isFrames }

  /// What does not go together, as a sentence without a full stop; nil where all does.
  func problem(files: Int) -> String? {
    let destination = destination
    switch destination {
    case .folder: return nil
    case .standardOutput, .file:
      guard files == 1, forms.count == 1 else { return "one artefact fits one file: give one circuit and one form" }
      if forms[0] == .predict { return "predict makes a file for each question and answer: give a folder with -o" }
      if case .file(let path) = destination, let companion = forms[0].companion {
        return
          "\(forms[0].rawValue) shows files of the form \(companion.rawValue) beside it: give a folder in place of "
          + path
      }
      return nil
    case .pattern(let pattern):
      let keys = pattern.matches(of: /\{([^{}]*)\}/).map { String($0.1) }
      let known = ["name", "step", "form"]
      if let key = keys.first(where: { !known.contains($0) }) {
        return "a pattern has no {\(key)}; it may have {name}, {step} and {form}"
      }
      if files > 1, !keys.contains("name") {
        return "put {name} into the pattern, so that each circuit has its own files"
      }
      if keys.contains("step"), let whole = forms.first(where: { !$0.isFrames }) {
        return "\(whole.rawValue) is one file for all steps: leave {step} out of the pattern"
      }
      return nil
    }
  }
}
