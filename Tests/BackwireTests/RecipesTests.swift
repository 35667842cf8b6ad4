import Foundation
import TestSupport
import Testing

/// The recipes of the documentation pages, done as a reader would: every command is run, every fragment goes through the
/// program that it is for.
@Suite struct RecipesTests {
  static let pages = Circuits.root + "/Sources/Publishing/Publishing.docc/"

  /// What stands in a page's fences of a language.
  static func fences(_ page: String, _ language: String) throws -> [String] {
    let text = try String(contentsOfFile: pages + page + ".md", encoding: .utf8)
    return text.matches(of: /(?ms)^(````?)(\w+)\n(.*?)^\1$/).filter { $0.2 == language }.map { String($0.3) }
  }

  /// Runs a script as its reader does, who has the command and the Python package with its commands.
  static func shell(_ script: String, in folder: URL) throws -> Command {
    let commands = [Command.backwire, URL(filePath: Browser.python)].map { $0.deletingLastPathComponent().path }
    let path = (commands + ["/usr/bin", "/bin"]).joined(separator: ":")
    return try Command(URL(filePath: "/usr/bin/env"), ["PATH=\(path)", "bash", "-euc", script], in: folder)
  }

  /// A folder in which all commands of a page were run, with what they said.
  private static func following(_ page: String, _ body: (URL, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for place in [folder, folder.appending(path: "circuits")] {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data(try Circuits.sampleText("product").utf8).write(to: place.appending(path: "product.circuit"))
      }
      var messages = ""
      let scripts = try fences(page, "sh")
      #expect(!scripts.isEmpty)
      for script in scripts {
        let run = try shell(script, in: folder)
        #expect(run.code == 0, "\(script)\(run.messages)")
        messages += run.messages
      }
      try body(folder, messages)
    }
  }

  @Test("the documents for LaTeX are set, with an overlay for each step where they have overlays")
  func beamer() throws {
    try Self.following("Beamer") { folder, _ in
      let documents = try Self.fences("Beamer", "latex")
      var pages: [String] = []
      for document in documents {
        try Data(document.utf8).write(to: folder.appending(path: "a.tex"))
        let latex = try Self.shell("pdflatex -interaction=nonstopmode -halt-on-error a.tex", in: folder)
        #expect(latex.code == 0, "\(document)\(latex.output.suffix(1000))")
        pages.append(try Self.shell("pdfinfo a.pdf | grep Pages | tr -dc 0-9", in: folder).output)
      }
      #expect(pages == ["5", "5", "1"])
    }
  }

  @Test("there are pictures and a PDF for slide programs, and a GIF that plays once")
  func slidePrograms() throws {
    try Self.following("PowerPointAndKeynote") { folder, _ in
      #expect(FileManager.default.fileExists(atPath: folder.path + "/Output/product/product-00.png"))
      #expect(FileManager.default.fileExists(atPath: folder.path + "/Output/product/product.pdf"))
      let gif = try Data(contentsOf: folder.appending(path: "Output/product/product.gif"))
      #expect(gif.starts(with: Data("GIF89a".utf8)))
      // Without this block a GIF plays once.
      #expect(gif.range(of: Data("NETSCAPE2.0".utf8)) == nil)
    }
  }

  @Test("pandoc makes a slide with the picture that plays, and the page fits its frame")
  func reveal() throws {
    try Self.following("RevealAndQuarto") { folder, _ in
      let slide = try Command(
        URL(filePath: "/usr/bin/env"), ["pandoc", "-t", "revealjs"], in: folder,
        input: try Self.fences("RevealAndQuarto", "markdown").joined())
      let source = try #require(slide.output.firstMatch(of: /<img data-src="([^"]*)"[^>]*class="r-stretch"/)).1
      #expect(FileManager.default.fileExists(atPath: folder.path + "/" + source))
      let frame = try #require(try Self.fences("RevealAndQuarto", "html").first)
      let file = try #require(frame.firstMatch(of: /src="([^"?]*)\?embed"/)).1
      #expect(FileManager.default.fileExists(atPath: folder.path + "/" + file))
    }
  }

  @Test("Sphinx builds the pages with all their pictures", .enabled(if: Browser.isExpected))
  func sphinx() throws {
    try Self.following("JupyterBookAndSphinx") { folder, _ in
      let page = "JupyterBookAndSphinx"
      let pictures = "\nPictures\n========\n\n" + (try Self.fences(page, "rst").joined())
      let toc = "\n```{toctree}\npictures\n```\n"
      for (name, text) in [
        ("conf.py", try Self.fences(page, "python").joined()), ("pictures.rst", pictures),
        ("index.md", try Self.fences(page, "markdown").joined() + toc),
      ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
      let sphinx = try Self.shell("'\(Browser.python)' -m sphinx -q -W -b html . out", in: folder)
      #expect(sphinx.code == 0, "\(sphinx.messages)")
      let images = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out/_images").sorted()
      #expect(images == (0...4).map { "product-0\($0).svg" } + ["product.svg"])
    }
  }

  @Test("the README's picture and the notes are there, and follow their reader into the dark")
  func gitHub() throws {
    try Self.following("GitHubREADME") { folder, _ in
      let readme = try Self.fences("GitHubREADME", "markdown").joined()
      let file = try #require(readme.firstMatch(of: /\]\(([^)]*)\)/)).1
      let picture = try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8)
      #expect(picture.contains("prefers-color-scheme:dark") && picture.contains("@keyframes"))
      #expect(FileManager.default.fileExists(atPath: folder.path + "/Output/product/product.md"))
    }
  }

  @Test(
    "parts that GNU parallel makes are joined to one bank and one key, and the bank to packages",
    .enabled(if: Browser.isExpected))
  func courses() throws {
    try Self.following("Courses") { folder, _ in
      let key = try String(contentsOfFile: folder.path + "/product-key.csv", encoding: .utf8)
      #expect(key.split(separator: "\r\n").count == 51)
      let bank = try String(contentsOfFile: folder.path + "/product-moodle.xml", encoding: .utf8)
      #expect(bank.contains("<!-- Backwire, 50 variants -->") && bank.contains("<idnumber>q-50</idnumber>"))
      for package in ["product-qti.zip", "product-canvas.zip"] {
        #expect(try Data(contentsOf: folder.appending(path: package)).starts(with: Data("PK".utf8)))
      }
      let make = try #require(try Self.fences("Courses", "python").first)
      let python = try Command(URL(filePath: Browser.python), ["-c", make + "\nmake"])
      #expect(python.code == 0, "\(python.messages)")
    }
  }

  @Test("the job passes while figures are fresh, fails when a circuit was changed, and installs what the README does")
  func job() throws {
    try Self.following("ContinuousIntegration") { folder, _ in
      let job = try #require(try Self.fences("ContinuousIntegration", "yaml").first)
      let steps = job.matches(of: /(?m)^      - run: (.*)$/).map { String($0.1) }
      let readme = try String(contentsOfFile: Circuits.root + "/README.md", encoding: .utf8)
      let install = try #require(readme.firstMatch(of: /libgraphviz-dev[^&]*fonts-dejavu-extra/)).output
      #expect(steps[0].hasSuffix(" " + install))
      let own = steps.filter { $0.hasPrefix("backwire ") }
      #expect(own.count == 2)
      for step in own { #expect(try Self.shell(step, in: folder).code == 0) }
      #expect(FileManager.default.fileExists(atPath: folder.path + "/pages/index.html"))
      let circuit = folder.appending(path: "circuits/product.circuit")
      try Data((try Circuits.sampleText("product") + "g = f + 1\n").utf8).write(to: circuit)
      let check = try Self.shell(own[0], in: folder)
      #expect(check.code == 1)
      #expect(check.output.contains("to mend: backwire render circuits/product.circuit -o figures -f svg"))
    }
  }
}
