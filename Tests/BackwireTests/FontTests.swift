import Foundation
import TestSupport
import Testing

/// What is drawn on a machine without fonts, without Graphviz's plugins, or without a font that has all letters.
@Suite struct FontTests {
  private static let product = Circuits.root + "/Samples/product.circuit"

  /// Runs the command where fontconfig finds nothing but what a configuration names.
  private static func run(
    _ arguments: [String], in folder: URL, fonts: String = "", _ variables: [String] = []
  ) throws -> Command {
    let configuration =
      "<?xml version=\"1.0\"?><fontconfig>\(fonts)<cachedir>\(folder.path)/cache</cachedir></fontconfig>"
    try Data(configuration.utf8).write(to: folder.appending(path: "fonts.conf"))
    return try Command(
      URL(filePath: "/usr/bin/env"),
      ["FONTCONFIG_FILE=\(folder.path)/fonts.conf"] + variables + [Command.backwire.path] + arguments, in: folder)
  }

  @Test("an SVG needs no font")
  func svg() throws {
    try withTemporaryFolder { folder in
      let run = try Self.run(["render", Self.product, "-o", "without", "-q"], in: folder)
      #expect(run.code == 0 && run.messages.isEmpty)
      _ = try Command(Command.backwire, ["render", Self.product, "-o", "with", "-q"], in: folder)
      for step in 0...4 {
        let picture = { (name: String) in
          try Data(contentsOf: folder.appending(path: "\(name)/product/product-0\(step).svg"))
        }
        #expect(try picture("without") == picture("with"))
      }
    }
  }

  @Test("what is painted needs one, and says which", arguments: ["png", "pdf", "sheet.pdf", "worksheet.pdf"])
  func painted(form: String) throws {
    try withTemporaryFolder { folder in
      let run = try Self.run(["render", Self.product, "-f", form, "-q"], in: folder)
      #expect(run.code == 70)
      let reason =
        "cannot be made: Graphviz could not paint text: there is no font on this machine; install the package "
        + "fonts-dejavu-extra\n"
      #expect(run.messages.hasSuffix(reason))
      #expect(run.messages.split(separator: "\n").count == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/Output/product/product.pdf"))
    }
  }

  @Test("without its plugins Graphviz draws nothing, and it is said how to mend that", arguments: ["svg", "png"])
  func plugins(form: String) throws {
    try withTemporaryFolder { folder in
      let run = try Self.run(
        ["render", Self.product, "--final", "-f", form, "-q"], in: folder, fonts: "<dir>/usr/share/fonts</dir>",
        ["GVBINDIR=\(folder.path)"])
      #expect(run.code == 70)
      #expect(
        run.messages.hasSuffix(
          "cannot be made: Graphviz could not lay out the graph: its plugins are missing or it cannot find them; "
            + "install the package libgvc6, or let 'dot -c' list them anew\n"))
    }
  }

  @Test(
    "letters that no font has are told once, with the package that brings one",
    arguments: [
      ("積と和", "積, と, 和", "fonts-noto-cjk"), ("곱", "곱", "fonts-noto-cjk"), ("a 🦊", "🦊", "fonts-noto-color-emoji"),
      ("गुणा", "गु, णा", "fonts-noto-core"), ("九八七六五四", "九, 八, 七, 六, 五 and others", "fonts-noto-cjk"),
    ])
  func missing(title: String, letters: String, package: String) throws {
    try withTemporaryFolder { folder in
      try Data("---\ntitle: \(title)\n---\nx = 2\nf = x * x\n".utf8).write(to: folder.appending(path: "f.circuit"))
      let run = try Self.run(
        ["render", "f.circuit", "-f", "svg,pdf", "-q"], in: folder, fonts: "<dir>/usr/share/fonts/truetype/dejavu</dir>"
      )
      #expect(run.code == 0)
      #expect(
        run.messages == "f.circuit: warning: no font on this machine has \(letters), which are shown as boxes; "
          + "install the package \(package)\n")
    }
  }

  @Test("letters that DejaVu has, or that are shown nowhere, are not", arguments: ["د", "∂θ̂/∂x ≈ ⅓", "Ж"])
  func known(title: String) throws {
    try withTemporaryFolder { folder in
      let text = "---\ntitle: \(title)\n---\n# 積\nx = 2\nf = x * x\n"
      try Data(text.utf8).write(to: folder.appending(path: "f.circuit"))
      let run = try Self.run(
        ["render", "f.circuit", "-q"], in: folder, fonts: "<dir>/usr/share/fonts/truetype/dejavu</dir>")
      #expect(run.code == 0 && run.messages.isEmpty)
    }
  }
}
