import ArgumentParser
import Publishing

/// `backwire render`: the artefacts of each circuit.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
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
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(name: [.short, .long], help: "The folder to write to; - writes one file to standard output.")
  var output = "Output"

  @Option(name: [.short, .customLong("formats")], help: ArgumentHelp(stringLiteral: Form.help))
  var forms = FormList([.svg])

  @OptionGroup var looks: Looks

  @OptionGroup var folding: Folding

  @Flag(help: "Also make index.html in the output folder, a page that shows all these circuits.")
  var index = false

  @Flag(name: [.short, .long], help: "Do not list the files that were written.")
  var quiet = false

  func validate() throws {
    guard output == "-" else { return }
    if index { throw ValidationError("an index needs a folder: give one with -o") }
    guard files.count == 1, forms.forms.count == 1, forms.forms[0].frameFormat == nil, forms.forms[0].isMade else {
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
    let file = try folding.open(path)
    let publisher = Publisher(file, looks.options(folding: folding.names))
    guard !publisher.steps.isEmpty else {
      let last = file.walkthrough(everyStep: looks.steps == .every).steps.count - 1
      throw Failure(
        code: .badInput,
        message: "\(path): error: no such step; this walkthrough has the steps 0 to \(last)")
    }
    let forms = Publisher.complete(forms.forms)
    let total = forms.reduce(0) { $0 + publisher.paths(of: $1).count }
    var progress = Progress(path, total: total, size: publisher.size, isQuiet: quiet)
    defer { progress.end() }
    var failed: [PublishingError.Failure] = []
    var written = 0
    do {
      if output == "-" { return try StandardOutput.write(publisher.whole(self.forms.forms[0])) }
      let folder = OutputFolder(path: output)
      try publisher.publish(forms) { path, bytes in
        try folder.write(bytes, to: path)
        written += 1
        progress.advance()
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as PublishingError {
      failed = error.failures
    } catch {
      throw Failure(code: .internalFailure, message: "\(path): error: \(error)")
    }
    let made = forms.filter { form in !failed.contains { $0.form == form } }
    gallery.add(publisher, made)
    progress.end()
    if !quiet { Message.print("\(output)/\(file.stem): \(written) \(written == 1 ? "file" : "files")") }
    if self.forms.forms.contains(.gif), made.contains(.png) { tellOfGIF(publisher) }
    guard failed.isEmpty else {
      throw Failure(
        code: .internalFailure, message: failed.map { "\(path): \(told($0))" }.joined(separator: "\n"))
    }
  }

  private func told(_ failure: PublishingError.Failure) -> String {
    let hint = failure.form == .png ? "; a smaller --scale or --width may do" : ""
    return "error: \(output)/\(failure)\(hint)"
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
