import ArgumentParser
import Engine
import Foundation
import Renderer
import Walkthrough

/// `benchmarks memory`: what a frame leaves behind in memory, over ten thousand frames.
struct MemoryGrowth: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory", abstract: "Print the bytes by which memory grows with each SVG frame.")

  @Option(help: "How many frames are drawn, after a tenth of them that warms up.") var frames = 10_000

  @Flag(help: "All frames on one layout with the captions that it keeps, as those of one long walkthrough.")
  var oneLayout = false

  /// Unless told otherwise every walkthrough is laid out, captioned and drawn anew, so that nothing is counted as kept that
  /// a longer one would have to make again for each frame.
  func run() throws {
    let walkthrough = try Self.walkthrough()
    let times = oneLayout ? 2 + (frames + frames / 10) / walkthrough.steps.count : 1
    let steps = (0..<times).flatMap { _ in walkthrough.steps }
    var (drawn, before, counted, after) = (0, 0, 0, 0)
    while drawn < frames + frames / 10 {
      try FrameRenderer(walkthrough).render(steps, as: [.svg]) { _, _, bytes in
        drawn += bytes.isEmpty ? 0 : 1
        if drawn >= frames / 10, before == 0 { (before, counted) = (Self.residentBytes(), drawn) }
        after = Self.residentBytes()
      }
    }
    let growth = Double(after - before) / Double(drawn - counted)
    print("\(drawn - counted) frames, \(String(format: "%.1f", growth)) bytes a frame")
  }

  /// A neuron: sums, products and a curve.
  private static func walkthrough() throws -> Walkthrough {
    var builder = CircuitBuilder()
    let (w, x, b) = (builder.input("w", Tensor(-2)), builder.input("x", Tensor(3)), builder.input("b", Tensor(1)))
    let s = try builder.apply("add", builder.apply("multiply", w, x, name: "p"), b, name: "s")
    let f = try builder.apply("tanh", s, name: "f")
    return Walkthrough(try AnnotatedCircuit(builder.build(output: f)), title: "A neuron")
  }

  /// What the system counts as this process's own memory, page by page.
  private static func residentBytes() -> Int {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (pages?.dropFirst().first.flatMap { Int($0) } ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }
}
