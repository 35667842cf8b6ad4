import Foundation
import Notation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

/// What LaTeX makes of the forms for Beamer.
@Suite struct LaTeXTests {
  /// The pages that pdflatex makes of a frame with the walkthrough, and the text on them.
  static func pages(_ form: Form, _ annotated: Publisher) throws -> (count: Int, text: String) {
    try withTemporaryFolder { folder in
      for form in Publisher.complete([form]) {
        try annotated.publish([form]) { path, bytes in
          try Data(bytes).write(to: folder.appending(path: String(path.split(separator: "/")[1])))
        }
      }
      let input = "\\input{\(annotated.files.stem)-\(form.rawValue)}"
      let frame = form == .tikz ? "\\begin{frame}\(input)\\end{frame}" : input
      let document = """
        \\documentclass{beamer}
        \\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{lmodern,tikz,amsmath}
        \\begin{document}
        \(frame)
        \\end{document}
        """
      try Data(document.utf8).write(to: folder.appending(path: "slides.tex"))
      let latex = try Command(
        URL(filePath: "/usr/bin/env"), ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "slides.tex"],
        in: folder)
      #expect(latex.code == 0, "\(latex.output.split(separator: "\n").first { $0.hasPrefix("!") } ?? "")")
      #expect(!latex.output.contains("Overfull \\hbox"))
      let info = try Command(URL(filePath: "/usr/bin/env"), ["pdfinfo", "slides.pdf"], in: folder).output
      let text = try Command(URL(filePath: "/usr/bin/env"), ["pdftotext", "-layout", "slides.pdf", "-"], in: folder)
        .output
      return (info.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) } ?? 0, text)
    }
  }

  private static func publisher(_ annotated: Walkthrough) -> Publisher {
    Publisher(annotated, stem: "circuit", source: "")
  }

  @Test(
    "LaTeX sets an overlay for every step", arguments: [Form.beamer, .tikz],
    ["product", "splitter", "composite", "linear_layer", "softmax_cross_entropy", "attention"])
  func samples(form: Form, sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    #expect(try Self.pages(form, Self.publisher(walkthrough)).count == walkthrough.steps.count)
  }

  @Test("text that TeX could take for commands is set as it is", arguments: [Form.beamer, .tikz])
  func hostile(form: Form) throws {
    let annotated = try Circuits.annotated("x_a = 2\nw1 = 3\n# 50 % of $x & \\input{y} #1 {\nf = x_a * w1^2\n")
    let walkthrough = Walkthrough(annotated, title: "a_b \\end{frame} $ % & # { ~ ^")
    let pages = try Self.pages(form, Self.publisher(walkthrough))
    #expect(pages.count == walkthrough.steps.count)
    if form == .beamer { #expect(pages.text.contains("\\end{frame}")) }
  }

  @Test("the steps are told one after the other in the document's own letters")
  func text() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let text = try Self.pages(.tikz, Self.publisher(walkthrough)).text.split(separator: "\u{c}")
    #expect(text[2].contains("Backward step 1 of 2"))
    #expect(text[4].contains("Results"))
  }

  private static func tikz(_ walkthrough: Walkthrough, _ view: FrontMatter.View, _ theme: Theme) -> Publisher {
    var settings = FrameSettings()
    (settings.view, settings.theme) = (view, theme)
    return Publisher(walkthrough, stem: "circuit", source: "", settings: settings)
  }

  @Test(
    "what is asked for is a question mark on its wire, in the whole circuit and close up",
    arguments: [
      FrontMatter.View.whole, .close,
    ])
  func questions(view: FrontMatter.View) throws {
    let walkthrough = Walkthrough(try Circuits.sample("splitter")).asking()
    let pages = try Self.pages(.tikz, Self.tikz(walkthrough, view, .light)).text.split(separator: "\u{c}")
    for (step, page) in zip(walkthrough.steps, pages) {
      // Of the whole circuit the caption asks as well: each number, and each wire.
      let asked = page.count { $0 == "?" }
      let wires = walkthrough.litWires(at: step).values.count { $0 == .asked }
      #expect(step.asks ? asked >= wires && wires > 0 : asked == 0, "step \(step.index)")
    }
  }

  @Test("on a dark ground text is light", arguments: [FrontMatter.View.whole, .close])
  func dark(view: FrontMatter.View) throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let publisher = Self.tikz(walkthrough, view, .dark)
    #expect(try Self.pages(.tikz, publisher).count == walkthrough.steps.count)
    let text = String(decoding: try publisher.whole(.tikz), as: UTF8.self)
    #expect(
      text.contains("\\color{bw\(Theme.dark.ink.dropFirst())}")
        && text.contains("{bw\(Theme.dark.background.dropFirst())}"))
    for color in [Theme.light.ink, Theme.light.value, Theme.light.gradient, Theme.light.faint] {
      #expect(!text.contains("bw\(color.dropFirst())"))
    }
  }
}
