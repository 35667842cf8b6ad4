import Foundation
import TestSupport
import Testing

/// Parts of a course, made apart and joined again.
@Suite struct ShardTests {
  private static let product = Circuits.root + "/Samples/product.circuit"

  private static func render(_ more: [String], in folder: URL, _ circuit: String = product) throws -> Command {
    try Command(
      Command.backwire, ["render", circuit, "-f", "moodle,gift", "--vary", "7", "--count", "7"] + more, in: folder)
  }

  private static func merge(_ more: [String], in folder: URL) throws -> Command {
    try Command(Command.backwire, ["merge", "parts"] + more, in: folder)
  }

  private static func bytes(_ path: String, in folder: URL) throws -> Data {
    try Data(contentsOf: folder.appending(path: path))
  }

  /// All parts of a course of seven variants.
  private static func withParts(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for part in [3, 1, 2] {
        let run = try render(["--shard", "\(part)/3", "-o", "parts"], in: folder)
        #expect(run.code == 0, "\(run.messages)")
      }
      try body(folder)
    }
  }

  @Test("the banks and the keys of all parts joined are those of the whole course, byte for byte")
  func joined() throws {
    try Self.withParts { folder in
      #expect(try Self.render(["-o", "whole"], in: folder).code == 0)
      for (file, whole) in [
        ("a.xml", "product-moodle.xml"), ("a.gift", "product.gift"), ("key.csv", "product-key.csv"),
      ] {
        let run = try Self.merge(["-o", file], in: folder)
        #expect(run.code == 0, "\(run.messages)")
        #expect(try Self.bytes(file, in: folder) == Self.bytes("whole/\(whole)", in: folder))
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/parts").sorted()
      #expect(names == (1...3).map { "product-part-\($0)-of-3" })
    }
  }

  @Test("a part says what it was made of, and the same part is the same bytes")
  func part() throws {
    try withTemporaryFolder { folder in
      for place in ["one", "two"] {
        let run = try Self.render(["--shard", "2/3", "-o", place], in: folder)
        #expect(
          run.messages == """
            \(place)/product-part-2-of-3/product-moodle.xml
            \(place)/product-part-2-of-3/product.gift
            \(place)/product-part-2-of-3/product-key.csv

            """)
      }
      let said = try Self.bytes("one/product-part-2-of-3/part.json", in: folder)
      #expect(try said == Self.bytes("two/product-part-2-of-3/part.json", in: folder))
      let part = try #require(try JSONSerialization.jsonObject(with: said) as? [String: Any])
      #expect(part["first"] as? Int == 3 && part["last"] as? Int == 4)
      let files = try #require(part["files"] as? [[String: Any]])
      #expect(files.compactMap { $0["path"] as? String } == ["product-key.csv", "product-moodle.xml", "product.gift"])
      for file in files {
        let path = try #require(file["path"] as? String)
        let sum = try Command(
          URL(filePath: "/usr/bin/env"), ["sha256sum", "one/product-part-2-of-3/\(path)"], in: folder)
        #expect(sum.output.hasPrefix(try #require(file["sha256"] as? String)))
      }
      let again = try Self.render(["--shard", "2/3", "-o", "one"], in: folder)
      #expect(again.code == 0 && again.messages == "one/product-part-2-of-3 is there already\n")
    }
  }

  @Test("missing parts are named, and nothing is written")
  func missing() throws {
    try withTemporaryFolder { folder in
      #expect(try Self.render(["--shard", "2/7", "-o", "parts"], in: folder).code == 0)
      let run = try Self.merge(["-o", "bank.xml"], in: folder)
      #expect(run.code == 1 && run.messages == "bank.xml: error: parts 1, 3-7 of 7 are missing\n", "\(run.messages)")
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/bank.xml"))
    }
  }

  @Test("parts of different courses are not joined, nor is one that was changed")
  func mixed() throws {
    try Self.withParts { folder in
      try FileManager.default.removeItem(at: folder.appending(path: "parts/product-part-2-of-3"))
      try Data("x = 2\ny = 3\nz = 4\nq = x + y\nf = q * z\n".utf8).write(to: folder.appending(path: "product.circuit"))
      #expect(try Self.render(["--shard", "2/3", "-o", "parts"], in: folder, "product.circuit").code == 0)
      let run = try Self.merge(["-o", "bank.xml"], in: folder)
      #expect(
        run.code == 65
          && run.messages == "parts/product-part-2-of-3: error: this part and parts/product-part-1-of-3 are not of one "
            + "course: they differ in the circuit's text\n",
        "\(run.messages)")
      // It is not overwritten by the part of another circuit either.
      let other = try Self.render(["--shard", "2/3", "-o", "parts"], in: folder)
      #expect(
        other.code == 73
          && other.messages == "parts/product-part-2-of-3: error: there is a part of another circuit or with other "
            + "options; remove it or give another folder\n",
        "\(other.messages)")
    }
    try Self.withParts { folder in
      let file = folder.appending(path: "parts/product-part-1-of-3/product.gift")
      try (Data(contentsOf: file) + Data("\n".utf8)).write(to: file)
      let run = try Self.merge(["-o", "bank.gift"], in: folder)
      #expect(
        run.code == 65
          && run.messages == "parts/product-part-1-of-3/product.gift: error: this is not the file that was made: "
            + "make the part again\n",
        "\(run.messages)")
      #expect(try Self.merge(["-o", "bank.xml"], in: folder).code == 0)
    }
  }

  @Test("what a run that was killed has left of a part is cleared away, and is no part")
  func killed() throws {
    try withTemporaryFolder { folder in
      let left = folder.appending(path: "parts/.backwire-product-part-1-of-1-abc")
      try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
      #expect(try Self.merge(["-o", "bank.xml"], in: folder).code == 66)
      #expect(try Self.render(["--shard", "1/1", "-o", "parts"], in: folder).code == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/parts")
      #expect(names == ["product-part-1-of-1"])
    }
  }

  @Test("a bank that would be too large is several files, with every question in one of them")
  func several() throws {
    try Self.withParts { folder in
      #expect(try Self.merge(["-o", "whole.gift"], in: folder).code == 0)
      let run = try Self.merge(["-o", "bank.gift", "--bank-size", "0.01"], in: folder)
      #expect(run.code == 0, "\(run.messages)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("bank-") }
        .sorted()
      #expect(names.count > 1 && names.first == "bank-1.gift")
      var questions: [Substring] = []
      for name in names {
        let bytes = try Self.bytes(name, in: folder)
        #expect(bytes.count <= 10_000)
        questions += String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("::") }
      }
      let whole = String(decoding: try Self.bytes("whole.gift", in: folder), as: UTF8.self)
      #expect(questions.sorted() == whole.split(separator: "\n").filter { $0.hasPrefix("::") }.sorted())
    }
  }

  @Test(
    "what cannot be is said",
    arguments: [
      (["--shard", "4/3"], "Error: The value '4/3' is invalid for '--shard <part/parts>'"),
      (["--shard", "1/8"], "Error: 7 variants do not make 8 parts"),
      (["--bank-size", "0"], "Error: --bank-size takes a number above 0"),
    ])
  func faults(arguments: [String], message: String) throws {
    try withTemporaryFolder { folder in
      let run = try Self.render(arguments + ["-o", "out"], in: folder)
      #expect(run.code == 64 && run.messages.hasPrefix(message), "\(run.messages)")
    }
  }
}
