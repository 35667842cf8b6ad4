import Foundation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

/// What pictures say in words of themselves, as other programs read it.
@Suite struct DescriptionTests {
  private static let said =
    "Function node q = x + y multiplies its upstream gradient −4 by each local gradient: "
    + "x receives −4 × 1 = −4 and y receives −4 × 1 = −4."

  private static func write(_ form: Form, step: Int? = nil, into folder: URL, view: String = "whole") throws -> URL {
    var options = PublishingOptions()
    if let step, let choice = StepChoice(step: "\(step)") { options.steps = choice }
    var settings = FrameSettings()
    settings.view = view == "close" ? .close : .whole
    let publisher = Publisher(
      Walkthrough(try Circuits.sample("product")), stem: "product", source: "", options: options, settings: settings)
    let file = folder.appending(path: "picture.\(form.rawValue)")
    try Data(publisher.whole(form)).write(to: file)
    return file
  }

  @Test("a PNG has its caption as its description", arguments: ["whole", "close"])
  func png(view: String) throws {
    try withTemporaryFolder { folder in
      let file = try Self.write(.png, step: 3, into: folder, view: view)
      let script = "from PIL import Image; import sys; print(Image.open(sys.argv[1]).text['Description'])"
      #expect(try Self.python(script, file.path) == Self.said + "\n")
    }
  }

  @Test("a PNG that plays tells all its steps")
  func apng() throws {
    try withTemporaryFolder { folder in
      let script = "from PIL import Image; import sys; print(Image.open(sys.argv[1]).text['Description'])"
      let text = try Self.python(script, Self.write(.apng, into: folder).path)
      #expect(text.contains(Self.said) && text.hasPrefix("The forward pass is done"))
    }
  }

  @Test("each page of a PDF stands in its outline with its caption", arguments: ["whole", "close"])
  func pdf(view: String) throws {
    try withTemporaryFolder { folder in
      let file = try Self.write(.pdf, into: folder, view: view)
      let run = try Command(URL(filePath: "/usr/bin/env"), ["pdftohtml", "-xml", "-stdout", "-i", file.path])
      let outline = run.output.matches(of: /<item page="(\d+)">([^<]*)<\/item>/).map { "\($0.1) \($0.2)" }
      #expect(outline.count == 5 && outline[3] == "4 " + Self.said, "\(run.output.suffix(2000))")
    }
  }

  private static func python(_ script: String, _ file: String) throws -> String {
    let run = try Command(URL(filePath: Browser.python), ["-c", script, file])
    #expect(run.code == 0, "\(run.messages)")
    return run.output
  }
}
