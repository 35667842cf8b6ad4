import Renderer

/// A page that shows many walkthroughs, small circuits first, each by its last frame with links to its artefacts.
public struct GalleryIndex: Sendable {
  private var items: [(size: Int, html: String)] = []

  /// A page of no walkthroughs, to which some are added.
  public init() {}

  /// Adds a walkthrough with the forms of it that stand in its folder.
  public mutating func add(_ publisher: Publisher, _ forms: [Form]) {
    let title = XML.escape(publisher.title)
    let links = forms.filter { !$0.isFrames }.map { form in
      "<a href=\"\(Self.address(publisher.files.path(form)))\">\(form.definition.link)</a>"
    }
    let shown: Form? = [.svg, .png].first(where: forms.contains) ?? (forms.contains(.animated) ? .animated : nil)
    let picture = shown.flatMap { publisher.paths(of: $0).last }.map { path in
      "<img src=\"\(Self.address(path))\" alt=\"\(XML.escape(publisher.lastSentence))\" loading=\"lazy\">"
    }
    let first = forms.contains(.html) ? publisher.files.path(.html) : shown.flatMap { publisher.paths(of: $0).last }
    func linked(_ html: String) -> String { first.map { "<a href=\"\(Self.address($0))\">\(html)</a>" } ?? html }
    let count = "\(publisher.steps.count) \(publisher.steps.count == 1 ? "step" : "steps")"
    items.append(
      (
        publisher.size,
        """
        <li>
        \(picture.map(linked) ?? "")
        <h2>\(linked(title))</h2>
        <p>\(([count] + links).joined(separator: " · "))</p>
        </li>
        """
      ))
  }

  /// The page, whose links lead to files below the folder in which it stands.
  public func html() -> String {
    let parts = ClosedPage(css: PageResource.galleryStyle, showsFiles: true)
    let body = """
      <main>
      <h1>Walkthroughs of backpropagation</h1>
      <p>One node at a time. Values stand above the wires, gradients below them.</p>
      <ul>
      \(sorted.joined(separator: "\n"))
      </ul>
      </main>
      """
    return parts.html(title: "Walkthroughs of backpropagation", body: body)
  }

  /// As they were added where they are of one size.
  private var sorted: [String] {
    items.enumerated().sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }.map(\.element.html)
  }

  /// A path as an address relative to the page.
  private static func address(_ path: String) -> String {
    var address = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || "-._/".unicodeScalars.contains(scalar) {
        address.unicodeScalars.append(scalar)
      } else {
        address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }
}
