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
      backwire render Samples/product.circuit -f html
      backwire render Samples/product.circuit -f html -o - > product.html
      backwire render Samples/product.circuit -f animated --pace 4
      backwire render Samples/product.circuit --final
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(name: [.short, .long], help: "The folder to write to.")
  var output = "Output"

  @Option(
    name: [.short, .long],
    help: "svg, png, dot, pdf, html, animated (one SVG that plays), or several with commas between.")
  var formats = FormatList(formats: [.svg])

  @Option(help: "all: the forward pass node by node, too; 2,4-6: just these frames.")
  var steps = StepSelection.backward

  @Flag(help: "Just the last frame, with all values and gradients.")
  var final = false

  @Option(help: "light, dark or print; the front matter's unless given.")
  var theme: ThemeName?

  @Option(help: "Pixels of a PNG for each pixel of the SVG.")
  var scale = 2.0

  @Option(help: "Seconds that each frame of an animated SVG stands.")
  var pace = 3.0

  @Flag(help: "An animated SVG begins again at its end.")
  var loop = false

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
    guard pace.isFinite, (0.1...600).contains(pace) else {
      throw ValidationError("--pace takes a number of seconds from 0.1 to 600")
    }
    if output == "-", formats.frames.count > 0 || formats.wholes.count != 1 || files.count > 1 {
      throw ValidationError(
        "one picture or page fits standard output: give one file and -f html, pdf or animated with -o -")
    }
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
    let direction = file.source.frontMatter.direction ?? .leftToRight
    let theme = (theme?.rawValue ?? file.source.frontMatter.theme).flatMap(Theme.named) ?? .light
    let renderer = FrameRenderer(
      walkthrough, theme: theme, direction: direction, scale: scale, encoders: Cores.count)
    do {
      let folder = OutputFolder(path: output)
      try renderer.render(chosen, as: formats.frames) { step, format, bytes in
        try folder.write(bytes, to: names.path(of: step, extension: format.rawValue))
      }
      for form in formats.wholes {
        let bytes =
          switch form {
          // A page is light or dark as its reader likes it, by counterparts of the light colours.
          case .html:
            Array(try page(of: file, walkthrough, chosen, FrameRenderer(walkthrough, direction: direction)).utf8)
          case .pdf: try renderer.document(chosen)
          case .animated: try renderer.animated(chosen, secondsPerFrame: pace, loops: loop)
          }
        if output == "-" { return try StandardOutput.write(bytes) }
        try folder.write(bytes, to: names.path(extension: form.fileExtension))
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      let hint = formats.frames.contains(.png) ? "; a smaller --scale, or -f svg alone, may do" : ""
      throw Failure(code: .internalFailure, message: "\(path): error: \(error)\(hint)")
    }
    if !quiet {
      let count = chosen.count * formats.frames.count + formats.wholes.count
      Message.print("\(output)/\(file.stem): \(count) \(count == 1 ? "file" : "files")")
    }
  }

  private func page(
    of file: CircuitFile, _ walkthrough: Walkthrough, _ steps: [Step], _ renderer: FrameRenderer
  ) throws -> String {
    let frames = try renderer.sharedFrames(steps)
    // Each piece of each frame takes some 20 bytes.
    let count = frames.frames.reduce(0) { $0 + $1.count }
    guard count <= 1_000_000 else {
      throw Failure(
        code: .badInput,
        message: "\(file.source.file.name): error: a page of \(steps.count) steps of this circuit would have "
          + "\(count / 50_000) MB; choose some with --steps, or draw frames with -f svg")
    }
    return WebPage(walkthrough, steps: steps, frames: frames, language: file.source.frontMatter.lang ?? "en").html()
  }
}

enum ThemeName: String, ExpressibleByArgument, CaseIterable { case light, dark, print }
