import Scene
import Walkthrough

/// Scenes as what pages and animations are made of: each item drawn once, and by step which of them it shows.
extension SceneRenderer {
  func sharedFrames(_ steps: [Step]) throws -> SharedFrames {
    let pieces = try pieces(steps, keepsSubjects: true)
    return SharedFrames(
      width: canvas.width, height: canvas.height, transform: pieces.transform,
      pieces: pieces.groups.map { "<g class=\"\($0.names)\">\n" + String(decoding: $0.content, as: UTF8.self) },
      subjects: pieces.subjects, frames: pieces.frames)
  }

  /// An item that some steps show and others do not is switched; what all of them show has no number.
  func switchedFrames(_ steps: [Step]) throws -> SwitchedFrames {
    let pieces = try pieces(steps, keepsSubjects: true)
    let shown = pieces.frames.map(Set.init)
    let last = shown.last ?? []
    var counts = [Int](repeating: 0, count: pieces.groups.count)
    for items in shown { for item in items { counts[item] += 1 } }
    var numbers = [Int?](repeating: nil, count: pieces.groups.count)
    var next = 0
    for (item, count) in counts.enumerated() where count < steps.count {
      numbers[item] = next
      next += 1
    }
    let parts = pieces.groups.enumerated().map { item, group in
      SwitchedFrames.Part(
        names: group.names, content: group.lines.joined(separator: "\n"),
        subject: pieces.subjects[item], number: numbers[item], isShownLast: last.contains(item))
    }
    let switches = shown.indices.map { place in
      place == 0 ? [] : shown[place].symmetricDifference(shown[place - 1]).compactMap { numbers[$0] }.sorted()
    }
    return SwitchedFrames(
      width: canvas.width, height: canvas.height, transform: pieces.transform, parts: parts, switches: switches)
  }

  func animated(_ steps: [Step], secondsPerFrame: Double, loops: Bool) throws -> [UInt8] {
    let pieces = try pieces(steps)
    var picture = AnimatedSVG(
      size: size, head: pieces.head.map { String(decoding: $0, as: UTF8.self) }, frameCount: steps.count,
      title: walkthrough.title, description: steps.map { walkthrough.caption(of: $0).sentence }.joined(separator: " "),
      secondsPerFrame: secondsPerFrame, loops: loops, settings: settings)
    var shownIn = [Set<Int>](repeating: [], count: pieces.groups.count)
    for (frame, items) in pieces.frames.enumerated() { for item in items { shownIn[item].insert(frame) } }
    for (group, frames) in zip(pieces.groups, shownIn) {
      picture.add("<g class=\"\(group.names)\">\n" + String(decoding: group.content, as: UTF8.self), shownIn: frames)
    }
    return Array(picture.text().utf8)
  }
}

extension SceneRenderer.Pieces {
  /// What moves everything to its place: the first line of a picture is `<g transform="…">`.
  var transform: String {
    let line = head.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return line.split(separator: "\"").dropFirst().first.map { String($0) } ?? ""
  }
}
