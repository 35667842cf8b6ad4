package import Notation
internal import Typeface

/// A line of text in runs, each with a style and a role.
package struct StyledText: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    package var text: String
    package var isItalic = false
    package var isBold = false
    /// Nil for the role of the item that the text belongs to.
    package var role: SceneRole?

    fileprivate func with(_ text: Substring) -> Run {
      Run(text: String(text), isItalic: isItalic, isBold: isBold, role: role)
    }
  }

  package private(set) var runs: [Run] = []
  /// The size of the font in pixels.
  package var size: Double

  package init(size: Double) { self.size = size }

  package init(_ text: String, size: Double, isBold: Bool = false, role: SceneRole? = nil) {
    self.size = size
    append(Run(text: text, isBold: isBold, role: role))
  }

  package init(_ text: MathText, size: Double, isBold: Bool = false, role: SceneRole? = nil) {
    self.size = size
    append(text, isBold: isBold, role: role)
  }

  package mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.isItalic == run.isItalic, last.isBold == run.isBold, last.role == run.role {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  package mutating func append(_ text: String, isBold: Bool = false, role: SceneRole? = nil) {
    append(Run(text: text, isBold: isBold, role: role))
  }

  package mutating func append(_ text: MathText, isBold: Bool = false, role: SceneRole? = nil) {
    for run in text.runs {
      append(
        Run(text: run.text, isItalic: run.style == .italic, isBold: isBold || run.style == .strong, role: role))
    }
  }

  package var isEmpty: Bool { runs.isEmpty }
  package var plain: String { runs.map(\.text).joined() }

  /// From where the text begins to where it ends.
  package var width: Double {
    runs.reduce(0) { sum, run in
      let style: TextExtent.Style = [run.isBold ? .bold : [], run.isItalic ? .italic : []]
      return sum + TextExtent(of: run.text, style, fontSize: size).advance
    }
  }

  /// The height of the line, from the top of its tallest letters to the bottom of its lowest.
  package var height: Double { size * 1.17 }

  func sized(_ size: Double) -> StyledText {
    var text = self
    text.size = size
    return text
  }

  /// The text in the largest font that is not wider than some room, and not smaller than can be read.
  func fitted(_ room: Double, smallest: Double = StageCanvas.smallestText) -> StyledText {
    var text = self
    let width = width
    if width > room { text.size = max(smallest, (size * room / width).rounded(.down)) }
    return text
  }

  /// The text cut to some room, with … where it was cut.
  func cut(to room: Double) -> StyledText {
    guard width > room else { return self }
    var cut = StyledText(size: size)
    for run in runs {
      for character in run.text {
        var next = cut
        next.append(Run(text: String(character), isItalic: run.isItalic, isBold: run.isBold, role: run.role))
        var whole = next
        whole.append("…")
        if whole.width > room {
          cut.append("…")
          return cut
        }
        cut = next
      }
    }
    return cut
  }

  /// The text with so many terms of each sum in it: the first ones, … and the last.
  func withTerms(_ count: Int) -> StyledText {
    var terms: [[Run]] = [[]]
    // What stands between terms; a sum ends at an equals sign.
    var signs: [String] = []
    for run in runs {
      var rest = run.text[...]
      while let range = rest.firstRange(of: /\ (\+|=|≈)\ /) {
        terms[terms.count - 1].append(run.with(rest[..<range.lowerBound]))
        signs.append(String(rest[range]))
        terms.append([])
        rest = rest[range.upperBound...]
      }
      terms[terms.count - 1].append(run.with(rest))
    }
    var text = StyledText(size: size)
    var first = 0
    while first < terms.count {
      var last = first
      while last < signs.count, signs[last] == " + " { last += 1 }
      let isCut = last - first + 1 > count + 1
      for place in first...last where !isCut || place < first + count || place == last {
        if isCut, place == last { text.append("… + ", like: terms[place].first) }
        for run in terms[place] { text.append(run) }
        if place < signs.count { text.append(signs[place], like: terms[place].last) }
      }
      first = last + 1
    }
    return text
  }

  private mutating func append(_ text: String, like run: Run?) {
    append(Run(text: text, isItalic: false, isBold: run?.isBold ?? false, role: run?.role))
  }

  /// The text in lines no wider than some room, broken at its blanks.
  func lines(_ room: Double) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText(size: size)
    var word = StyledText(size: size)
    func joined(_ first: StyledText, _ second: StyledText) -> StyledText {
      var all = first
      if !first.isEmpty {
        all.append(
          Run(text: " ", isItalic: false, isBold: second.runs.first?.isBold ?? false, role: second.runs.first?.role))
      }
      for run in second.runs { all.append(run) }
      return all
    }
    func endWord() {
      guard !word.isEmpty else { return }
      let longer = joined(line, word)
      if longer.width > room, !line.isEmpty {
        lines.append(line)
        line = word
      } else {
        line = longer
      }
      word = StyledText(size: size)
    }
    for run in runs {
      for character in run.text {
        if character == " " {
          endWord()
        } else {
          word.append(Run(text: String(character), isItalic: run.isItalic, isBold: run.isBold, role: run.role))
        }
      }
    }
    endWord()
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
