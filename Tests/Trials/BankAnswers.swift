import Foundation
import Publishing

/// The numerical questions of a bank as a learning platform reads them.
struct BankAnswers {
  struct Answer {
    let number: Double
    let tolerance: Double
    let isRight: Bool
  }

  struct Unreadable: Error { let text: String }

  let name: String
  /// The answers of each question in their order.
  let numbers: [[Answer]]

  /// From lines such as `=%0%5:0.005#feedback`.
  init(gift questions: [BankQuestion]) throws {
    name = "GIFT"
    numbers = try questions.map(\.text).filter { $0.contains(" {#\n") }.map { text in
      try text.split(separator: "\n").dropFirst().dropLast().map { line in
        let isRight = !line.hasPrefix("=%0%")
        let parts = line.dropFirst(isRight ? 1 : 4).prefix { $0 != "#" }.split(separator: ":").map { Double($0) }
        guard parts.count == 2, let number = parts[0], let tolerance = parts[1] else {
          throw Unreadable(text: String(line))
        }
        return Answer(number: number, tolerance: tolerance, isRight: isRight)
      }
    }
  }

  /// From `answer` elements.
  init(moodle questions: [BankQuestion]) throws {
    name = "Moodle"
    numbers = try questions.map(\.text).filter { $0.hasPrefix("<question type=\"numerical\">") }.map { text in
      try text.components(separatedBy: "<answer fraction=\"").dropFirst().map { part in
        func inside(_ element: String) -> Double? {
          guard let start = part.range(of: "<\(element)>"), let end = part.range(of: "</\(element)>") else {
            return nil
          }
          return Double(part[start.upperBound..<end.lowerBound])
        }
        guard let number = inside("text"), let tolerance = inside("tolerance") else { throw Unreadable(text: part) }
        return Answer(number: number, tolerance: tolerance, isRight: part.hasPrefix("100\""))
      }
    }
  }
}
