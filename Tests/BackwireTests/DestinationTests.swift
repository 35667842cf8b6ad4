import Foundation
import TestSupport
import Testing

/// Where artefacts go: `-o` with a folder, a file, a pattern or `-`.
@Suite struct DestinationTests {
  private static let product = Circuits.root + "/Samples/product.circuit"

  private static func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }.sorted()
  }

  private static func render(_ arguments: [String], in folder: URL, files: [String] = [product]) throws -> Command {
    try Command(Command.backwire, ["render"] + files + arguments, in: folder)
  }

  @Test(
    "a file's name says what it is, and -f overrides",
    arguments: [
      (["-o", "figure.svg"], "figure.svg", "<svg "), (["-o", "a/b/figure.png"], "a/b/figure.png", "\u{FFFD}PNG"),
      (["-o", "page.html"], "page.html", "<!DOCTYPE html>"), (["-o", "f.pdf", "--step", "q"], "f.pdf", "%PDF"),
      (["-o", "f.tex"], "f.tex", "% backwire"), (["-o", "f.json"], "f.json", "{"), (["-o", "f.dot"], "f.dot", "// "),
      (["-o", "f.svg", "-f", "animated"], "f.svg", "<svg "),
      (["-o", "f.txt", "--format", "csv"], "f.txt", "wire,kind"),
      (["-o", "f.SVG", "--formats", "svg"], "f.SVG", "<svg "),
    ])
  func file(arguments: [String], path: String, start: String) throws {
    try withTemporaryFolder { folder in
      let run = try Self.render(arguments, in: folder)
      #expect(run.code == 0 && run.messages == "\(path)\n", "\(run.messages)")
      #expect(try Self.files(in: folder) == [path])
      let bytes = try Data(contentsOf: folder.appending(path: path))
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(start))
    }
  }

  @Test("one picture is the last frame unless a step is chosen, by its number or its node")
  func oneFrame() throws {
    try withTemporaryFolder { folder in
      #expect(try Self.render([], in: folder).code == 0)
      func frame(_ number: Int) throws -> String {
        // Stamps tell which steps were asked for.
        try String(contentsOf: folder.appending(path: "Output/product/product-0\(number).svg"), encoding: .utf8)
          .replacing(/<metadata>.*<\/metadata>/, with: "")
      }
      for (arguments, number) in [
        ([], 4), (["--final"], 4), (["--step", "3"], 3), (["--step", "q"], 3), (["--steps", "2"], 2),
        (["--step", "f"], 2),
      ] as [([String], Int)] {
        for more in [["-o", "-"], ["-f", "svg", "-o", "-"]] {
          let run = try Self.render(arguments + more, in: folder)
          #expect(run.code == 0 && run.messages.isEmpty, "\(run.messages)")
          #expect(try run.output.replacing(/<metadata>.*<\/metadata>/, with: "") == frame(number), "\(arguments)")
        }
      }
    }
  }

  @Test("a name that ends in a slash, or is one, is a folder")
  func folders() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "there.svg"), withIntermediateDirectories: true)
      for place in ["there.svg", "new.svg/", "plain"] {
        #expect(try Self.render(["-o", place, "--final"], in: folder).code == 0)
        let name = place.hasSuffix("/") ? String(place.dropLast()) : place
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(name)/product/product-04.svg"))
      }
    }
  }

  @Test("a pattern names each file")
  func pattern() throws {
    try withTemporaryFolder { folder in
      let run = try Self.render(["-o", "fig/{name}-{step}.svg"], in: folder)
      #expect(run.messages == "fig/product-00.svg … fig/product-04.svg: 5 files\n")
      #expect(try Self.files(in: folder) == (0...4).map { "fig/product-0\($0).svg" })
      let both = try Self.render(["-f", "svg,html", "-o", "{form}/{name}.{form}", "--final"], in: folder)
      #expect(both.code == 0, "\(both.messages)")
      #expect(try Self.files(in: folder).suffix(2) == ["html/product.html", "svg/product.svg"])
    }
  }

  @Test(
    "what does not fit is told before anything is written",
    arguments: [
      (["-o", "f.svg", "--steps", "all"], 65, "7 frames are more than one file: choose one with --step or --final"),
      (["-o", "f.svg", "-f", "svg,png"], 64, "one artefact fits one file: give one circuit and one form"),
      (["-o", "f.md"], 64, "markdown shows files of the form svg beside it: give a folder in place of f.md"),
      (["-o", "{stem}.svg"], 64, "a pattern has no {stem}; it may have {name}, {step} and {form}"),
      (["-o", "{name}.svg"], 65, "several artefacts would be written to product.svg; put {step} into the pattern"),
      (["-o", "{name}-{step}.svg", "-f", "svg,dot"], 65, "put {form} into the pattern"),
      (["-o", "{name}-{step}.html"], 64, "html is one file for all steps: leave {step} out"),
      (["-o", "f.svg", "--vary", "1"], 64, "variants need a folder"),
      (["-o", "-", "--report", "json"], 64, "--report takes standard output for itself"),
      (["-o", "-", "-f", "predict"], 64, "predict makes a file for each question and answer"),
      (["--step", "9"], 65, "there is no step 9; this walkthrough has the steps 0 to 4"),
      (["--steps", "2,99"], 65, "there is no step 99; this walkthrough has the steps 0 to 4"),
      (["--step", "x"], 65, "no step is of a node 'x'; the nodes at work are f, q"),
      (["--step", "1-2"], 64, "--step takes the number of a frame or the name of a node, not '1-2'"),
      (["--step", "1", "--final"], 64, "--final, --step and --steps exclude each other"),
      (["--name", "a/b"], 64, "no folder can be called 'a/b'"),
    ] as [([String], Int32, String)])
  func faults(arguments: [String], code: Int32, message: String) throws {
    try withTemporaryFolder { folder in
      let run = try Self.render(arguments, in: folder)
      #expect(run.code == code)
      #expect(run.messages.contains(message), "\(run.messages)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("a name given takes the place of the file's, and check finds it by the same name")
  func name() throws {
    try withTemporaryFolder { folder in
      #expect(try Self.render(["--name", "sum", "--final"], in: folder).code == 0)
      #expect(try Self.files(in: folder) == ["Output/sum/sum-04.svg"])
      let check = try Command(Command.backwire, ["check", Self.product, "--name", "sum"], in: folder)
      #expect(check.code == 0, "\(check.output)")
      let two = try Self.render(["--name", "sum"], in: folder, files: [Self.product, Self.product])
      #expect(two.code == 64)
    }
  }

  @Test("the report tells of each file what it shows")
  func report() throws {
    try withTemporaryFolder { folder in
      let run = try Self.render(["-f", "svg,png,html,pdf", "--step", "q", "--report", "json", "-q"], in: folder)
      #expect(run.code == 0 && run.messages.isEmpty)
      let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(report["version"] as? Int == 1)
      let circuit = try #require((report["circuits"] as? [[String: Any]])?.first)
      #expect(circuit["name"] as? String == "product" && circuit["title"] as? String == "A sum feeds a product")
      let files = try #require(circuit["files"] as? [[String: Any]])
      let paths = files.compactMap { $0["path"] as? String }
      #expect(try paths.sorted() == Self.files(in: folder))
      for file in files {
        let form = file["form"] as? String ?? ""
        let isFrame = ["svg", "png"].contains(form)
        #expect((file["node"] as? String == "q") == isFrame && (file["step"] as? Int == 3) == isFrame)
        #expect(file["kind"] is NSNull != isFrame)
        #expect((file["alt"] as? String)?.hasPrefix("Function node q = x + y multiplies") == true)
        #expect((file["caption"] as? String ?? "").contains(isFrame ? "function node q = x + y" : "A sum feeds"))
        #expect(file["width"] is NSNull == (form == "html"))
      }
      // A PNG has two pixels for each of the SVG, which has 96 an inch; a PDF has 72 points.
      let widths = Dictionary(uniqueKeysWithValues: files.map { ($0["form"] as? String ?? "", $0["width"] as? Double) })
      let png = try #require(widths["png"] ?? nil), svg = try #require(widths["svg"] ?? nil)
      let pdf = try #require(widths["pdf"] ?? nil)
      #expect(abs(png - 2 * svg) < 2 && abs(pdf - svg * 0.75) < 1)
    }
  }
}
