import Foundation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

/// The page of a large circuit, by small ones that a page with a picture in each step can be compared with.
@Suite struct SwitchedPictureTests {
  private static func pages(_ sample: String) throws -> (small: String, large: String) {
    let walkthrough = Walkthrough(try Circuits.sample(sample), title: sample)
    let renderer = FrameRenderer(walkthrough)
    return (
      WebPage(walkthrough, frames: try renderer.sharedFrames(walkthrough.steps)).html(),
      WebPage(walkthrough, frames: try renderer.switchedFrames(walkthrough.steps)).html()
    )
  }

  /// One neuron after the other: so many function nodes that a picture for each step would be too much.
  private static func chain(neurons: Int) throws -> Publisher {
    var lines = ["h0 = 0.5"]
    for neuron in 1...neurons {
      lines += [
        "w\(neuron) = 0.25", "b\(neuron) = -0.5", "h\(neuron) = tanh(w\(neuron) * h\(neuron - 1) + b\(neuron))",
      ]
    }
    return Publisher(Walkthrough(try Circuits.annotated(lines.joined(separator: "\n") + "\n")), stem: "f", source: "")
  }

  @Test("the page of a large circuit is at most three times as large as a frame, and grows as the circuit does")
  func size() throws {
    var sizes: [Double] = []
    for neurons in [30, 60] {
      let publisher = try Self.chain(neurons: neurons)
      var frame: [UInt8] = []
      try publisher.publish([.svg]) { frame = $1 }
      let page = try publisher.whole(.html)
      #expect(page.count <= 3 * frame.count)
      #expect(String(decoding: page, as: UTF8.self).contains("class=\"picture large whole\""))
      sizes.append(Double(page.count))
    }
    #expect(sizes[1] < 2.1 * sizes[0])
  }

  // MARK: In a browser

  /// The texts of the picture that is seen, sorted.
  private static let texts = Browser.Action.evaluate(
    """
    (document.querySelector('.large')
      ? [...document.querySelectorAll('.large text')].filter(text => text.getClientRects().length)
      : [...document.querySelectorAll('.shown use')].flatMap(
          use => [...document.querySelector(use.getAttribute('href')).querySelectorAll('text')])
    ).map(text => text.textContent + text.getAttribute('x') + (text.getAttribute('font-weight') || '')).sort()
    """)

  /// Letters out of sight come after those in sight.
  private static let isWhole = Browser.Action.wait("!document.querySelector('.large:not(.lettered)')")

  @Test(
    "whatever way it is gone, the one picture shows what a picture of its own would show",
    .enabled(if: Browser.isExpected), arguments: ["product", "composite", "linear_layer"])
  func moves(sample: String) throws {
    let pages = try Self.pages(sample)
    let moves: [Browser.Action] =
      [Self.isWhole]
      + ["ArrowRight", "ArrowRight", "End", "ArrowLeft", "Home", "End"].flatMap { [.press($0), Self.texts] }
      + [
        .evaluate("location.hash = 'step=2'; 0"), .wait("document.querySelector('.shown').id === 'step-2'"), Self.texts,
      ]
      + [
        .open("page.html?#step=3"), Self.isWhole, Self.texts,
        .evaluate("document.querySelector('.shown .caption').textContent"),
      ]
    let (small, large) = (try Browser.run(pages.small, moves), try Browser.run(pages.large, moves))
    #expect(small == large)
    #expect(Set(small.map { "\($0)" }).count >= 6)
  }

  @Test("a move is said, and the picture has the step's sentence as its text", .enabled(if: Browser.isExpected))
  func said() throws {
    let label = Browser.Action.evaluate("document.querySelector('.large svg').getAttribute('aria-label').slice(0, 9)")
    let found = try Browser.run(
      try Self.pages("product").large,
      [
        label, .press("ArrowRight"), label,
        .evaluate("document.querySelector('[role=status]').textContent.slice(0, 9)"),
      ])
    #expect(found == ["The forwa", "The seed:", "The seed:"])
  }

  @Test(
    "without JavaScript there is the picture of the last step, and the captions of all steps",
    .enabled(if: Browser.isExpected))
  func withoutJavaScript() throws {
    let found = try Browser.run(
      try Self.pages("product").large, withJavaScript: false,
      [
        Self.texts,
        .evaluate(
          "[...document.querySelectorAll('#steps > li .caption')].filter(item => item.offsetHeight > 40).length"),
        .evaluate("document.querySelectorAll('#wires tbody tr').length"),
      ])
    let last = try Browser.run(Self.pages("product").small, [.press("End"), Self.texts])
    #expect(found == last + [5, 5])
  }

  @Test("printed, all captions are on paper", .enabled(if: Browser.isExpected))
  func printed() throws {
    let text = try withTemporaryFolder { folder in
      let file = folder.appending(path: "page.pdf")
      _ = try Browser.run(Self.pages("product").large, at: "#step=2", [.print(file)])
      return try Command(URL(filePath: "/usr/bin/env"), ["pdftotext", "-layout", file.path, "-"]).output
    }
    for heading in ["Forward pass", "Backward pass · seed", "Backward step 1 of 2", "Backward step 2 of 2", "Results"] {
      #expect(text.contains(heading), "\(heading)")
    }
    #expect(text.contains(/wire +formula +value +gradient/))
  }

  @Test(
    "axe finds nothing wrong, and in 320 pixels only the picture is moved sideways", .enabled(if: Browser.isExpected))
  func accessible() throws {
    let width = Browser.Action.evaluate("document.scrollingElement.scrollWidth")
    let found = try Browser.run(
      Self.pages("mazur").large, at: "#step=4",
      [.click("#wires > summary"), .axe, .dark, .axe, .size(320, 700), width, .press("ArrowRight"), width])
    #expect(found == [[], [], 320, 320])
  }
}
