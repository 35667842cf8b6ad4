import Engine
import Notation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct ShownArithmeticInBanksTests {
  private struct Answer {
    let number, tolerance: Double
    let isRight: Bool
  }

  /// The answers of every question of numbers in a file of GIFT.
  private static func answers(in gift: String) -> [[Answer]] {
    gift.matches(of: /\{#\n((?:[^\n]*\n)*?[^\n]*)\}/).map { match in
      match.1.matches(of: /(?m)^=(%0%)?([-+.\de]+):([-+.\de]+)#/).compactMap { line in
        guard let number = Double(line.2), let tolerance = Double(line.3) else { return nil }
        return Answer(number: number, tolerance: tolerance, isRight: line.1 == nil)
      }
    }
  }

  /// What those give who add or multiply the numbers that a caption shows; nil where it shows no such arithmetic.
  private static func given(_ caption: Caption, _ place: Int) -> Double? {
    if case .numbers(let rows) = caption.table {
      let factors = rows[place].product.dropLast(2).split(separator: " × ").compactMap { shownNumber($0) }
      return factors.count == 2 ? factors[0] * factors[1] : nil
    }
    guard let line = caption.lines.last?.plain, let start = line.firstRange(of: " = ")?.upperBound else { return nil }
    let sum = line[start...].replacing(" ≈ ", with: " = ").split(separator: " = ")
    guard sum.count == 2 else { return nil }
    return sum[0].split(separator: " + ").compactMap { shownNumber($0) }.reduce(0, +)
  }

  @Test("who computes with the numbers shown is right in a bank as well: the first answer that fits has full marks")
  func gift() throws {
    var asked = 0
    for seed in 1...300 {
      let text = seed.isMultiple(of: 2) ? CancellingCircuit(seed: seed).text : RandomCircuit(seed: seed).text
      guard let annotated = try? Circuits.annotated(text) else { continue }
      let walkthrough = Walkthrough(annotated, title: "t").asking()
      let bytes = try Publisher(walkthrough, stem: "t", source: text).whole(.gift)
      var answers = Self.answers(in: String(decoding: bytes, as: UTF8.self))[...]
      for step in walkthrough.steps where step.asks {
        let caption = walkthrough.caption(of: walkthrough.steps[step.index + 1])
        for place in walkthrough.questions(at: step).indices {
          let next = answers.popFirst()
          let known = try #require(next)
          guard let given = Self.given(caption, place) else { continue }
          asked += 1
          for number in [given, NumberText.rounded(given)] {
            let first = known.first { abs(number - $0.number) <= $0.tolerance }
            #expect(first?.isRight == true, "\(number) at \(caption.sentence)")
          }
        }
      }
    }
    #expect(asked > 2_000, "\(asked) questions")
  }
}
