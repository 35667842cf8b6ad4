import ArgumentParser
import FoundationEssentials
import Publishing

/// What was made, for programs: `--report json`.
struct Report: Encodable {
  enum Style: String, ExpressibleByArgument, CaseIterable { case json }

  /// A circuit and what was made of it.
  struct Drawn: Encodable {
    let circuit: String
    let name: String
    let title: String
    let files: [File]
  }

  /// A file. What a form does not have, or no picture has, is null.
  struct File: Encodable {
    let path: String
    let form: String
    let step: Int?
    let kind: String?
    let node: String?
    let caption: String
    let alt: String
    let width: Double?
    let height: Double?

    func encode(to encoder: any Encoder) throws {
      var keys = encoder.container(keyedBy: Key.self)
      try keys.encode(path, forKey: .path)
      try keys.encode(form, forKey: .form)
      try keys.encode(step, forKey: .step)
      try keys.encode(kind, forKey: .kind)
      try keys.encode(node, forKey: .node)
      try keys.encode(caption, forKey: .caption)
      try keys.encode(alt, forKey: .alt)
      try keys.encode(width, forKey: .width)
      try keys.encode(height, forKey: .height)
    }

    private enum Key: CodingKey { case path, form, step, kind, node, caption, alt, width, height }
  }

  let version = 1
  var circuits: [Drawn] = []

  /// Adds a circuit.
  /// - Parameters:
  ///   - written: what was written, with the sizes of pictures as they came.
  ///   - place: the path by which people find an artefact.
  mutating func add(
    _ circuit: String, _ publisher: Publisher, _ written: [Written], at place: (Artefact) -> String
  ) {
    circuits.append(
      Drawn(
        circuit: circuit, name: publisher.files.stem, title: publisher.title,
        files: written.map { written in
          let (caption, alt) = publisher.words(of: written.artefact)
          let facts = written.artefact.step.map(publisher.facts)
          return File(
            path: place(written.artefact), form: written.artefact.form.rawValue, step: written.artefact.step?.index,
            kind: facts?.kind, node: facts?.node, caption: caption, alt: alt, width: written.width,
            height: written.height)
        }))
  }

  /// With sorted keys and a line end.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("texts and finite numbers encode") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

/// An artefact that was written, and how large its picture is.
struct Written {
  let artefact: Artefact
  let width: Double?
  let height: Double?

  init(_ artefact: Artefact, _ bytes: [UInt8]) {
    self.artefact = artefact
    let size = PictureSize.of(bytes, artefact.form)
    (width, height) = (size?.width, size?.height)
  }

  /// As one text, to be handed from the process that draws to the one that reports.
  var text: String { "\(artefact.path)\u{1F}\(width.map { "\($0)" } ?? "")\u{1F}\(height.map { "\($0)" } ?? "")" }

  /// - Parameter artefacts: all that may have been written, by their paths.
  init?(_ text: String, of artefacts: [String: Artefact]) {
    let parts = text.split(separator: "\u{1F}", omittingEmptySubsequences: false)
    guard parts.count == 3, let artefact = artefacts[String(parts[0])] else { return nil }
    self.artefact = artefact
    (width, height) = (Double(parts[1]), Double(parts[2]))
  }
}
