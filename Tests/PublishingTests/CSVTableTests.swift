import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct CSVTableTests {
  @Test(
    "tables of any program are read",
    arguments: [
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a;b\r\n\"c;d\";e", [["a", "b"], ["c;d", "e"]]),
      ("a\tb\r\"c\"\"d\"\te\r", [["a", "b"], ["c\"d", "e"]]), ("\u{FEFF}\"Smith, Bob\",7", [["Smith, Bob", "7"]]),
      ("sep=|\r\na,b|c", [["a,b", "c"]]), ("\"two\nlines\",x\ny", [["two\nlines", "x"], ["y"]]),
      (" a , \"b\" ,c d \n", [["a", "b", "c d"]]), ("a,,\n,\n", [["a", "", ""], ["", ""]]),
      ("a\n\nb", [["a"], [""], ["b"]]),
      ("", []), ("\"a;b\",c", [["a;b", "c"]]), ("sep=;\n", []), ("a\tb, c\n", [["a\tb", "c"]]),
    ] as [(String, [[String]])])
  func read(text: String, fields: [[String]]) throws {
    #expect(try CSVTable(text).rows.map(\.fields) == fields)
  }

  @Test("a row knows its line, below fields of several lines as well")
  func lines() throws {
    #expect(try CSVTable("a\r\n\"b\r\nb\r\nb\",c\r\n\r\nd").rows.map(\.line) == [1, 2, 5, 6])
  }

  @Test(
    "what is no table is told with its line",
    arguments: [
      ("a\n\"b\nc", 2, "a quote is opened and never closed", "\"b"),
      ("a\n\"b\nb\" c\nd", 3, "there is text after a closing quote; double the quotes within a field", "b\" c"),
    ])
  func faults(text: String, line: Int, message: String, shown: String) {
    let fault = CSVTable.Fault(line: line, message: message, text: shown)
    #expect(throws: fault) { try CSVTable(text) }
  }

  /// Python's csv writes tables in all the ways there are; what is read is what it wrote.
  @Test("what Python writes is read back")
  func python() throws {
    let script = """
      import csv, io, json, random
      dice = random.Random(7)
      cells = ["", "a", "Smith, Bob", 'say "x"', "a;b", "tab\\there", "two\\nlines", "Özgür", "1", "x y", '"', "'", "日本"]
      out = []
      for case in range(300):
          separator = dice.choice(",;\\t")
          width = dice.randint(2, 4)
          rows = [["h%d" % i for i in range(width)]]
          rows += [[dice.choice(cells) for _ in range(width)] for _ in range(dice.randint(0, 5))]
          text = io.StringIO(newline="")
          quoting = dice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
          csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=dice.choice(["\\n", "\\r\\n"])).writerows(rows)
          out.append([dice.choice(["", "\\ufeff"]) + text.getvalue(), rows])
      print(json.dumps(out))
      """
    let run = try Command(URL(filePath: "/usr/bin/env"), ["python3", "-c", script])
    let cases = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[Any]])
    #expect(cases.count == 300)
    for pair in cases {
      let (text, rows) = (try #require(pair[0] as? String), try #require(pair[1] as? [[String]]))
      #expect(try CSVTable(text).rows.map(\.fields) == rows, "\(text.debugDescription)")
    }
  }
}
