import Notation
import Testing

@Suite struct FrontMatterTests {
  @Test func `Every key is read`() throws {
    let matter = try parse(
      """
      ---
      title: "A sum: and a product" # comment
      output: y
      seed: -pi/2
      digits: 6
      fold: [softmax, cell]
      direction: TB
      theme: print
      lang: de
      ---
      softmax(a) = exp(a)
      cell(a) = softmax(a)
      y = 1
      """
    ).frontMatter
    #expect(matter.title == "A sum: and a product")
    #expect(matter.output == "y")
    #expect(matter.seed == NumberArray(-Double.pi / 2))
    #expect(matter.digits == 6)
    #expect(matter.fold == ["softmax", "cell"])
    #expect(matter.direction == .topToBottom)
    #expect(matter.theme == "print")
    #expect(matter.lang == "de")
  }

  @Test(arguments: ["x = 1", "---\n---\nx = 1", "\u{FEFF}\n\n---\r\n# none\r\n--- \r\nx = 1"])
  func `Front matter may be empty or absent`(text: String) throws {
    #expect(try parse(text).frontMatter == FrontMatter())
  }

  @Test(arguments: [("-2", -2), ("'1/2'", 0.5), ("2**10", 1024), ("2 ** -1", 0.5), ("1 # one", 1)])
  func `A seed is written as the numbers of a circuit are`(text: String, value: Double) throws {
    #expect(try parse("---\nseed: \(text)\n---\nx = 1").frontMatter.seed == NumberArray(value))
  }

  @Test(arguments: [
    ("[1, -2]", [2], [1, -2]), ("[[1, 1/2], [pi, 0]]", [2, 2], [1, 0.5, Double.pi, 0]),
    ("\n  - 1\n  - 2 # two", [2], [1, 2]), ("[1,2, 3]", [3], [1, 2, 3]),
  ])
  func `A seed may be a vector or a matrix`(text: String, extents: [Int], numbers: [Double]) throws {
    let seed = try #require(try parse("---\nseed: \(text)\n---\nx = 1").frontMatter.seed)
    #expect(seed.extents == extents)
    #expect(seed.numbers == numbers)
  }

  @Test(arguments: [
    ("titel: a", "f:2:1: error: front matter has no key 'titel'\n  2 | titel: a\n    | ^~~~~ did you mean 'title'?"),
    (
      "color: a",
      "f:2:1: error: front matter has no key 'color'\n  2 | color: a\n    | ^~~~~ the keys are title, output, seed, train, digits, fold, direction, theme, view, canvas, lang, constants, nonfinite"
    ),
    ("title:", "f:2:1: error: 'title' has no value\n  2 | title:\n    | ^~~~~"),
    ("title: [a]", "f:2:8: error: 'title' is a text\n  2 | title: [a]\n    |        ^~~"),
    ("title: a\ntitle: b", "f:3:1: error: the front matter has 'title' twice\n  3 | title: b\n    | ^~~~~"),
    ("output: xx", "f:2:9: error: there is no wire named 'xx'\n  2 | output: xx\n    |         ^~ did you mean 'x'?"),
    (
      "seed: [1, two]",
      "f:2:11: error: 'seed' is a finite number, such as 1 or pi/2\n  2 | seed: [1, two]\n    |           ^~~"
    ),
    (
      "seed: [[1], [2, 3]]",
      "f:2:7: error: the rows of 'seed' have one length\n  2 | seed: [[1], [2, 3]]\n    |       ^~~~~~~~~~~~~ write [1, 2] or [[1, 2], [3, 4]]"
    ),
    ("seed: one", "f:2:7: error: 'seed' is a finite number, such as 1 or pi/2\n  2 | seed: one\n    |       ^~~"),
    ("seed: 1/0", "f:2:7: error: 'seed' is a finite number, such as 1 or pi/2\n  2 | seed: 1/0\n    |       ^~~"),
    ("seed: 2 *", "f:2:9: error: an operand is missing after '*'\n  2 | seed: 2 *\n    |         ^"),
    ("digits: 16", "f:2:9: error: 'digits' is a whole number from 1 to 15\n  2 | digits: 16\n    |         ^~"),
    (
      "fold: {a: b}",
      "f:2:7: error: 'fold' is a list of names, such as [softmax]\n  2 | fold: {a: b}\n    |       ^~~~~~"
    ),
    (
      "direction: lr",
      "f:2:12: error: 'direction' is LR or TB\n  2 | direction: lr\n    |            ^~ did you mean 'LR'?"
    ),
    (
      "theme: drak",
      "f:2:8: error: 'theme' is light, dark, print or auto\n  2 | theme: drak\n    |        ^~~~ did you mean 'dark'?"
    ),
    ("- a", "f:2:1: error: front matter is made of lines 'key: value'\n  2 | - a\n    | ^~~"),
    (
      "fold: &a [*a]",
      "f:2:11: error: the front matter is not valid YAML: an alias has no use here; write the value again\n  2 | fold: &a [*a]\n    |           ^~~"
    ),
    (
      "title: a\n...\ntitle: b",
      "f:4:1: error: the front matter is not valid YAML: did not find expected <document start>\n  4 | title: b\n    | ^~~~~"
    ),
    (
      "title: a: b",
      "f:2:9: error: the front matter is not valid YAML: mapping values are not allowed in this context\n  2 | title: a: b\n    |         ^ put the value in quotes"
    ),
  ])
  func `Every mistake in the front matter stands at its place`(yaml: String, expected: String) {
    #expect(errors("---\n\(yaml)\n---\nx = 1") == expected)
  }

  @Test func `Front matter that is never closed is one error`() {
    #expect(
      errors("---\ntitle: t\nx = y\n") == """
        f:1:1: error: the front matter is never closed
          1 | ---
            | ^~~ end it with a line of ---
        """)
  }

  @Test(arguments: ["a: " + String(repeating: "[", count: 50_000), String(repeating: "- ", count: 50_000)])
  func `No depth of YAML overflows the stack`(yaml: String) {
    #expect(
      errors("---\n\(yaml)\n---\nx = 1").contains("the front matter is not valid YAML: it is more than 50 levels deep"))
  }
}
