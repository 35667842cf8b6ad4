import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct PublisherTests {
  private static func publisher(_ sample: String, _ options: PublishingOptions = PublishingOptions()) throws
    -> Publisher
  {
    var settings = FrameSettings()
    settings.encoders = 1
    return Publisher(
      Walkthrough(try Circuits.sample(sample)), stem: sample, source: try Circuits.sampleText(sample), options: options,
      settings: settings)
  }

  private static let made = Form.allCases.filter { !$0.isVideo }

  @Test("every form is made at the paths that it announces, stamped, and twice the same", arguments: made)
  func forms(form: Form) throws {
    let publisher = try Self.publisher("product")
    var artefacts: [String: [UInt8]] = [:]
    try publisher.publish([form]) { artefacts[$0] = $1 }
    #expect(artefacts.keys.sorted() == publisher.paths(of: form).sorted())
    for (path, bytes) in artefacts {
      #expect(!bytes.isEmpty)
      if form.hasStamp { #expect(Stamp(in: bytes) == publisher.stamp, "\(path)") }
    }
    var again: [String: [UInt8]] = [:]
    try Self.publisher("product").publish([form]) { again[$0] = $1 }
    #expect(again == artefacts)
  }

  @Test("a form that cannot be made says why and leaves the others whole; a file that is not taken ends it all")
  func failures() throws {
    var options = PublishingOptions()
    options.scale = 1000
    let publisher = try Self.publisher("product", options)
    var paths: Set<String> = []
    let error = #expect(throws: PublishingError.self) {
      try publisher.publish([.svg, .png, .dot, .html]) { path, _ in paths.insert(path) }
    }
    let reason = /product\/product-00.png cannot be made: a PNG of \d+ × \d+ pixels is beyond the 32767 a side that .*/
    #expect(error?.description.wholeMatch(of: reason) != nil, "\(error?.description ?? "")")
    #expect(error?.failures.map(\.isAskedTooMuch) == [true])
    #expect(paths == Set([Form.svg, .dot, .html].flatMap(publisher.paths)))

    struct Full: Error {}
    var count = 0
    #expect(throws: Full.self) {
      try publisher.publish([.svg, .html]) { _, _ in
        count += 1
        if count == 2 { throw Full() }
      }
    }
    #expect(count == 2)
  }

  @Test("forms that show others come with them, each once")
  func companions() {
    #expect(Publisher.complete([.markdown, .revealjs]) == [.svg, .markdown, .revealjs])
    #expect(Publisher.complete([.beamer]) == [.pdf, .beamer])
  }

  @Test("what Markdown, reveal.js and Beamer show are files that are made with them")
  func references() throws {
    let publisher = try Self.publisher("product")
    for (form, expected) in [(Form.markdown, 6), (.revealjs, 5)] {
      let text = String(decoding: try publisher.whole(form), as: UTF8.self)
      let shown = text.matches(of: /product-0\d\.svg/).map { "product/" + $0.output }
      #expect(shown.count == expected)
      #expect(Set(shown) == Set(publisher.paths(of: .svg)))
    }
    #expect(String(decoding: try publisher.whole(.beamer), as: UTF8.self).contains("{product.pdf}"))
  }
}
