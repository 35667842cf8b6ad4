import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

/// What of a page stands on the first screen, how large its letters are, and where its pictures lead.
@Suite(.enabled(if: Browser.isExpected, "Chromium and its driver are not installed"))
struct PageViewsTests {
  static func page(_ sample: String, options: [(String, String)] = []) throws -> String {
    var asked = PublishingOptions()
    for (key, value) in options { try asked.set(key, to: value) }
    let publisher = Publisher(
      Walkthrough(try Circuits.sample(sample), title: sample), stem: sample, source: "", options: asked)
    return String(decoding: try publisher.whole(.html), as: UTF8.self)
  }

  /// A thing that goes through all steps and collects what an expression finds in each.
  private static func eachStep(_ found: String) -> Browser.Action {
    .evaluate(
      """
      (() => {
        const all = [], next = document.getElementById('next');
        const picture = () => [...document.querySelectorAll('.shown .views > .picture, #stage > .views > .picture')]
          .find(picture => picture.getClientRects().length);
        for (;;) {
          all.push(\(found));
          if (next.disabled) return [...new Set(all.flat())];
          next.click();
        }
      })()
      """)
  }

  /// What reaches beyond the window.
  private static let beyond = """
    [['title', document.querySelector('h1')], ['buttons', document.getElementById('controls')], ['picture', picture()],
      ['heading', document.querySelector('.shown .caption h2')],
      // The picture of the last step lists the results as well.
      ...(next.disabled ? [] : [...document.querySelectorAll('.shown .caption > p')].map(line => ['line', line]))].filter(([, part]) => {
        const box = part.getBoundingClientRect(), end = document.getElementById('controls').getBoundingClientRect();
        const bottom = part.closest('.caption') && end.top > 100 ? end.top : innerHeight;
        return box.height < 10 || box.top < 0 || box.bottom > bottom + 1 || box.left < 0 || box.right > innerWidth + 1;
      }).map(([name]) => name).concat(document.scrollingElement.scrollWidth > innerWidth ? ['scrolled sideways'] : [])
    """

  @Test(
    "title, picture, caption and buttons stand on the first screen in every step, on a projector and on a telephone",
    arguments: ["product", "splitter", "mlp", "attention", "rnn", "mazur", "linear_layer"])
  func firstScreen(sample: String) throws {
    let sizes: [Browser.Action] = [.size(1280, 720), .open("page.html"), Self.eachStep(Self.beyond)]
    let telephone: [Browser.Action] = [.size(390, 844), .open("page.html?telephone"), Self.eachStep(Self.beyond)]
    #expect(try Browser.run(Self.page(sample), sizes + telephone) == [[], []])
  }

  @Test(
    "the letters of the picture are 12 pixels high or more on both, and it stands still from step to step",
    arguments: ["product", "splitter", "mlp", "attention", "rnn", "mazur"])
  func letters(sample: String) throws {
    let small = """
      [...picture().querySelectorAll('use')].flatMap(use => {
        const scale = use.getScreenCTM().a;
        return [...document.querySelector(use.getAttribute('href')).querySelectorAll('text')]
          .filter(text => parseFloat(text.getAttribute('font-size')) * scale < 12).map(text => text.textContent);
      })
      """
    let place =
      "(box => [box.left, box.top, box.width, box.height].join())(picture().querySelector('svg').getBoundingClientRect())"
    let found = try Browser.run(
      Self.page(sample),
      [.size(1280, 720), .open("page.html"), Self.eachStep(small), .open("page.html?again"), Self.eachStep(place)]
        + [.size(390, 844), .open("page.html?telephone"), Self.eachStep(small), .open("page.html?telephone-again")]
        + [Self.eachStep(place)])
    #expect(found[0] == [] && found[2] == [], "\(found)")
    for places in [found[1], found[3]] {
      guard case .list(let places) = places else { return #expect(Bool(false)) }
      #expect(places.count == 1, "\(places)")
    }
  }

  private static let view = Browser.Action.evaluate(
    """
    [[...document.querySelectorAll('.shown .views > .picture')].filter(picture => picture.getClientRects().length)
      .map(picture => picture.className).join(), document.getElementById('view').textContent].join(': ')
    """)

  @Test("a page begins with the whole circuit where it can be read, and a button changes to the close-up and back")
  func views() throws {
    let steps: [Browser.Action] = [
      .size(1280, 720), .open("page.html"), view, .click("#view"), view, .press("ArrowRight"), view, .click("#view"),
      view, .size(390, 844), .open("page.html?telephone"), view, .click("#view"), view, .click("#view"), view,
    ]
    #expect(
      try Browser.run(Self.page("product"), steps) == [
        "picture whole: Close-up", "picture close: Whole", "picture close: Whole", "picture whole: Close-up",
        "picture tall: Whole", "picture whole: Close-up", "picture tall: Whole",
      ])
    #expect(
      try Browser.run(Self.page("micrograd"), [.size(1280, 720), .open("page.html"), view])
        == ["picture close: Whole"])
    #expect(
      try Browser.run(
        Self.page("micrograd", options: [("view", "whole")]), [.size(1280, 720), .open("page.html"), view])
        == ["picture whole: Close-up"])
  }

  private var view: Browser.Action { Self.view }
  private static let place = Browser.Action.evaluate("document.getElementById('place').textContent + location.hash")

  @Test("a click on a node or a wire leads to its step, in the whole circuit, on the map and at the end of a wire")
  func clicks() throws {
    let found = try Browser.run(
      Self.page("product"),
      [
        .size(1280, 720), .open("page.html"),
        // The sum, as a node and by the wire x, at which its gradient arrives.
        .click(".links a[href$='#step=3']"), Self.place, .press("Home"),
        .evaluate(
          """
          (use => use.dispatchEvent(new MouseEvent('click', { bubbles: true })))(
            [...document.querySelectorAll('.shown .whole use')].find(use =>
              document.querySelector(use.getAttribute('href') + '.wire[data-to="2"]')))
          """), Self.place,
        .press("Home"), .click("#view"), .click(".links a[href$='#step=2']"), Self.place,
        // From the product to the sum by the far end of its wire.
        .evaluate("document.querySelectorAll('.links a').length"), .click(".links a[href$='#step=3']"), Self.place,
      ])
    #expect(found == ["Step 4 of 5#step=3", true, "Step 3 of 5#step=2", "Step 3 of 5#step=2", 7, "Step 4 of 5#step=3"])
  }

  @Test("links are reached by keyboard, say where they lead, and keep the focus")
  func keys() throws {
    let focus = Browser.Action.evaluate("document.activeElement.getAttribute('aria-label')")
    let found = try Browser.run(
      Self.page("product"),
      [
        .size(1280, 720), .open("page.html#step=2"), .evaluate("document.querySelector('.shown .picture').focus(); 0"),
        .press("Tab"), focus, .press("Tab"), .press("Tab"), focus, .press("Enter"), Self.place, focus,
      ])
    #expect(found[1] == "Backward step 2 of 2 · function node q = x + y")
    #expect(found[3] == "Step 3 of 5#step=2" || found[3] == "Step 4 of 5#step=3")
    #expect(found[2] == found[4] || found[4] == found[1])
  }

  @Test(
    "axe finds nothing wrong in any view, light or dark", arguments: ["product", "mlp", "rnn"])
  func accessible(sample: String) throws {
    let found = try Browser.run(
      Self.page(sample),
      [.size(1280, 720), .open("page.html#step=2"), .axe, .click("#view"), .axe, .dark, .axe]
        + [.size(390, 844), .open("page.html?telephone#step=3"), .axe])
    #expect(found == [[], [], [], []])
  }

  @Test("in a frame of a course page, 700 by 450, the picture fits and nothing is scrolled sideways")
  func embedded() throws {
    let fits = Browser.Action.evaluate(
      """
      (box => [box.bottom <= innerHeight + 1, box.width > 600, document.scrollingElement.scrollWidth <= innerWidth])(
        [...document.querySelectorAll('.shown .picture')].find(picture => picture.getClientRects().length)
          .getBoundingClientRect())
      """)
    #expect(
      try Browser.run(Self.page("mlp"), [.size(700, 450), .open("page.html?embed#step=3"), fits])
        == [[true, true, true]])
  }

  @Test("printed, each step has a page of its own with its picture and its numbers", arguments: ["product", "mlp"])
  func printed(sample: String) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "page.pdf")
      _ = try Browser.run(Self.page(sample), at: "#step=2", [.size(1280, 720), .print(file)])
      let text = try Command(URL(filePath: "/usr/bin/env"), ["pdftotext", "-layout", file.path, "-"]).output
      let pages = text.split(separator: "\u{c}").filter { $0.contains(where: { !$0.isWhitespace }) }
      let walkthrough = Walkthrough(try Circuits.sample(sample), title: sample)
      for (step, page) in zip(walkthrough.steps, pages) {
        let heading = walkthrough.caption(of: step).heading.plain.prefix { $0 != "·" }
        #expect(page.contains(heading), "\(heading)")
        #expect(page.contains("upstream") == (step.node != nil && !walkthrough.circuit.isSplitter(step.node ?? 0)))
      }
      // The table of all wires comes after the steps.
      #expect(pages.count > walkthrough.steps.count && pages[walkthrough.steps.count].contains(/wire +formula +value/))
    }
  }
}
