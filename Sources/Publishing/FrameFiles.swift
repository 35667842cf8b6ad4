public import Walkthrough

/// What the artefacts of a circuit are called: `product/product-00.svg`, `product/product-01.svg` … `product/product.html`.
///
/// A frame has a hyphen, ASCII digits, zero-padded to two digits or more, from 00: what `\animategraphics`, ffmpeg and a
/// shell's sort expect.
public struct FrameFiles: Sendable {
  /// The circuit file's name without its extension.
  public let stem: String
  private let width: Int

  /// - Parameter steps: all steps of the walkthrough.
  public init(stem: String, steps: [Step]) {
    self.stem = stem
    width = max(2, String((steps.last?.index ?? 0)).count)
  }

  /// A frame's path below the output folder.
  public func path(of step: Step, _ form: Form) -> String { path(number(step.index), form) }

  /// A frame's number as its name has it.
  func number(_ index: Int) -> String { Self.padded(index, to: width) }

  /// The path and the number of a question or an answer: they count their frames by themselves, from 0.
  func pair(_ place: Int, of count: Int) -> (path: String, number: String) {
    let number = Self.padded(place, to: max(2, String(count - 1).count))
    return (path(number, .predict), number)
  }

  private func path(_ number: String, _ form: Form) -> String {
    "\(stem)/\(stem)\(form.definition.infix ?? "")-\(number)\(form.definition.ending)"
  }

  private static func padded(_ number: Int, to digits: Int) -> String {
    String(repeating: "0", count: digits - String(number).count) + "\(number)"
  }

  /// The path of a form that is one file: `product/product.html`.
  public func path(_ form: Form) -> String { "\(stem)/\(stem)\(form.definition.ending)" }

  /// The frame of a step as an artefact.
  func frame(_ step: Step, _ form: Form) -> Artefact {
    Artefact(path: path(of: step, form), form: form, step: step, number: number(step.index))
  }

  /// The number of digits of a frame's number, for programs that are told a pattern.
  public var digits: Int { width }

  /// The form of a file in the circuit's own folder; nil for a file that is none of ours.
  public func form(ofFile name: String) -> Form? {
    guard name.hasPrefix(stem) else { return nil }
    let rest = name.dropFirst(stem.count)
    return Form.allCases.first { form in
      let ending = form.definition.ending
      guard let infix = form.definition.infix else { return rest == ending }
      guard rest.hasPrefix(infix + "-"), rest.hasSuffix(ending) else { return false }
      let number = rest.dropFirst(infix.count + 1).dropLast(ending.count)
      return number.count >= 2 && number.allSatisfy { $0.isASCII && $0.isNumber }
    }
  }
}
