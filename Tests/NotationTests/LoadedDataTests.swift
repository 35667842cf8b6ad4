import Notation
import Testing

@Suite struct LoadedDataTests {
  private func file(_ text: String, _ data: [String: SourceFile.Data]) -> SourceFile {
    SourceFile(name: "f", text: text).with(data: data)
  }

  private func literal(_ statement: String, _ data: [UInt8], named name: String = "x.csv") throws -> String {
    let file = file("\(statement)\nf = exp(X)\n", [name: .bytes(data)])
    return try CircuitSource.parse(file, vocabulary: vocabulary).definitions[0].formula.mathText.plain
  }

  @Test(
    "a table is read row by row, with the names of its columns and comments left out",
    arguments: [
      ("1,2\n3,4\n", "[[1, 2], [3, 4]]"), ("a,b\n1.5,-2e3\n", "[1.5, −2000]"), ("1;2;3", "[1, 2, 3]"),
      ("1\n2\n3\n", "[1, 2, 3]"), ("# made by hand\n1\t2\r\n3\t4\r\n", "[[1, 2], [3, 4]]"), ("  4  5 6 ", "[4, 5, 6]"),
      ("7", "7"), ("1, 2\n\n3, 4 # last\n", "[[1, 2], [3, 4]]"),
    ])
  func tables(text: String, shown: String) throws {
    #expect(try literal("const X = load(\"x.csv\")", Array(text.utf8)) == shown)
  }

  /// An array as NumPy saves it.
  private static func array(_ header: String, _ data: [UInt8]) -> [UInt8] {
    [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + data
  }

  private static func bytes(_ numbers: [Double]) -> [UInt8] {
    numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> ($0 * 8)) } }
  }

  @Test("an array of NumPy is read by its kind and its order")
  func arrays() throws {
    let plain = Self.array(
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n", Self.bytes([1, 2, 3, 4, 5, 6]))
    #expect(try literal("X = np.load('x.npy')", plain, named: "x.npy") == "[[1, 2, 3], [4, 5, 6]]")
    let turned = Self.array(
      "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }\n", Self.bytes([1, 4, 2, 5, 3, 6]))
    #expect(try literal("X = load('x.npy')", turned, named: "x.npy") == "[[1, 2, 3], [4, 5, 6]]")
    let whole = Self.array("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), }\n", [5, 0, 0xFE, 0xFF])
    #expect(try literal("X = load('x.npy')", whole, named: "x.npy") == "[5, −2]")
    let big = Self.array("{'descr': '>u2', 'fortran_order': False, 'shape': (), }\n", [1, 2])
    #expect(try literal("X = load('x.npy')", big, named: "x.npy") == "258")
    let cube = Self.array(
      "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2, 2), }\n", [1, 2, 3, 4])
    #expect(try literal("X = load('x.npy')", cube, named: "x.npy") == "[[[1, 2], [3, 4]]]")
  }

  @Test(
    "what cannot be loaded is told at the name",
    arguments: [
      (.fault("there is no such file beside the circuit"), "there is no such file beside the circuit", ""),
      (.bytes(Array("1,2\n3\n".utf8)), "line 2 has 1 numbers, and the first 2", ""),
      (
        .bytes(Array("1,2\n3,setosa\n".utf8)), "'setosa' in line 2, column 2, is no number",
        " keep the columns that are numbers"
      ),
      (.bytes(Array("a,b\n".utf8)), "there are no numbers in it", ""),
      (
        .bytes([0xFF, 0xFE, 0]), "it is neither text nor an array as NumPy saves it", " write np.save(\"x.npy\", x)"
      ),
      (
        .bytes(array("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n", [1, 2])),
        "it is no whole array as NumPy saves it", " save it again"
      ),
      (
        .bytes(array("{'descr': '<c16', 'fortran_order': False, 'shape': (), }\n", [1])),
        "its numbers are of the kind '<c16'", " save it with x.astype(float)"
      ),
    ] as [(SourceFile.Data, String, String)])
  func faults(data: SourceFile.Data, message: String, mend: String) {
    do throws(Diagnostics) {
      _ = try CircuitSource.parse(
        file("const X = load(\"x.csv\")\nf = exp(X)\n", ["x.csv": data]), vocabulary: vocabulary)
      Issue.record("it is loaded")
    } catch {
      #expect(
        error.rendered
          == "f:1:16: error: 'x.csv': \(message)\n  1 | const X = load(\"x.csv\")\n    |                ^~~~~~~\(mend)")
    }
  }

  @Test("the names of files are found in the text, and the text stays as it is when it is written anew")
  func names() throws {
    let text = "const X = load(\"a.csv\")\nconst Y = np.loadtxt('b/c.csv', delimiter=',')\nf = exp(X) + Y\n"
    let file = SourceFile(name: "f", text: text)
    #expect(file.loadedNames == ["a.csv", "b/c.csv"])
    let loaded = file.with(data: ["a.csv": .bytes([UInt8(ascii: "1")]), "b/c.csv": .bytes([UInt8(ascii: "2")])])
    #expect(try FormattedSource(loaded, vocabulary: vocabulary).text == text)
  }
}
