import Engine
import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite(.enabled(if: Browser.isExpected, "the README's test command installs a browser")) struct QuizPageTests {
  static func page(_ sample: String) throws -> String {
    let publisher = Publisher(Walkthrough(try Circuits.sample(sample), title: sample), stem: sample, source: "")
    return String(decoding: try publisher.whole(.quiz), as: UTF8.self)
  }

  private static func page(of text: String) throws -> String {
    let publisher = Publisher(Walkthrough(try Circuits.annotated(text), title: "t"), stem: "t", source: "")
    return String(decoding: try publisher.whole(.quiz), as: UTF8.self)
  }

  /// Keys, one after the other.
  private static func typed(_ text: String) -> [Browser.Action] { text.map { .press(String($0)) } }

  /// Opens the page anew, which begins with the first question.
  private static let again: [Browser.Action] = [.open("page.html")]

  /// Goes on without answering.
  private static func next(_ count: Int) -> [Browser.Action] {
    [Browser.Action](repeating: .click("#next"), count: count)
  }

  private static let said = Browser.Action.evaluate(
    "[...document.querySelectorAll('.shown .said')].map(said => said.textContent)")

  /// Writes into a field in place of what stands there, and asks what it shows.
  private static func answered(_ field: String, _ text: String) -> [Browser.Action] {
    [.click("#\(field)"), .press("Control+a"), .press("Delete")] + typed(text)
      + [.click(".shown .buttons button"), said]
  }

  @Test("an answer is read as people write it, and told what it shows in the words of the diagnosis")
  func numbers() throws {
    let answers: [(String, Double)] = [
      ("15", 15), ("60", 60), ("4", 4), ("5", 5), ("9", 9), ("2,5", 2.5), ("17.3", 17.3), ("−20", -20), ("-20", -20),
      ("20", 20), ("20.0", 20), ("40/2", 20), ("2e1", 20), ("2×10^1", 20), ("+20", 20), ("20.01", 20.01),
    ]
    let found = try Browser.run(
      Self.page("multiply"),
      answers.flatMap { Self.again + Self.answered("f2-0", $0.0) + Self.answered("f2-0", $0.0) })
    let walkthrough = Walkthrough(try Circuits.sample("multiply"), title: "multiply")
    let question = try #require(walkthrough.questions(at: walkthrough.steps[2]).first)
    for (place, (text, number)) in answers.enumerated() {
      let diagnosis = question.diagnosis(of: Tensor(number))
      guard case .list(let first) = found[2 * place] else { return #expect(Bool(false), "\(found)") }
      // A right answer is told at once. A wrong one is told what it shows, and the right one at the second try.
      if diagnosis.isRight {
        #expect(first[0] == .text(diagnosis.sentence), "\(text)")
      } else {
        let told = diagnosis.sentence.split(separator: "; right is").first.map { String($0) } ?? ""
        let start = told.hasPrefix("Not so") ? "Not so" : told
        #expect(first[0] == .text(start + ". Try once more."), "\(text)")
        guard case .list(let second) = found[2 * place + 1] else { return #expect(Bool(false), "\(found)") }
        #expect(second[0] == .text(diagnosis.sentence), "\(text)")
      }
    }
  }

  @Test("what is no number is not counted as an answer")
  func unreadable() throws {
    let texts = ["", "four", "1/2/3", "--4", "1e", "20 5"]
    let found = try Browser.run(
      Self.page("sine"),
      texts.flatMap { Self.answered("f2-0", $0) } + Self.next(5)
        + [.evaluate("document.getElementById('score').textContent")])
    for found in found.dropLast() { #expect(found == ["Write a number such as −4, 0.5, −8/2 or 1e-3."]) }
    #expect(found.last == "0 of 4 right at the first try, 4 not answered.")
  }

  @Test("matrices are written by rows, with brackets or without")
  func matrices() throws {
    let page = try Self.page(
      of: "---\nseed: [[1, 2], [3, 4]]\n---\nX = [[1, 0], [2, 1]]\nB = [[1, 1], [1, 1]]\nZ = X + B\n")
    let answers = [
      ("1 2 3", "Write 2 × 2 numbers"), ("[[1,3],[2,4]]", "Not so. Try once more."), ("[[1, 2], [3, 4]]", "Right: "),
      ("1 2;3 4", "Right: "), ("1, 2; 3, 4", "Right: "), ("1 2 3 4", "Right: "),
    ]
    let found = try Browser.run(page, answers.flatMap { Self.again + Self.answered("f2-0", $0.0) })
    for ((text, start), found) in zip(answers, found) {
      guard case .list(let said) = found, case .text(let first) = said[0] else { return #expect(Bool(false)) }
      #expect(first.hasPrefix(start), "\(text): \(first)")
    }
  }

  @Test("by keyboard alone from the first question to the summary")
  func keyboard() throws {
    let page = try Self.page("product")
    // Previous, Next, the picture, its fields.
    let start: [Browser.Action] = [.press("Tab"), .press("Tab"), .press("Tab"), .press("Tab")]
    let focus = Browser.Action.evaluate("document.activeElement.id")
    let first = Self.typed("3") + [.press("Tab")] + Self.typed("3") + [.press("Enter"), focus]
    // The wrong field has the focus, with its text.
    let mended =
      [Browser.Action.press("Control+a")] + Self.typed("-4") + [.press("Enter"), focus, .press("Enter"), focus]
    let second =
      Self.typed("-4") + [.press("Tab")] + Self.typed("−8/2") + [.press("Enter"), .press("Enter"), .press("Enter")]
    let concepts: [Browser.Action] = [
      .press("ArrowDown"), .press("Enter"), .press("Enter"),
      .press("Space"), .press("Enter"), .press("ArrowDown"), .press("ArrowDown"), .press("Enter"), .press("Enter"),
      .press("Space"), .press("Enter"), .press("Enter"), focus,
    ]
    let end = Browser.Action.evaluate("document.getElementById('score').textContent")
    let mistakes = Browser.Action.evaluate("[...document.querySelectorAll('#mistakes li')].map(li => li.textContent)")
    let json = Browser.Action.evaluate(
      "(answers => [answers.rightAtFirst, answers.questions, answers.answers.length, answers.answers[0].mistakes])"
        + "(JSON.parse(document.getElementById('answers').value))")
    let found = try Browser.run(page, start + first + mended + second + concepts + [end, mistakes, json])
    #expect(found[0...2] == ["f2-0", "next", "f4-0"])
    #expect(found[3] == "save")
    #expect(found[4] == "5 of 7 right at the first try, 0 not answered.")
    #expect(found[5] == ["multiplied by the wire's own forward value: once"])
    #expect(found[6] == [5, 7, 9, ["own-value"]])
  }

  @Test("the answer's picture takes the place of the question's, and nothing of it is seen before")
  func reveal() throws {
    let shown = Browser.Action.evaluate(
      "[...document.querySelectorAll('.shown .picture')].filter(picture => picture.getClientRects().length).length")
    let hidden = Browser.Action.evaluate("document.querySelector('.shown .solution').offsetParent === null")
    let tops = Browser.Action.evaluate(
      "document.querySelector('.shown.done .answer .close svg').getBoundingClientRect().top + scrollY")
    let before = Browser.Action.evaluate(
      "document.querySelector('.shown > .views:not(.answer) .close svg').getBoundingClientRect().top + scrollY")
    let found = try Browser.run(
      Self.page("splitter"), Self.next(2) + [shown, hidden, before, .click(".shown .show"), shown, hidden, tops])
    #expect(found[0] == 1 && found[1] == true)
    // Of the solution's caption, the table of a function node would be a second one.
    #expect(found[3] == 1 && found[4] == false)
    #expect(found[2] == found[5])
  }

  @Test("axe finds nothing, in light and dark, before and after an answer", arguments: ["product", "linear_layer"])
  func axe(sample: String) throws {
    let found = try Browser.run(
      Self.page(sample),
      [.axe, .evaluate("document.querySelector('.shown .fields > *').focus(); 0")] + [
        .press("3"), .click(".shown .buttons button"), .axe, .click(".shown .show"), .axe, .dark,
      ]
        + [.axe] + Self.next(3) + [.axe])
    #expect(found == [[], 0, [], [], [], []])
  }

  @Test("without JavaScript it is a worksheet whose solutions open, and it is never wider than a telephone")
  func withoutJavaScript() throws {
    let page = try Self.page("product")
    let shown = try Browser.run(
      page, withJavaScript: false,
      [
        .size(320, 700),
        .evaluate(
          "[document.querySelectorAll('#steps > li:not([hidden])').length, "
            + "[...document.querySelectorAll('.solution')].every(part => !part.open && part.offsetParent !== null), "
            + "document.querySelectorAll('.buttons:not([hidden])').length]"),
      ])
    #expect(shown == [[8, true, 0]])
    let wide = try Browser.run(
      page, [.size(320, 700), .open("page.html?narrow"), .evaluate("document.scrollingElement.scrollWidth <= 320")])
    #expect(wide == [true])
  }

  @Test("nothing is fetched, and there is no clock", arguments: ["product"])
  func closed(sample: String) throws {
    let page = try Self.page(sample)
    for word in ["://", "@import", "url(", "fetch(", "XMLHttp", "sendBeacon", "setTimeout", "setInterval", "Date"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test(
    "the first question stands on the first screen with its fields on the wires, each where its product will stand",
    arguments: ["product", "splitter", "mlp", "attention"], [(1280, 720), (390, 844)])
  func fieldsOnWires(sample: String, size: (Int, Int)) throws {
    let found = try Browser.run(
      Self.page(sample),
      [
        .size(size.0, size.1), .open("page.html?sized"),
        .evaluate(
          """
          (() => {
            const item = document.querySelector('.shown.question'), end = document.getElementById('controls');
            const bottom = end.getBoundingClientRect().top > 100 ? end.getBoundingClientRect().top : innerHeight;
            const seen = box => box.height > 0 && box.top >= 0 && box.bottom <= bottom && box.right <= innerWidth;
            const picture = [...item.querySelectorAll('.picture')].find(picture => picture.getClientRects().length);
            const marks = [...picture.querySelectorAll('use')].filter(use =>
              document.querySelector(use.getAttribute('href')).matches('.asked')).map(use => use.getBoundingClientRect());
            const fields = [...item.querySelectorAll('.fields > *')].map(field => field.getBoundingClientRect());
            return [seen(item.querySelector('.prompt').getBoundingClientRect()),
              seen(item.querySelector('.buttons').getBoundingClientRect()), fields.every(seen),
              fields.length > 0 && marks.length === fields.length, marks.every(mark => fields.some(field =>
                field.left <= mark.left && field.right >= mark.right && field.top <= mark.top + mark.height / 2
                && field.bottom >= mark.top + mark.height / 2))];
          })()
          """),
      ])
    #expect(found == [[true, true, true, true, true]])
  }

  @Test("a field has its wire's name for those who listen, and is told wrong or right; printed it stands below")
  func labels() throws {
    let name = Browser.Action.evaluate("document.getElementById('f2-0').labels[0].textContent")
    let state = Browser.Action.evaluate("document.getElementById('f2-0').getAttribute('aria-invalid')")
    let found = try Browser.run(
      Self.page("product"),
      [name, state] + Self.answered("f2-0", "3")
        + [
          state,
          .evaluate(
            "document.getElementById(document.getElementById('f2-0').getAttribute('aria-describedby')).textContent"),
          .evaluate(
            "dispatchEvent(new Event('beforeprint')); document.getElementById('f2-0').closest('.field') !== null"),
          .evaluate(
            "dispatchEvent(new Event('afterprint')); document.getElementById('f2-0').closest('.fields') !== null"),
        ])
    #expect(
      found == [
        "gradient sent back along q", .nothing,
        [
          "That is upstream × the wire's own value, 1 × 3 = 3. Try once more.",
          "Write a number such as −4, 0.5, −8/2 or 1e-3.",
        ], "true",
        "That is upstream × the wire's own value, 1 × 3 = 3. Try once more.", true, true,
      ])
  }
}
