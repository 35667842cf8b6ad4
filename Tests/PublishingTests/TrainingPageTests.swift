import Engine
import Foundation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct TrainingPageTests {
  private static let text =
    "---\ntrain: {wires: [w, b], rate: 0.05, steps: 3}\n---\nw = 1\nb = 0.5\nL = (2 * w + b - 1) ** 2\n"

  private static func walkthrough() throws -> Walkthrough {
    let annotated = try Circuits.annotated(text)
    let plan = try #require(try Circuits.parse(text).training)
    return Walkthrough(annotated, title: "t", training: try Training(plan, from: annotated.circuit))
  }

  /// All that a form makes, as one text.
  private static func published(_ form: Form) throws -> String {
    var all = ""
    try Publisher(walkthrough(), stem: "f", source: text).publish([form]) { all += String(decoding: $1, as: UTF8.self) }
    return all
  }

  @Test(
    "no form leaves an update out",
    arguments: [Form.html, .beamer, .tikz, .markdown, .revealjs, .sheet, .svg, .animated, .json, .quiz, .worksheet])
  func forms(form: Form) throws {
    let made = try Self.published(form).replacing("&lt;", with: "<")
    for name in ["w", "b"] {
      // A caption, be it cut up by its typesetting.
      let told = try Regex("(Training step|training step)[^\\n]{0,90}\(name)")
      #expect(made.matches(of: told).count >= 3, "\(form): \(name)")
    }
  }

  @Test("banks ask for every update", arguments: [Form.gift, .moodle])
  func banks(form: Form) throws {
    let made = try Self.published(form)
    for iteration in 1...3 {
      for name in ["w", "b"] { #expect(made.contains("\(name), iteration \(iteration), update")) }
    }
  }

  @Test("the page of a training has a curve of the loss, whose dots lead to the iterations; others have none")
  func curve() throws {
    let page = try Self.published(.html)
    #expect(page.contains(#"aria-label="The loss by iteration: 2.25, 0.5625, 0.1406""#))
    for (place, step) in [0, 9, 18].enumerated() {
      #expect(page.contains("<a href=\"#step-\(step)\" data-chapter=\"\(place)\" "))
      #expect(page.contains("<li id=\"step-\(step)\" data-step=\"\(step)\" data-chapter=\"\(place)\">"))
    }
    // Its scripts are those that the policy names.
    let policy = try #require(page.firstMatch(of: /script-src ([^;]*)/)).1
    #expect(policy.split(separator: " ").count == 3)
    let plain = Publisher(Walkthrough(try Circuits.sample("product")), stem: "f", source: "")
    #expect(!String(decoding: try plain.whole(.html), as: UTF8.self).contains("loss"))
  }

  @Test(
    "a dot of the curve opens the first step of its iteration, and the dot of the iteration in sight is lit",
    .enabled(if: Browser.isExpected, "Chromium and its driver are not installed"))
  func dots() throws {
    let lit = Browser.Action.evaluate(
      "[...document.querySelectorAll('#loss a.shown')].map(a => a.dataset.chapter).join()")
    let shown = Browser.Action.evaluate("document.querySelector('#steps > .shown').id")
    let found = try Browser.run(
      Self.published(.html),
      [lit, .click("#loss a:nth-of-type(2)"), .wait("document.querySelector('.shown').id === 'step-9'"), shown, lit]
        + [.press("End"), shown, lit])
    #expect(found == ["0", "step-9", "1", "step-26", "2"])
  }
}
