import Publishing
import Testing

@Suite struct ClassListTests {
  @Test(
    "names stand in the first column, or below a header that says so, or in the column asked for",
    arguments: [
      ("Anna\nBob\n", nil, ["Anna", "Bob"], nil), ("Anna,7\n\nBob,8\n", nil, ["Anna", "Bob"], nil),
      ("id;Name\n7;\"Smith; Bob\"\n8;Özgür\n", nil, ["SmithBob", "Özgür"], "Name"),
      ("Group\tE-Mail\nA\ta@b.de\n", nil, ["a@b.de"], "E-Mail"),
      ("First name,Last name,ID number\nAnna,A,u1\nAnna,B,u2\n", "id number", ["u1", "u2"], "ID number"),
      ("7,Anna\n8,Bob\n", "2", ["Anna", "Bob"], nil), ("points,name\n8,Bob\n", "2", ["Bob"], "name"),
      ("\u{FEFF}\"name\"\r\n\"Smith, Bob\"\r\n", nil, ["SmithBob"], "name"), ("../../x\n-.@y", nil, ["x", "y"], nil),
    ] as [(String, String?, [String], String?)])
  func names(text: String, column: String?, names: [String], header: String?) throws {
    let list = try ClassList(text, column: column)
    #expect(list.names == names)
    #expect(list.column == header)
  }

  @Test(
    "what cannot be a list of names is told with its line and its text",
    arguments: [
      ("", nil, nil, "there is no name in this file; write one in each line", nil),
      (" \n,,\n", nil, nil, "there is no name in this file; write one in each line", nil),
      ("name\n", nil, nil, "there is a header in this file, and no name below it", nil),
      ("Anna\n???,1\n", nil, 2, "there is no letter or digit in this name, and no file can be called so", "???,1"),
      ("a,b\n1,Anna\n2\n", "b", 3, "this line has no column 2", "2"),
      ("a,b\n1,Anna\n2,\n", "b", 3, "there is no letter or digit in this name, and no file can be called so", "2,"),
      ("Anna\nBob\nAnna\n", nil, 3, "'Anna' stands there twice, also in line 1; every name needs its own", "Anna"),
      (
        "anna b\nAnnaB\n", nil, 2,
        "files called after 'AnnaB' and 'anna b' in line 1 would be the same; change one of them", "AnnaB"
      ),
      (
        "Weiß\nWEISS\n", nil, 2,
        "files called after 'WEISS' and 'Weiß' in line 1 would be the same; change one of them", "WEISS"
      ),
      ("Anna Bella\n", nil, 1, "this name is too long for a file: 9 bytes, and 8 have room", "Anna Bella"),
      ("a;b\n", "name", 1, "there is no column 'name'; the columns are 'a', 'b'", nil),
      ("a;b\n", "3", 1, "there is no column 3, but 2", "a b"),
      ("Anna\n\"Bob\n", nil, 2, "a quote is opened and never closed", "\"Bob"),
    ] as [(String, String?, Int?, String, String?)])
  func faults(text: String, column: String?, line: Int?, message: String, shown: String?) {
    #expect(throws: ClassList.Fault(line: line, message: message, text: shown)) {
      try ClassList(text, column: column, room: 8)
    }
  }
}
