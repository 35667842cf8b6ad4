import ArgumentParser
import Foundation

/// `benchmarks`: the whole comparison, as a table in Markdown.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run everything and print a table.",
    discussion: "The peers are dot and, from the Python given, python-graphviz, micrograd and torch.")

  @Option(help: "How often each is run, after one run that does not count.") var rounds = 9
  @Option(help: "A Python with graphviz, micrograd, torch and NumPy.") var python = ".build/peers/bin/python"
  @Flag(help: "Also what takes many minutes: one dot over all frames of 1,000 nodes.") var long = false

  @Flag(help: "Only how the times grow with the circuit.") var growth = false
  @Flag(help: "Only the passes over large tensors.") var tensors = false

  func run() throws {
    try inTemporaryFolder { folder in
      let bench = Contest(folder: folder, python: python, rounds: rounds)
      Table.printHead()
      if growth { return try bench.growth(pictures: [3, 10, 100, 1000], passes: [100, 1000, 10_000]) }
      if tensors { return try Tensors.Work.allCases.forEach(bench.tensors) }
      for sample in ["product", "neuron_spelled_out"] {
        try bench.pictures("SVG frames of `\(sample)`", "Samples/\(sample).circuit", against: [.lastFrame], target: 0.6)
      }
      let (small, large) = try (bench.network(100), bench.network(1000))
      try bench.pictures("SVG frames, 100 nodes", small, against: [.lastFrame], target: 1.2)
      try bench.pictures("SVG frames, 100 nodes", small, against: [.allFrames, .pythonGraphviz], target: 1 / 12)
      try bench.pictures("PNG frames, 100 nodes", small, "png", against: [.allFrames], target: 1 / 30)
      try bench.pictures("SVG frames, 1,000 nodes", large, against: [.lastFrame], target: 1.1)
      if long {
        try bench.pictures("SVG frames, 1,000 nodes", large, against: [.allFrames], target: 1 / 100)
      }
      try bench.memory("SVG frames, 1,000 nodes", large, target: 150)
      try bench.passes(1_000_000)
      for work in Tensors.Work.allCases { try bench.tensors(work) }
      try bench.growth(pictures: [3, 10, 100, 1000], passes: [100, 1000, 10_000])
    }
  }

  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    // A folder in memory, where there is one: what is compared are programs, not disks.
    let memory = "/dev/shm"
    let place =
      FileManager.default.fileExists(atPath: memory) ? URL(filePath: memory) : FileManager.default.temporaryDirectory
    let folder = place.appending(path: "backwire-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}

/// Rows of the table in Markdown.
enum Table {
  static func printHead() {
    print("| work | Backwire | peer | its time | ratio | target |\n|---|---:|---|---:|---:|---:|")
  }

  static func printRow(
    _ work: String, _ own: Double, peer: String, _ theirs: Double, ratio: Double, target: Double?
  ) {
    let target = target.map { $0 < 1 ? "≤ 1/\(Int((1 / $0).rounded()))" : "≤ \(number($0))" } ?? ""
    let ratio = ratio < 0.5 ? "1/\(number(1 / ratio))" : number(ratio)
    print("| \(work) | \(time(own)) | \(peer) | \(time(theirs)) | \(ratio) | \(target) |")
    fflush(nil)
  }

  static func time(_ seconds: Double) -> String {
    seconds < 0.00995
      ? String(format: "%.2f ms", 1000 * seconds)
      : seconds < 0.9995 ? String(format: "%.0f ms", 1000 * seconds) : String(format: "%.1f s", seconds)
  }

  private static func number(_ number: Double) -> String { String(format: number < 10 ? "%.1f" : "%.0f", number) }
}
