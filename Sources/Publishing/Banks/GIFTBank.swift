import Walkthrough

/// Questions in GIFT, the text format that Moodle and others import: the same as in Moodle's XML, without pictures.
struct GIFTBank {
  /// A walkthrough that asks.
  let walkthrough: Walkthrough
  /// The name of the variant; nil where there is but one walkthrough.
  var variant: String?

  /// The questions in the order of the steps, and after them those about the rule.
  func questions() -> [BankQuestion] {
    let categories = BankCategories(title: walkthrough.title, variant: variant)
    let numbers = QuestionBank(walkthrough: walkthrough).numbers.map { number in
      let answers = number.answers.map { answer in
        // The numbers are Swift's, and have nothing in them that GIFT would take for a sign of its own.
        "\(answer.isRight ? "=" : "=%0%")\(answer.number):\(answer.tolerance)#\(GIFTText.escape(answer.feedback))"
      }
      let name = GIFTText.escape(categories.name(number.name))
      return BankQuestion(
        category: categories.of(number),
        text: "::\(name)::\(GIFTText.escape(number.prompt)) {#\n\(answers.joined(separator: "\n"))\n}")
    }
    let choices = walkthrough.conceptQuestions.map { question in
      BankQuestion(
        category: categories.of(question),
        text:
          "::\(GIFTText.escape("\(walkthrough.title): \(question.kind.rawValue)"))::\(GIFTText.escape(question.prompt)) "
          + (question.isTrueOrFalse ? trueOrFalse(question) : choice(question)))
    }
    return numbers + choices
  }

  private func choice(_ question: ConceptQuestion) -> String {
    let options = question.options.map {
      "\($0.isRight ? "=" : "~")\(GIFTText.escape($0.text))#\(GIFTText.escape($0.feedback))"
    }
    return "{\n\(options.joined(separator: "\n"))\n}"
  }

  /// GIFT puts the feedback on a wrong answer before that on a right one.
  private func trueOrFalse(_ question: ConceptQuestion) -> String {
    let right = question.options.first { $0.isRight }
    let feedback = question.options.sorted { !$0.isRight && $1.isRight }.map { "#\(GIFTText.escape($0.feedback))" }
    return "{\(right?.text == "True" ? "TRUE" : "FALSE")\(feedback.joined())}"
  }
}
