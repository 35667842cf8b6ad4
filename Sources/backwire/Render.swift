import ArgumentParser
import Publishing
import Renderer
import Walkthrough

/// `backwire render`: the artefacts of each circuit.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw a frame for every backward step, and make pages, slides and notes of them.",
    discussion: """
      Each circuit gets a folder of its own: Output/product/product-00.svg, product-01.svg, and so on. \
      00 is the forward pass done, 01 the seed, then comes a frame for each backward step, and last the results.

      backwire render Samples/product.circuit
      backwire render Samples/*.circuit -o figures -f svg,png
      backwire render Samples/product.circuit -f html
      backwire render Samples/product.circuit -f html -o - > product.html
      backwire render Samples/product.circuit -f beamer,sheet.pdf
      backwire render Samples/product.circuit -f markdown --flavor myst
      backwire render Samples/product.circuit -f animated --pace 4
      backwire render Samples/product.circuit --final
      backwire render Samples/product.circuit --set x=3 --set y=-1
      backwire render Samples/product.circuit -f worksheet.pdf --vary 1 --count 30
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(name: [.short, .long], help: "The folder to write to; - writes one file to standard output.")
  var output = "Output"

  @Option(name: [.short, .customLong("formats")], help: ArgumentHelp(stringLiteral: Form.help))
  var forms = FormList([.svg])

  @OptionGroup var looks: Looks

  @OptionGroup var folding: Folding

  @OptionGroup var inputs: InputOptions

  @OptionGroup var variants: Variants

  @OptionGroup var limits: Limits

  @OptionGroup var layout: LayoutOptions

  @Flag(help: "Also make index.html in the output folder, a page that shows all these circuits.")
  var index = false

  @Flag(name: [.short, .long], help: "Do not list the files that were written.")
  var quiet = false

  func validate() throws {
    var stems: [String: String] = [:]
    for path in files {
      guard let stem = try? CircuitFile.stem(of: path) else { continue }
      if let other = stems.updateValue(path, forKey: stem) {
        throw ValidationError(
          "\(other) and \(path) would both be drawn in the folder \(stem); draw one of them elsewhere, with -o")
      }
    }
    if index, variants.isAsked { throw ValidationError("an index shows circuits and no variants") }
    guard output == "-" else { return }
    if variants.isAsked { throw ValidationError("variants need a folder: give one with -o") }
    if index { throw ValidationError("an index needs a folder: give one with -o") }
    guard files.count == 1, forms.forms.count == 1, !forms.forms[0].isFrames, forms.forms[0].isMade else {
      throw ValidationError(
        "one file fits standard output: give one circuit and one form that is not a frame, as -f html -o -")
    }
  }

  func run() throws {
    var gallery = GalleryIndex()
    let failure = Result { try Message.reporting(files) { try render($0, &gallery) } }
    if index {
      try Message.reporting([output]) { try OutputFolder(path: $0).write(Array(gallery.html().utf8), to: "index.html") }
    }
    try failure.get()
  }

  private func render(_ path: String, _ gallery: inout GalleryIndex) throws(Failure) {
    let file = try folding.open(path, inputs, limits)
    let options = looks.options(folding: folding.names, inputs)
    let publisher = Publisher(file, options)
    guard !publisher.steps.isEmpty else {
      let last = file.walkthrough(everyStep: looks.steps == .every).steps.count - 1
      throw Failure(
        code: .badInput,
        message: "\(path): error: no such step; this walkthrough has the steps 0 to \(last)")
    }
    let forms = Publisher.complete(forms.forms)
    if variants.isAsked { return try renderVariants(of: file, options, forms, path) }
    let count = forms.reduce(0) { $0 + publisher.paths(of: $1).count }
    try DrawingProcess(path: path, layoutSeconds: layout.seconds).run { () throws(Failure) in
      try draw(publisher, forms, path, count)
    }
    gallery.add(publisher, forms)
    tell(file, count)
    if self.forms.forms.contains(.gif) { tellOfGIF(publisher) }
  }

  func tell(_ file: CircuitFile, _ count: Int) {
    if !quiet, output != "-" {
      Message.print("\(output)/\(file.stem): \(count) \(count == 1 ? "file" : "files")")
    }
  }

  /// What is done in a process of its own.
  /// - Parameter total: how many files there will be; nil where nothing is to be said of it.
  func draw(_ publisher: Publisher, _ forms: [Form], _ path: String, _ total: Int?) throws(Failure) {
    var progress = Progress(path, total: total ?? 0, size: publisher.size, isQuiet: quiet || total == nil)
    defer { progress.end() }
    do {
      if output == "-" { return try writeOut(publisher.whole(self.forms.forms[0])) }
      let folder = OutputFolder(path: output)
      folder.clear(publisher.files.stem)
      try publisher.publish(forms) { path, bytes in
        try folder.write(bytes, to: path)
        progress.advance()
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as PublishingError {
      let isAskedTooMuch = error.failures.allSatisfy(\.isAskedTooMuch)
      throw Failure(
        code: isAskedTooMuch ? .badInput : .internalFailure,
        message: error.failures.map { "\(path): error: \(output)/\($0)" }.joined(separator: "\n"))
    } catch {
      throw Failure(code: .internalFailure, message: "\(path): error: \(error)")
    }
  }

  private func writeOut(_ bytes: [UInt8]) throws(Failure) {
    do {
      try Descriptor.output.write(bytes)
    } catch {
      throw Failure(code: .cannotWrite, message: "<stdout>: error: cannot write to standard output: \(error)")
    }
  }

  /// GIFs are made of the PNGs by those who know how: played once, with a palette of their own.
  private func tellOfGIF(_ publisher: Publisher) {
    let stem = publisher.files.stem
    let place = "\(output)/\(stem)/\(stem)"
    Message.print(
      """
      for a GIF that plays once: ffmpeg -framerate 1/\(looks.pace) -start_number \(publisher.steps[0].index) \
      -i '\(place)-%0\(publisher.files.digits)d.png' \
      -vf 'split[a][b];[a]palettegen[p];[b][p]paletteuse' -loop -1 '\(place).gif'
      """)
  }
}
