import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct VariantsTests {
  private static let product = Circuits.root + "/Samples/product.circuit"

  @Test("a variant has a folder of its own, with a key for the teacher that says what --set gives again")
  func count() throws {
    try withTemporaryFolder { folder in
      let run = try Command(
        Command.backwire,
        ["render", Self.product, "-f", "svg", "--final", "--vary", "7", "--count", "3", "-o", folder.path])
      #expect(run.code == 0, "\(run.messages)")
      let key = try String(contentsOf: folder.appending(path: "product-key.csv"), encoding: .utf8)
      let lines = key.split(separator: "\r\n").map { $0.split(separator: ",").map { String($0) } }
      #expect(
        lines[0] == [
          "variant", "x", "y", "z", "step 2: q", "step 2: z", "step 3: x", "step 3: y", "mistakes that do not show",
        ])
      #expect(lines.dropFirst().map { $0[0] } == ["01", "02", "03"])
      for line in lines.dropFirst() {
        let numbers = line.dropFirst().compactMap { Double($0) }
        #expect(Array(numbers[3...]) == [numbers[2], numbers[0] + numbers[1], numbers[2], numbers[2], 0])
        let again = ["--set", "x=\(line[1])", "--set", "y=\(line[2])", "--set", "z=\(line[3])"]
        let place = folder.appending(path: "again")
        let same = try Command(
          Command.backwire, ["render", Self.product, "-f", "svg", "--final", "-o", place.path] + again)
        #expect(same.code == 0, "\(same.messages)")
        let bytes = try Data(contentsOf: folder.appending(path: "product-\(line[0])/product-\(line[0])-04.svg"))
        #expect(try Data(contentsOf: place.appending(path: "product/product-04.svg")) == bytes)
      }
    }
  }

  @Test("students keep their numbers when others come, and odd names stay in the folder")
  func students() throws {
    try withTemporaryFolder { folder in
      func key(_ names: String) throws -> [String] {
        try Data(names.utf8).write(to: folder.appending(path: "class.csv"))
        let run = try Command(
          Command.backwire,
          ["render", Self.product, "-f", "text", "--vary", "1", "--students", "class.csv", "-o", "out"], in: folder)
        #expect(run.code == 0, "\(run.messages)")
        let text = try String(contentsOf: folder.appending(path: "out/product-key.csv"), encoding: .utf8)
        return text.split(separator: "\r\n").dropFirst().map { String($0) }
      }
      let first = try key("anna,7\nÖzgür\n../../x\n")
      #expect(first.map { $0.prefix { $0 != "," } } == ["anna", "Özgür", "x"])
      let second = try key("bob\nÖzgür\nanna\n")
      #expect(second[1] == first[1] && second[2] == first[0])
      let folders = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
      #expect(folders == ["product-anna", "product-bob", "product-key.csv", "product-x", "product-Özgür"])
    }
  }

  @Test("a class list may be UTF-16 as a spreadsheet saves it, by its byte order mark", arguments: [false, true])
  func wideList(isSwapped: Bool) throws {
    try withTemporaryFolder { folder in
      let encoding: String.Encoding = isSwapped ? .utf16BigEndian : .utf16LittleEndian
      let bytes = try #require("\u{FEFF}Name\tGroup\r\nJosé\t1\r\n".data(using: encoding))
      try bytes.write(to: folder.appending(path: "class.txt"))
      let run = try Command(
        Command.backwire,
        ["render", Self.product, "-f", "text", "--vary", "1", "--students", "class.txt", "-q", "-o", "out"], in: folder)
      #expect(run.code == 0, "\(run.messages)")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/out/product-José/product-José.txt"))
      // A circuit is UTF-8.
      let other = try Command(Command.backwire, ["trace", "class.txt"], in: folder)
      #expect(
        other.messages == "class.txt: error: the file is UTF-16 or UTF-32, not UTF-8; save it with the encoding UTF-8\n"
      )
      let place = try Command(
        Command.backwire, ["render", Self.product, "-f", "text", "--vary", "1", "--students", ".", "-o", "out"],
        in: folder)
      #expect(place.messages == ".: error: cannot read the class list: it is a folder; name a file in it\n")
    }
  }

  @Test("all variants go into one bank, in which the variants of a question share a category")
  func bank() throws {
    try withTemporaryFolder { folder in
      let run = try Command(
        Command.backwire,
        ["render", Self.product, "-f", "moodle,gift,text", "--vary", "7", "--count", "3", "-o", folder.path])
      #expect(
        run.code == 0
          && run.messages == """
            \(folder.path)/product-01 … \(folder.path)/product-03: 3 files
            \(folder.path)/product-moodle.xml
            \(folder.path)/product.gift
            \(folder.path)/product-key.csv

            """,
        "\(run.messages)")
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }.sorted()
      let folders = ["01", "02", "03"].map { "product-\($0)/product-\($0).txt" }
      #expect(files == folders + ["product-key.csv", "product-moodle.xml", "product.gift"])

      let moodle = try XMLDocument(contentsOf: folder.appending(path: "product-moodle.xml"))
      let marks = try moodle.nodes(forXPath: "/quiz/question/category/text | /quiz/question/name/text")
        .map { $0.stringValue ?? "" }
      let title = "A sum feeds a product"
      let numbers = ["q", "z", "x", "y"].flatMap { wire in
        ["$course$/top/Backwire/\(title)/\(wire)"] + ["01", "02", "03"].map { "\(title): \(wire) · \($0)" }
      }
      #expect(marks.prefix(numbers.count) == numbers[...])
      // What has no number in it is the same in all variants, and stands there once.
      #expect(marks.count { $0 == "\(title): stored-inputs" } == 1)
      #expect(marks.count { $0 == "\(title): factors" } == 3)
      let pictures = try moodle.nodes(forXPath: "//file").map { $0.stringValue ?? "" }
      #expect(Set(pictures).count == 3 * 2 && pictures.count == 12)

      let gift = try String(contentsOf: folder.appending(path: "product.gift"), encoding: .utf8)
      let categories = gift.matches(of: /\$CATEGORY: (.+)/).map { String($0.1) }
      #expect(categories == marks.filter { $0.hasPrefix("$course$") })
    }
  }

  @Test("class lists are tables, and what is wrong with one is told before anything is written")
  func classLists() throws {
    try withTemporaryFolder { folder in
      func run(_ text: String, _ more: [String] = [], form: String = "text") throws -> Command {
        try Data(text.utf8).write(to: folder.appending(path: "class.csv"))
        let arguments = ["render", Self.product, "-f", form, "--vary", "1", "--students", "class.csv", "-o", "out"]
        return try Command(Command.backwire, arguments + more, in: folder)
      }
      let long = String(repeating: "ä", count: 130)
      for (text, more, message) in [
        ("id;name\n1;\"Smith, Bob\n", [], "class.csv:2: error: a quote is opened and never closed\n  1;\"Smith, Bob\n"),
        ("a;b\n", ["--column", "name"], "class.csv:1: error: there is no column 'name'; the columns are 'a', 'b'\n"),
        ("Anna\nANNA\n", [], "class.csv:2: error: files called after 'ANNA' and 'Anna' in line 1 would be the same;"),
        (
          long + "\n", [],
          "class.csv:1: error: this name is too long for a file: 260 bytes, and 243 have room\n  \(long.prefix(100))\n"
        ),
      ] as [(String, [String], String)] {
        let run = try run(text, more)
        #expect(run.code == 65)
        #expect(run.messages.hasPrefix(message), "\(run.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
      }
      // The longest name that there is room for makes a file, in forms with a long ending, too.
      let fits = try run(String(repeating: "a", count: 225) + "\n", form: "worksheet,svg")
      #expect(fits.code == 0, "\(fits.messages)")
      let named = try run("id;name\n1;\"Smith; Bob\"\n", ["--column", "Name", "-q"])
      #expect(named.code == 0 && named.messages.isEmpty, "\(named.messages)")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/out/product-SmithBob/product-SmithBob.txt"))
      let said = try run("id;name\n1;Eve\n")
      #expect(
        said.messages.hasPrefix("class.csv: note: the first line is a header; the names are those below 'name'\n"))
    }
  }

  @Test("where there are fewer different variants than asked for, that is told and nothing written")
  func repeats() throws {
    try withTemporaryFolder { folder in
      func run(_ more: [String]) throws -> Command {
        try Command(
          Command.backwire, ["render", "-", "-f", "text", "--vary", "1", "-o", "out"] + more, in: folder,
          input: "x = 2\nf = x + 1\n")
      }
      let few = try run(["--count", "40"])
      #expect(few.code == 65)
      let count = try #require(
        few.messages.firstMatch(of: #/^<stdin>: error: there are (\d+) different variants, not 40; /#))
      let different = try #require(Int(count.1))
      #expect(different == 16 && !FileManager.default.fileExists(atPath: folder.path + "/out"))
      func inputs() throws -> [String] {
        let key = try String(contentsOf: folder.appending(path: "out/stdin-key.csv"), encoding: .utf8)
        return key.split(separator: "\r\n").dropFirst().map { String($0.split(separator: ",")[1]) }
      }
      #expect(try run(["--count", "\(different)"]).code == 0)
      let all = try inputs()
      #expect(all.count == different && Set(all).count == different)
      let allowed = try run(["--count", "40", "--allow-repeats"])
      #expect(allowed.code == 0 && allowed.messages.hasPrefix("out/stdin-01 … out/stdin-40: 40 files\n"))
      #expect(try inputs().prefix(different) == all[...])
      // Fewer asked for are the first of them.
      #expect(try run(["--count", "3", "-q"]).code == 0)
      #expect(try inputs() == Array(all.prefix(3)))
    }
  }

  @Test(
    "what cannot be is said",
    arguments: [
      (["--set", "q=3"], 65, "error: there is no input wire named 'q'; the inputs are x, y, z"),
      (["--set", "x=[1, 2]"], 65, "error: the input wire 'x' has the shape (), and the new value the shape (2,)"),
      (["--set", "x=1", "--set", "x=2"], 65, "--set: error: 'x' is set twice"),
      (["--set", "x"], 65, "--set:1:1: error: this expression has no name"),
      (["--set", "x=sin(2)"], 65, "--set: error: 'x=sin(2)' is no number for a wire; write x=3"),
      (["--seed", "[1, 2]"], 65, "error: the seed has the shape (2,), but the output f has the shape ()"),
      (["--count", "3"], 64, "Error: --count and --students go with --vary"),
      (["--vary", "1", "--count", "0"], 64, "Error: --count takes a whole number from 1 to 1,000,000"),
    ] as [([String], Int32, String)])
  func faults(arguments: [String], code: Int32, message: String) throws {
    try withTemporaryFolder { folder in
      let run = try Command(Command.backwire, ["render", Self.product] + arguments, in: folder)
      #expect(run.code == code)
      #expect(run.messages.contains(message), "\(run.messages)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("a negative seed, and inputs, are part of the stamp: check makes the same again")
  func stamp() throws {
    try withTemporaryFolder { folder in
      let arguments = ["-f", "svg,html,quiz,predict", "--set", "x=-3", "--seed", "-2", "-o", folder.path]
      #expect(try Command(Command.backwire, ["render", Self.product] + arguments).code == 0)
      let run = try Command(Command.backwire, ["check", Self.product, "-o", folder.path, "--exact"])
      #expect(run.code == 0, "\(run.output)")
      let text = try Command(Command.backwire, ["trace", Self.product, "--set", "x=-3", "--seed", "-2"]).output
      #expect(text.contains("The seed: the output wire f receives the upstream gradient −2."))
    }
  }
}
