import Walkthrough

/// Questions in GIFT, the text format that Moodle and others import: the same as in Moodle's XML, without pictures.
struct GIFTBank {
  /// A walkthrough that asks.
  let walkthrough: Walkthrough
  let stamp: String

  func text() -> String {
    let numbers = QuestionBank(walkthrough: walkthrough).numbers.map { number in
      let answers = number.answers.map { answer in
        // The numbers are Swift's, and have nothing in them that GIFT would take for a sign of its own.
        "\(answer.isRight ? "=" : "=%0%")\(answer.number):\(answer.tolerance)#\(Self.escape(answer.feedback))"
      }
      return "::\(Self.escape(number.name))::\(Self.escape(number.prompt)) {#\n\(answers.joined(separator: "\n"))\n}"
    }
    let choices = walkthrough.conceptQuestions.map { question in
      "::\(Self.escape("\(walkthrough.title): \(question.kind.rawValue)"))::\(Self.escape(question.prompt)) "
        + (question.isTrueOrFalse ? trueOrFalse(question) : choice(question))
    }
    return (["// \(stamp)"] + numbers + choices).joined(separator: "\n\n") + "\n"
  }

  private func choice(_ question: ConceptQuestion) -> String {
    let options = question.options.map {
      "\($0.isRight ? "=" : "~")\(Self.escape($0.text))#\(Self.escape($0.feedback))"
    }
    return "{\n\(options.joined(separator: "\n"))\n}"
  }

  /// GIFT puts the feedback on a wrong answer before that on a right one.
  private func trueOrFalse(_ question: ConceptQuestion) -> String {
    let right = question.options.first { $0.isRight }
    let feedback = question.options.sorted { !$0.isRight && $1.isRight }.map { "#\(Self.escape($0.feedback))" }
    return "{\(right?.text == "True" ? "TRUE" : "FALSE")\(feedback.joined())}"
  }

  /// Text in which every character stands for itself.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if #"\~=#{}:"#.contains(character) { escaped.append("\\") }
      escaped.append(character.isNewline ? " " : character)
    }
    return escaped
  }
}
