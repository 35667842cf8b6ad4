import Notation
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("a\tb\nσ 🙂", "a\tb\nσ 🙂"), ("\u{1B}[31mred", "␛[31mred"), ("\0\u{7F}\r", "␀␡␍"), ("\u{9B}31m", "�31m"),
    ("\u{202E}abc\u{2066}", "�abc�"), ("\u{2028}\u{FFFF}", "��"), ("a\u{200D}b\u{200F}", "a\u{200D}b\u{200F}"),
  ])
  func `Commands give way to pictures and text stays`(text: String, expected: String) {
    #expect(VisibleText.of(text) == expected)
  }

  @Test(arguments: [
    (
      "x = 1 ## a\u{202E}b",
      "f:1:11: error: an invisible character (U+202E) cannot stand in a note\n  1 | x = 1 ## a�b\n    |           ^ delete it"
    ),
    (
      "## a\u{1B}b\nx = 1",
      "f:1:5: error: an invisible character (U+001B) cannot stand in a note\n  1 | ## a␛b\n    |     ^ delete it"
    ),
    (
      "---\ntitle: \"a\\u202Eb\"\n---\nx = 1",
      "f:2:8: error: an invisible character (U+202E) cannot stand in 'title'\n  2 | title: \"a\\u202Eb\"\n    |        ^~~~~~~~~~"
    ),
    (
      "---\n\"\\e[31m\": a\n---\nx = 1",
      "f:2:1: error: front matter has no key '␛[31m'\n  2 | \"\\e[31m\": a\n    | ^~~~~~~~ the keys are title, output, seed, train, digits, fold, direction, theme, view, canvas, lang, constants, nonfinite"
    ),
    (
      "---\nlang: 'en\" onload'\n---\nx = 1",
      "f:2:7: error: 'lang' is a language tag, such as en or de-CH\n  2 | lang: 'en\" onload'\n    |       ^~~~~~~~~~~~"
    ),
    (
      "a\u{202E}b = 1",
      "f:1:2: error: an invisible character (U+202E) cannot stand in a circuit\n  1 | a�b = 1\n    |  ^ delete it"
    ),
  ])
  func `What controls a screen or turns text around is refused in notes, titles and names`(
    text: String, expected: String
  ) { #expect(errors(text) == expected) }

  @Test func `Emoji, joiners and marks of direction are text`() throws {
    let source = try parse("---\ntitle: 👩‍💻 \u{200F}שלום\n---\nx = 1 ## 👩‍💻 \u{200F}שלום # -- %s")
    #expect(source.frontMatter.title == "👩‍💻 \u{200F}שלום")
    #expect(source.definitions[0].notes == ["👩‍💻 \u{200F}שלום # -- %s"])
  }
}
