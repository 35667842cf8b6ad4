import ArgumentParser
import Publishing
import Renderer
import Walkthrough

/// `backwire render`: a folder of frames for each circuit.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw a frame for every backward step.",
    discussion: """
      Each circuit gets a folder of its own: Output/product/product-00.svg, product-01.svg, and so on. \
      00 is the forward pass done, 01 the seed, then comes a frame for each backward step, and last the results.

      backwire render Samples/product.circuit
      backwire render Samples/*.circuit -o figures -f svg,png
      backwire render Samples/product.circuit --final
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(name: [.short, .long], help: "The folder to write to.")
  var output = "Output"

  @Option(name: [.short, .long], help: "svg, png, or both with a comma between.")
  var formats = FormatList(formats: [.svg])

  @Option(help: "all: the forward pass node by node, too; 2,4-6: just these frames.")
  var steps = StepSelection.backward

  @Flag(help: "Just the last frame, with all values and gradients.")
  var final = false

  @Option(help: "Pixels of a PNG for each pixel of the SVG.")
  var scale = 2.0

  @Flag(name: [.short, .long], help: "Do not list the files that were written.")
  var quiet = false

  @Flag(help: "Show Jacobians up to 6 × 6 as the local gradients of vectors and matrices.")
  var jacobian = false

  @OptionGroup var folding: Folding

  func validate() throws {
    guard scale.isFinite, (0.1...10).contains(scale) else {
      throw ValidationError("--scale takes a number from 0.1 to 10")
    }
    if final && steps != .backward { throw ValidationError("--final and --steps exclude each other") }
  }

  func run() throws {
    try Message.reporting(files) { try render($0) }
  }

  private func render(_ path: String) throws(Failure) {
    let file = try folding.open(path)
    let walkthrough = file.walkthrough(everyStep: steps == .every, showsJacobians: jacobian)
    let chosen = final ? Array(walkthrough.steps.suffix(1)) : steps.steps(of: walkthrough)
    guard !chosen.isEmpty else {
      throw Failure(
        code: .badInput,
        message: "\(path): error: no such step; this walkthrough has the steps 0 to \(walkthrough.steps.count - 1)")
    }
    let names = FrameFiles(stem: file.stem, steps: walkthrough.steps)
    let folder = OutputFolder(path: output)
    let renderer = FrameRenderer(
      walkthrough, direction: file.source.frontMatter.direction ?? .leftToRight, scale: scale)
    do {
      try renderer.render(chosen, as: formats.formats) { step, format, bytes in
        try folder.write(bytes, to: names.path(of: step, extension: format.rawValue))
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      let hint = formats.formats.contains(.png) ? "; a smaller --scale, or -f svg alone, may do" : ""
      throw Failure(code: .internalFailure, message: "\(path): error: \(error)\(hint)")
    }
    if !quiet {
      let count = chosen.count * formats.formats.count
      Message.print("\(output)/\(file.stem): \(count) \(count == 1 ? "file" : "files")")
    }
  }
}

/// `svg,png`
struct FormatList: ExpressibleByArgument {
  let formats: [FrameFormat]

  init(formats: [FrameFormat]) { self.formats = formats }

  init?(argument: String) {
    formats = argument.split(separator: ",", omittingEmptySubsequences: false)
      .compactMap { FrameFormat(rawValue: String($0)) }
    guard !formats.isEmpty, formats.count == argument.split(separator: ",", omittingEmptySubsequences: false).count
    else { return nil }
  }

  var defaultValueDescription: String { formats.map(\.rawValue).joined(separator: ",") }
}
