import FoundationEssentials
import Publishing

/// Artefacts whose circuit is gone: folders called after none of the circuits given, nor after one that lies beside them.
struct Orphans {
  let folder: OutputFolder
  let files: [String]
  let source: SourceOptions

  func findings() throws(Failure) -> [String] {
    let stems = Set(files.compactMap { try? source.stem($0) })
    let neighbours = neighbours
    var findings: [String] = []
    var gone: [String] = []
    for name in folder.names(in: "") where !stems.contains(name) && neighbours[name] == nil {
      guard let stamp = stamp(in: name) else { continue }
      let place = folder.place(of: name)
      // A variant is called after its circuit and a student, and is made of the circuit's text.
      if let circuit = (Array(stems) + neighbours.keys).sorted().first(where: { name.hasPrefix("\($0)-") }),
        !stamp.options.inputs.isEmpty
      {
        let path = files.first { (try? source.stem($0)) == circuit } ?? neighbours[circuit] ?? ""
        guard let text = try? RecordedText.circuit(in: source.file(path)).text,
          Stamp.hash(ofSource: text) != stamp.source
        else { continue }
        findings.append("\(place): stale, a variant of \(path), which has changed since")
      } else {
        findings.append("\(place): left over, its circuit is gone")
        gone.append(place)
      }
    }
    if !gone.isEmpty { findings.append("  to mend: rm -r \(gone.map(ShellWord.quoted).joined(separator: " "))") }
    return findings
  }

  /// The circuits in the folders of those given, by their names.
  private var neighbours: [String: String] {
    var neighbours: [String: String] = [:]
    let places = Set(
      files.filter { $0 != "-" }.map { String($0.dropLast(($0.split(separator: "/").last ?? "").count)) })
    for place in places.sorted() {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: place.isEmpty ? "." : place)) ?? []
      where name.hasSuffix(".circuit") {
        if let stem = try? CircuitName.stem(of: name) { neighbours[stem] = place + name }
      }
    }
    return neighbours
  }

  /// The stamp of the first artefact in a folder; nil where there is none, which is then none of ours.
  private func stamp(in name: String) -> Stamp? {
    let files = FrameFiles(stem: name, steps: [])
    for file in folder.names(in: name) where files.form(ofFile: file)?.hasStamp == true {
      if let stamp = folder.contents(of: "\(name)/\(file)").flatMap({ Stamp(in: $0) }) { return stamp }
    }
    return nil
  }
}
