import Foundation
import TestSupport
import Testing

/// `backwire preview` in a browser, with an editor at work beside it.
@Suite(.serialized, .enabled(if: Browser.isExpected)) struct PreviewTests {
  /// Runs a preview in a folder with one circuit.
  private static func withPreview<Value>(
    of arguments: [String] = ["f.circuit"], _ body: (_ folder: URL, _ address: String) throws -> Value
  ) throws -> Value {
    try withTemporaryFolder { folder in
      try Data(circuit("x * x").utf8).write(to: folder.appending(path: "f.circuit"))
      let output = folder.appending(path: "address")
      let preview = try RunningCommand(["preview", "--no-open"] + arguments, in: folder, output: output)
      var address = ""
      waitUntil {
        address = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        return address.hasSuffix("\n")
      }
      let result = Result { try body(folder, address.trimmingCharacters(in: .whitespacesAndNewlines)) }
      preview.send(SIGTERM)
      // Of this signal, and not by itself before.
      #expect(try preview.wait().signal == SIGTERM)
      return try result.get()
    }
  }

  private static func circuit(_ formula: String) -> String { "x = 3\nf = \(formula)\n" }

  /// The page in the frame, and what it shows at the moment.
  private static let page = "document.getElementById('page').contentDocument"
  private static let shown = "((\(page).querySelector('.shown .caption') || {}).innerText || '')"
  private static let fault = "document.getElementById('fault')"
  private static func shows(_ title: String) -> String { "(\(page) || {}).title === 'f = \(title)'" }

  @Test("a save is drawn and the page keeps its step; an error stands over the last picture until it is mended")
  func edit() throws {
    let found = try Self.withPreview { folder, address in
      try Browser.run(
        in: folder,
        [
          .open(address), .wait("\(Self.shown).includes('9')"),
          .evaluate("\(Self.page).getElementById('last').click(), \(Self.page).location.hash"),
          .write("f.circuit", Self.circuit("x * x + 4")), .wait(Self.shows("x × x + 4")),
          .evaluate("\(Self.page).getElementById('place').textContent.split(' of ')[0]"),
          .evaluate("\(Self.fault).hidden"),
          .write("f.circuit", Self.circuit("x * zz")), .wait("!\(Self.fault).hidden"),
          .evaluate("\(Self.fault).textContent"), .evaluate(Self.shows("x × x + 4")),
          .write("f.circuit", Self.circuit("x * 5")), .wait("\(Self.fault).hidden && \(Self.shows("x × 5"))"),
        ])
    }
    #expect(
      found == [
        "#step=4", "Step 5", true,
        "f.circuit:2:9: error: there is no wire named 'zz'\n  2 | f = x * zz\n    |         ^~", true,
      ])
  }

  @Test("a file that goes is told, one that comes again is drawn, and of ten saves in a second the last is shown")
  func files() throws {
    let saves = (1...10).map { Browser.Action.write("f.circuit", Self.circuit("x * \(100 * $0)")) }
    let found = try Self.withPreview { folder, address in
      try Browser.run(
        in: folder,
        [
          .open(address), .wait("\(Self.shown).includes('9')"), .remove("f.circuit"), .wait("!\(Self.fault).hidden"),
          .evaluate("\(Self.fault).textContent"), .evaluate("\(Self.shown).includes('9')"),
        ] + saves + [.wait("\(Self.fault).hidden && \(Self.shown).includes('3000')")])
    }
    #expect(found == ["f.circuit: error: cannot read the circuit: there is no such file", true])
  }

  @Test("a folder has a list, which a new file joins; an error at the first draw is shown, too")
  func folder() throws {
    let list = "[...document.querySelectorAll('#circuits a')].map(link => link.textContent)"
    let found = try Self.withPreview(of: ["."]) { folder, address in
      try Browser.run(
        in: folder,
        [
          .open(address), .write("g h.circuit", Self.circuit("zz")), .wait("\(list).length === 2"), .evaluate(list),
          .click("#circuits li:last-child a"), .wait("document.title === 'g h' && !\(Self.fault).hidden"),
          .write("g h.circuit", Self.circuit("x + 1")), .wait("\(Self.fault).hidden && \(Self.shown).includes('4')"),
        ])
    }
    #expect(found == [["f", "g h"]])
  }

  @Test("a page of another name reads nothing, and what is not there is not found")
  func hosts() throws {
    try Self.withPreview { (folder: URL, address: String) throws -> Void in
      func status(_ path: String, _ host: String? = nil) throws -> String {
        let script = """
          import http.client, sys
          connection = http.client.HTTPConnection(sys.argv[1].split("/")[2])
          connection.request("GET", sys.argv[2], headers={"Host": sys.argv[3]} if sys.argv[3:] else {})
          answer = connection.getresponse()
          print(answer.status, answer.getheader("Access-Control-Allow-Origin"), end="")
          """
        let arguments = ["python3", "-c", script, address, path] + [host].compactMap(\.self)
        return try Command(URL(filePath: "/usr/bin/env"), arguments).output
      }
      #expect(try status("/") == "200 None")
      #expect(try status("/page/f") == "200 None")
      #expect(try status("/", "evil.example") == "403 None")
      #expect(try status("/events", "evil.example:80") == "403 None")
      #expect(try status("/../f.circuit") == "404 None")
      #expect(try status("/page/g") == "404 None")
    }
  }
}
