import Renderer
import Walkthrough

/// The pictures of a page in one view: every wire and node drawn once in each of its states, and put together by reference.
struct PagePictures {
  let frames: SharedFrames
  let words: any Words
  var view = PageView.whole
  /// Where the pictures lead; nil where they lead nowhere.
  var leads: StepLinks?
  /// Whether what is asked for is to be found by its wire.
  var asks = false

  /// What the pictures refer to, to stand before the first of them.
  var shared: String {
    // The first space ends `<g`, where every piece begins.
    let pieces = zip(frames.pieces, frames.subjects).enumerated().map { number, piece in
      "<g id=\"\(view.prefix)\(number)\"\(attributes(of: piece.1))" + piece.0.dropFirst(2)
    }
    return """
      <svg width="0" height="0" aria-hidden="true" class="shared"><defs>
      \(pieces.joined(separator: "\n"))
      </defs></svg>
      """
  }

  private func attributes(of subject: FrameSubject?) -> String {
    if asks, case .wire(let wire) = subject { return " data-wire=\"\(wire)\"" }
    return leads?.attribute(subject) ?? ""
  }

  /// A frame, by its place among the frames.
  /// - Parameter label: what it shows, for those who do not see it.
  func picture(_ place: Int, label: String) -> String {
    let (width, height) = (Int(frames.width.rounded(.up)), Int(frames.height.rounded(.up)))
    let uses = frames.frames[place].map { "<use href=\"#\(view.prefix)\($0)\"/>" }.joined()
    return """
      <div class="picture \(view.rawValue)" tabindex="0" role="group" aria-label="\(words.circuit)">
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-label="\(XML.escape(label))"><g transform="\(frames.transform)">\(uses)</g></svg>
      </div>
      """
  }
}
