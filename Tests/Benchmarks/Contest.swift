import Foundation
import TestSupport

/// The races, each of Backwire against programs that do as much of its work as they can.
struct Contest {
  /// What there is to compare with.
  enum Peer {
    /// One picture: `dot` over the last frame.
    case lastFrame
    /// All pictures: one `dot` over the text of all frames.
    case allFrames
    /// All pictures, a call of `dot` each.
    case pythonGraphviz
  }

  let folder: String
  let python: String
  let rounds: Int

  private var backwire: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "backwire").path
  }

  private var peers: String { URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers").path }

  /// Writes a generated circuit and gives its path.
  func network(_ nodes: Int, _ shape: NetworkCircuit.Shape = .mlp) throws -> String {
    let path = "\(folder)/\(shape.rawValue)\(nodes).circuit"
    try Data(NetworkCircuit(shape: shape, nodes: nodes).text.utf8).write(to: URL(filePath: path))
    return path
  }

  func pictures(
    _ work: String, _ circuit: String, _ format: String = "svg", against opponents: [Peer], target: Double?
  ) throws {
    let stem = URL(filePath: circuit).deletingPathExtension().lastPathComponent
    _ = try Run([backwire, "render", circuit, "-f", "dot", "-q", "-o", folder])
    let frames = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(stem)")
      .filter { $0.hasSuffix(".dot") }.sorted { ($0.count, $0) < ($1.count, $1) }.map { "\(folder)/\(stem)/\($0)" }
    guard let last = frames.last else { return }
    let all = "\(folder)/\(stem).all.dot"
    // Piece by piece: what this process holds is counted as the first memory of those that it starts.
    try Data().write(to: URL(filePath: all))
    let sink = try FileHandle(forWritingTo: URL(filePath: all))
    for frame in frames { try sink.write(contentsOf: Data(contentsOf: URL(filePath: frame))) }
    try sink.close()
    var entrants = [
      Race.Entrant(name: "Backwire") {
        try Run([backwire, "render", circuit, "-f", format, "-q", "-o", folder]).seconds
      }
    ]
    // At the resolution of our own PNGs.
    let resolution = format == "png" ? ["-Gdpi=192"] : []
    for opponent in opponents {
      switch opponent {
      case .lastFrame:
        entrants.append(
          Race.Entrant(name: "`dot`, the last frame alone") {
            try Run(["dot", "-T\(format)", last, "-o", "\(folder)/last.\(format)"]).seconds
          })
      case .allFrames:
        entrants.append(
          Race.Entrant(name: "one `dot` over all \(frames.count) frames") {
            try Run(["dot", "-T\(format)"] + resolution + ["-O", all]).seconds
          })
      case .pythonGraphviz where FileManager.default.isExecutableFile(atPath: python):
        entrants.append(
          Race.Entrant(name: "micrograd and python-graphviz, a call a frame") {
            try Run([python, "\(peers)/frames.py", circuit, folder]).seconds
          })
      case .pythonGraphviz: break
      }
    }
    // What takes seconds is hardly disturbed, and minutes are too long to take often.
    let limit = opponents == [.lastFrame] ? rounds : format == "png" || frames.count > 1000 ? 1 : 3
    let race = try Race(entrants, rounds: min(rounds, limit))
    for place in entrants.indices.dropFirst() {
      Table.printRow(
        work, race.medians[0], peer: entrants[place].name, race.medians[place], ratio: 1 / race.ratios[place],
        target: target)
    }
  }

  /// The most memory held while all frames are drawn, in megabytes.
  func memory(_ work: String, _ circuit: String, target: Double) throws {
    let run = try Run([backwire, "render", circuit, "-q", "-o", folder])
    print("| \(work), peak memory | \(Int(run.megabytes)) MB | | | | ≤ \(Int(target)) MB |")
  }

  /// The passes alone, each program timing itself.
  func passes(_ nodes: Int) throws {
    let own = URL(filePath: CommandLine.arguments[0]).path
    var entrants = [Race.Entrant(name: "Backwire") { try seconds([own, "passes", "\(nodes)"]) }]
    if FileManager.default.isExecutableFile(atPath: python) {
      for peer in ["micrograd", "torch"] {
        entrants.append(
          Race.Entrant(name: peer) { try seconds([python, "\(peers)/passes.py", peer, "\(nodes)"]) })
      }
    }
    let race = try Race(entrants, rounds: min(rounds, 3))
    for place in entrants.indices.dropFirst() {
      Table.printRow(
        "forward and backward pass, \(nodes) nodes", race.medians[0], peer: entrants[place].name,
        race.medians[place], ratio: 1 / race.ratios[place], target: 1 / 20)
    }
  }

  /// The passes over large tensors, each program timing itself.
  func tensors(_ work: Tensors.Work) throws {
    guard FileManager.default.isExecutableFile(atPath: python) else { return }
    let own = URL(filePath: CommandLine.arguments[0]).path
    let race = try Race(
      [
        Race.Entrant(name: "Backwire") { try seconds([own, "tensors", work.rawValue]) },
        Race.Entrant(name: "NumPy") { try seconds([python, "\(peers)/tensors.py", work.rawValue]) },
      ], rounds: min(rounds, 3))
    Table.printRow(
      work.title, race.medians[0], peer: "NumPy", race.medians[1], ratio: 1 / race.ratios[1], target: work.target)
  }

  /// How the time of the whole of `render`, beside Graphviz's own for one picture, and of the passes grows with the circuit.
  func growth(pictures: [Int], passes: [Int]) throws {
    for shape in NetworkCircuit.Shape.allCases {
      for nodes in pictures {
        let circuit = try network(nodes, shape)
        let folder = "\(folder)/\(URL(filePath: circuit).deletingPathExtension().lastPathComponent)"
        _ = try Run([backwire, "render", circuit, "-q", "-o", self.folder])
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".svg") }
        let bytes = try files.reduce(0) { try $0 + Data(contentsOf: URL(filePath: "\(folder)/\($1)")).count }
        let size = String(format: "%.1f MB", Double(bytes) / 1e6)
        try self.pictures(
          "\(shape.rawValue) of \(nodes): \(files.count) frames, \(size)", circuit, against: [.lastFrame], target: nil)
      }
    }
    for nodes in passes {
      let own = URL(filePath: CommandLine.arguments[0]).path
      let passes = try seconds([own, "passes", "\(nodes)"])
      let perNode = String(format: "%.2f", passes / Double(nodes) * 1e6)
      print("| passes, \(nodes) nodes | \(perNode) µs a node | | | | |")
    }
  }

  private func seconds(_ arguments: [String]) throws -> Double {
    let output = try Run(arguments, capturing: true).output
    guard let seconds = Double(output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Run.Failed(arguments: arguments)
    }
    return seconds
  }
}
