import Foundation
import Publishing
import TestSupport
import Testing
import Walkthrough

@Suite struct MarkdownNotesTests {
  private static func notes(_ flavor: MarkdownNotes.Flavor, _ text: String? = nil, title: String? = nil) throws
    -> String
  {
    var options = PublishingOptions()
    options.flavor = flavor
    let annotated = try text.map { try Circuits.annotated($0) } ?? Circuits.sample("product")
    let publisher = Publisher(
      Walkthrough(annotated, title: title ?? "A sum feeds a product"), stem: "product", source: "", options: options)
    return String(decoding: try publisher.whole(.markdown), as: UTF8.self)
  }

  private static func html(_ markdown: String, from format: String) throws -> String {
    let pandoc = try Command(
      URL(filePath: "/usr/bin/env"), ["pandoc", "-f", format, "-t", "html5", "--wrap=none"], input: markdown)
    #expect(pandoc.code == 0 && pandoc.messages.isEmpty, "\(pandoc.messages)")
    return pandoc.output
  }

  @Test("GitHub's Markdown shows the last frame and opens to all of them, each with its sentence")
  func github() throws {
    let html = try Self.html(Self.notes(.github), from: "gfm")
    #expect(html.matches(of: /<img src="product-0\d\.svg"/).count == 6)
    #expect(html.contains("<details>") && html.contains("</details>"))
    #expect(html.matches(of: /<li>/).count == 5)
    #expect(html.contains("<ol start=\"0\""))
    #expect(html.contains("alt=\"The backward pass is done"))
  }

  @Test("pandoc's Markdown becomes figures of the text's width")
  func pandoc() throws {
    let html = try Self.html(Self.notes(.pandoc), from: "markdown")
    #expect(html.matches(of: /style="width:100\.?0?%"/).count == 6)
  }

  @Test("MyST's Markdown has a figure with a text, and steps in an admonition that closes")
  func myst() throws {
    let text = try Self.notes(.myst)
    #expect(text.contains("```{figure-md}\n![The backward pass is done"))
    #expect(text.contains("````{admonition} Step by step\n:class: dropdown\n"))
    #expect(text.hasSuffix("````\n"))
  }

  @Test(
    "Sphinx makes the figure, the steps counted from 0, and all pictures of MyST's Markdown",
    .enabled(if: Browser.isExpected))
  func sphinx() throws {
    try withTemporaryFolder { folder in
      var options = PublishingOptions()
      options.flavor = .myst
      let publisher = Publisher(
        Walkthrough(try Circuits.sample("product")), stem: "product", source: "", options: options)
      try publisher.publish(Publisher.complete([.markdown])) { path, bytes in
        try Data(bytes).write(to: folder.appending(path: String(path.split(separator: "/")[1])))
      }
      let files = [
        "conf.py":
          "extensions = ['myst_parser']\nexclude_patterns = ['product.md']\n",
        "index.md": "# Backpropagation\n\n```{include} product.md\n```\n",
      ]
      for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
      let sphinx = try Command(
        URL(filePath: Browser.python), ["-m", "sphinx", "-q", "-W", "-b", "html", ".", "out"], in: folder)
      #expect(sphinx.code == 0, "\(sphinx.messages)")
      let html = try String(contentsOf: folder.appending(path: "out/index.html"), encoding: .utf8)
      #expect(html.contains(/<figure[^>]*>\s*<img alt="The backward pass is done[^>]* src="_images\/product-04.svg"/))
      #expect(
        html.contains("<div class=\"dropdown admonition\">") && html.contains("<ol class=\"arabic\" start=\"0\">"))
      #expect(html.matches(of: /<img [^>]*src="_images\/product-0\d.svg"/).count == 6)
      for path in publisher.paths(of: .svg) {
        let name = path.split(separator: "/")[1]
        #expect(FileManager.default.fileExists(atPath: folder.path + "/out/_images/\(name)"))
      }
    }
  }

  // Marp itself comes from npm alone, which tests do without: its slides are read as the Markdown that they are.
  @Test("Marp's Markdown is a title and a slide for each step")
  func marp() throws {
    let text = try Self.notes(.marp)
    #expect(text.hasPrefix("---\nmarp: true\ntitle: \"A sum feeds a product\"\n---\n"))
    #expect(text.components(separatedBy: "\n---\n\n## ").count - 1 == 5)
  }

  @Test("what people write stays text in every flavour", arguments: MarkdownNotes.Flavor.allCases)
  func hostile(flavor: MarkdownNotes.Flavor) throws {
    let title = "<script>alert(1)</script> *a* [b](javascript:c) `d` --> # e\n---\n\nx"
    let text = try Self.notes(flavor, "# $(rm) <b> & --> [x](y) | ~~z~~\nx = 2\nf = x * x\n", title: title)
    let html = try Self.html(text, from: flavor == .github ? "gfm" : "markdown")
    #expect(!html.contains("<script") && !html.contains("javascript:c\""))
    #expect(!html.contains("<em>a</em>") && !html.contains("<b>") && !html.contains("<del>"))
  }
}
