import Foundation
import TestSupport
import Testing

@Suite struct RenderTests {
  private let product = Circuits.root + "/Samples/product.circuit"

  private func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }.sorted()
  }

  @Test("render draws an SVG frame for every step into the circuit's folder")
  func frames() throws {
    try withTemporaryFolder { folder in
      let run = try Command(Command.backwire, ["render", product, "-o", folder.path])
      #expect(run.code == 0 && run.output.isEmpty)
      #expect(try files(in: folder) == (0...4).map { "product/product-0\($0).svg" })
    }
  }

  @Test(
    "formats, steps and the final frame can be chosen",
    arguments: [
      (["-f", "svg,png", "--steps", "1"], ["product/product-01.png", "product/product-01.svg"]),
      (["--steps", "0,3-4"], ["product/product-00.svg", "product/product-03.svg", "product/product-04.svg"]),
      (["--final"], ["product/product-04.svg"]),
      (["--steps", "all"], (0...6).map { "product/product-0\($0).svg" }),
      (["-f", "html"], ["product/product.html"]), (["-f", "animated"], ["product/product.svg"]),
      (["-f", "html,svg", "--final"], ["product/product-04.svg", "product/product.html"]),
    ])
  func choices(arguments: [String], expected: [String]) throws {
    try withTemporaryFolder { folder in
      let run = try Command(Command.backwire, ["render", product, "-o", folder.path] + arguments)
      #expect(run.code == 0)
      let written = try files(in: folder)
      #expect(written == expected)
    }
  }

  @Test("the committed gallery is what the samples give now")
  func gallery() throws {
    let samples = Circuits.sampleNames.map { "Samples/\($0).circuit" }
    let check = ["check"] + samples + ["-f", "svg,html,animated,quiz", "--index"]
    let run = try Command(Command.backwire, check, in: URL(filePath: Circuits.root))
    #expect(run.code == 0, "\(run.output)")
    let folders = try FileManager.default.contentsOfDirectory(atPath: Circuits.root + "/Output")
    #expect(Set(folders) == Set(Circuits.sampleNames + ["index.html"]))
  }

  @Test("what the committed frames say is what frames say now", arguments: Circuits.sampleNames)
  func words(sample: String) throws {
    try withTemporaryFolder { folder in
      let run = try Command(
        Command.backwire,
        [
          "render", "\(Circuits.root)/Samples/\(sample).circuit", "-o", folder.path, "-f",
          // The README shows the first question about `product`.
          "svg,html,animated,quiz" + (sample == "product" ? ",predict" : ""),
        ])
      #expect(run.code == 0)
      let made = try files(in: folder)
      let gallery = URL(filePath: Circuits.root + "/Output")
      #expect(try made == files(in: gallery.appending(path: sample)).map { "\(sample)/\($0)" })
      for file in made {
        // Positions depend on the Graphviz version by which the gallery was drawn; what is written does not.
        #expect(
          try words(in: folder.appending(path: file)) == words(in: gallery.appending(path: file)),
          "redraw the gallery: swift run backwire render Samples/*.circuit -f svg,html,animated,quiz --index")
      }
    }
  }

  private func words(in file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).matches(of: />([^<\n]+)</).map { String($0.1) }.sorted()
  }

  @Test("after an error the other files are drawn, all errors are reported and the exit code is the first one's")
  func goesOn() throws {
    try withTemporaryFolder { folder in
      let wrong = folder.appending(path: "wrong.circuit")
      try Data("f = 2 * zz\n".utf8).write(to: wrong)
      let run = try Command(
        Command.backwire, ["render", wrong.path, product, folder.path + "/missing.circuit", "-o", folder.path])
      #expect(run.code == 65)
      #expect(run.messages.contains("wrong.circuit:1:9: error: there is no wire named 'zz'"))
      #expect(run.messages.contains("missing.circuit: error: cannot read the circuit: there is no such file"))
      #expect(FileManager.default.fileExists(atPath: folder.path + "/product/product-04.svg"))
    }
  }

  @Test("a form that cannot be made is said by its file, and the other forms are written")
  func oneForm() throws {
    try withTemporaryFolder { folder in
      let circuit = Circuits.root + "/Samples/mazur.circuit"
      let run = try Command(
        Command.backwire,
        ["render", circuit, "-f", "png,svg,text", "--view", "whole", "--scale", "10", "-o", "out", "--final"],
        in: folder)
      #expect(run.code == 65)
      #expect(run.messages.hasPrefix("\(circuit): error: out/mazur/mazur-35.png cannot be made: a PNG of "))
      #expect(run.messages.contains(/; a scale of \d\.\d+ fits, and an SVG of any size does\n$/))
      #expect(try files(in: folder) == ["out/mazur/mazur-35.svg", "out/mazur/mazur.txt"])
    }
  }

  @Test("a circuit can come from standard input")
  func standardInput() throws {
    try withTemporaryFolder { folder in
      let run = try Command(
        Command.backwire, ["render", "-", "-o", folder.path, "--final"], input: "x = 2\nf = x * x\n")
      #expect(run.code == 0, "\(run.messages)")
      #expect(try files(in: folder) == ["stdin/stdin-04.svg"])
    }
  }

  @Test("a PDF has a page for each step, all of one size, with its title and its captions as text")
  func pdf() throws {
    try withTemporaryFolder { folder in
      let run = try Command(Command.backwire, ["render", product, "-f", "pdf", "-o", folder.path])
      #expect(run.code == 0, "\(run.messages)")
      #expect(try files(in: folder) == ["product/product.pdf"])
      let env = URL(filePath: "/usr/bin/env")
      let file = folder.path + "/product/product.pdf"
      let info = try Command(env, ["pdfinfo", "-l", "5", file]).output
      #expect(info.contains(/Title: +A sum feeds a product/))
      #expect(Set(info.matches(of: /Page +\d+ size: +(.*)/).map { String($0.1) }).count == 1)
      #expect(info.contains(/Pages: +5/))
      let text = try Command(env, ["pdftotext", "-f", "4", "-l", "4", "-layout", file, "-"]).output
      #expect(text.contains("Backward step 2 of 2 · function node q = x + y"))
      #expect(text.contains(/x +−4 +∂q\/∂x = 1 +−4 × 1 = +−4/))
    }
  }

  @Test("a page can go to standard output, and nothing else")
  func standardOutput() throws {
    try withTemporaryFolder { folder in
      let run = try Command(Command.backwire, ["render", product, "-f", "html", "-o", "-"], in: folder)
      #expect(run.code == 0 && run.messages.isEmpty)
      #expect(run.output.hasPrefix("<!DOCTYPE html>") && run.output.hasSuffix("</html>\n"))
      #expect(try files(in: folder).isEmpty)
    }
  }

  @Test(
    "exit codes say what went wrong",
    arguments: [
      (["render"], 64), (["render", "x.circuit", "-f", "jpeg"], 64), (["render", "x.circuit", "-f", "svg,svg"], 64),
      (["render", "x.circuit", "-o", "-"], 66), (["render", "x.circuit", "y.circuit", "-f", "html", "-o", "-"], 64),
      (["draw"], 64),
      (["render", "x.circuit", "--steps", "3-1"], 64), (["render", "none.circuit"], 66), (["trace", "."], 66),
    ] as [([String], Int32)])
  func codes(arguments: [String], code: Int32) throws {
    let run = try withTemporaryFolder { try Command(Command.backwire, arguments, in: $0) }
    #expect(run.code == code)
    #expect(run.output.isEmpty && !run.messages.isEmpty)
  }

  @Test("a file that is far too large for a circuit is refused unread, from a path and from standard input")
  func tooLarge() throws {
    try withTemporaryFolder { folder in
      let text = String(repeating: "x = 1\n", count: 800_000)
      try Data(text.utf8).write(to: folder.appending(path: "large.circuit"))
      let named = try Command(Command.backwire, ["trace", "large.circuit"], in: folder)
      let piped = try Command(Command.backwire, ["trace", "-"], input: text)
      #expect(named.code == 65 && piped.code == 65)
      #expect(named.messages == "large.circuit: error: the file is larger than 4 MB; is it the circuit you mean?\n")
      #expect(piped.messages == "<stdin>: error: the file is larger than 4 MB; is it the circuit you mean?\n")
    }
  }

  @Test("a place that cannot be written to is said, with its exit code")
  func cannotWrite() throws {
    try withTemporaryFolder { folder in
      let taken = folder.appending(path: "taken")
      try Data("a file".utf8).write(to: taken)
      let run = try Command(Command.backwire, ["render", product, "-o", taken.path])
      #expect(run.code == 73)
      #expect(run.messages.contains("taken/product/product-00.svg: error: cannot write the file"))
      #expect(try String(contentsOf: taken, encoding: .utf8) == "a file")
    }
  }
}
