import Foundation
import Notation
import Publishing
import TestSupport
import Testing
import Workshop

/// What the command can, a Swift program can.
@Suite struct WorkshopTests {
  @Test("text and options in, artefacts out")
  func example() throws {
    // example
    let workshop = try Workshop("x = 3\nf = x * x\n", named: "square", ["theme": "dark", "set": "x=4"])
    var files: [String: [UInt8]] = [:]
    for (artefact, bytes) in try workshop.artefacts([.svg, .markdown]) {
      files[artefact.path] = bytes
    }
    // end
    #expect(
      files.keys.sorted() == [
        "square/square-00.svg", "square/square-01.svg", "square/square-02.svg",
        "square/square-03.svg", "square/square-04.svg", "square/square.md",
      ])
    let last = String(decoding: files["square/square-04.svg"] ?? [], as: UTF8.self)
    #expect(last.contains(">16<") && last.contains("#15181c") && last.contains("theme=dark set=x%3d4"))
  }

  @Test("the files are those of the command, byte for byte")
  func command() throws {
    let text = try Circuits.sampleText("composite")
    let workshop = try Workshop(text, named: "composite", ["digits": "3", "fold": "neuron", "predict": ""])
    let forms = [Form.svg, .html, .beamer, .json, .gift]
    try withTemporaryFolder { folder in
      let arguments = [
        "render", Circuits.root + "/Samples/composite.circuit", "-q", "-o", folder.path, "--digits", "3", "--fold",
        "neuron", "--predict", "-f", forms.map(\.rawValue).joined(separator: ","),
      ]
      #expect(try Command(Command.backwire, arguments).code == 0)
      let artefacts = try workshop.artefacts(forms)
      #expect(artefacts.count > 10)
      for (artefact, bytes) in artefacts {
        #expect(try Data(contentsOf: folder.appending(path: artefact.path)) == Data(bytes), "\(artefact.path)")
      }
    }
  }

  @Test("every option of the table is one of the command, with the same words of help")
  func help() throws {
    let help = try Command(Command.backwire, ["render", "--help"]).output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for option in PublishingOption.all { #expect(help.contains(option.help) && help.contains("--\(option.key)")) }
  }

  @Test(
    "an error is the one that the command shows, with options by their keys",
    arguments: [
      ("x = 1\nf = x * y\n", [], "c:2:9: error: there is no wire named 'y'\n  2 | f = x * y\n    |         ^"),
      ("x = 1\nf = -x\n", [("digits", "99")], "option digits: takes a whole number from 1 to 15, not '99'"),
      ("x = 1\nf = -x\n", [("set", "x=")], "set:1:2: error: there is nothing to the right of '='\n  1 | x=\n    |  ^"),
      ("x = 1\nf = -x\n", [("set", "x=1"), ("set", "x=2")], "option set: 'x' is set twice"),
      ("x = 1\nf = -x\n", [("fold", "neuron")], "there is no composite named 'neuron'; it defines none"),
      (
        "x = 1\nf = -x\n", [("step", "9")], "there is no step 9; this walkthrough has the steps 0 to 3"
      ),
    ] as [(String, [(String, String)], String)])
  func errors(text: String, options: [(String, String)], message: String) throws {
    let error = #expect(throws: WorkshopError.self) {
      var asked = PublishingOptions()
      do throws(OptionFault) {
        for (key, value) in options { try asked.set(key, to: value) }
      } catch {
        throw WorkshopError.option(error)
      }
      _ = try Workshop(SourceFile(name: "c", text: text), stem: "c", options: asked).artefacts([.svg])
    }
    #expect(error?.description == message)
  }
}
