import Foundation
import TestSupport
import Testing
import Walkthrough

@testable import Publishing

/// A browser is told to take nothing but the page's own style and script.
@Suite struct ClosedPageTests {
  private static func page(_ form: Form) throws -> String {
    let walkthrough = Walkthrough(try Circuits.sample("linear_layer"))
    let publisher = Publisher(walkthrough, stem: "f", source: "")
    if form == .svg {
      var gallery = GalleryIndex()
      gallery.add(publisher, [.svg, .html])
      return gallery.html()
    }
    return String(decoding: try publisher.whole(form), as: UTF8.self)
  }

  /// `.svg` stands for the gallery of frames.
  @Test(
    "every script of a page is named in its policy, and nothing else is let in",
    arguments: [Form.html, .quiz, .worksheet, .svg])
  func policy(form: Form) throws {
    let page = try Self.page(form)
    let policy = try #require(page.firstMatch(of: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)).1
    #expect(policy.hasPrefix("default-src 'none'; style-src 'unsafe-inline'; "))
    #expect(policy.matches(of: /unsafe/).count == 1 && !policy.contains("*") && !policy.contains("http"))
    var names: [String] = []
    for match in page.matches(of: /<script>([\s\S]*?)<\/script>/) {
      let text = String(match.1)
      let script =
        "import hashlib, base64, sys; print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode(), end='')"
      names.append(
        "'sha256-\(try Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script], input: text).output)'")
    }
    #expect(names.isEmpty == [.worksheet, .svg].contains(form))
    #expect(
      policy.matches(of: /'sha256-[^']*'/).map { String($0.0) } == names, "a script has changed, and so has its hash")
    // What the policy would not let a browser take.
    #expect(page.firstMatch(of: /<[^>]* (?:style|on\w+)=/) == nil)
  }

  @Test("in a browser the page is styled and its script runs; a script that is none of its own does not")
  func browser() throws {
    try withTemporaryFolder { folder in
      let page = try Self.page(.html)
      let foreign =
        "<script>document.documentElement.classList.add('foreign')</script><b onclick='x' id='foreign'></b></body>"
      for (name, text) in [("own", page), ("foreign", page.replacing("</body>", with: foreign))] {
        try Data(text.utf8).write(to: folder.appending(path: name + ".html"))
        let run = try Command(
          URL(filePath: "/usr/bin/env"),
          [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--user-data-dir=\(folder.path)/profile", "--virtual-time-budget=3000", "--dump-dom",
            folder.appending(path: name + ".html").absoluteString,
          ], in: folder)
        // What the page's own script does.
        #expect(run.output.contains("<html lang=\"en\" class=\"one\">"), "\(run.output.prefix(200))")
        #expect(run.output.contains("Step 1 of"))
      }
    }
  }
}
