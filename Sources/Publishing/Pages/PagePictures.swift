import Renderer
import Walkthrough

/// The pictures of a page: every wire and node drawn once in each of its states, and put together by reference.
struct PagePictures {
  let frames: SharedFrames

  /// What the pictures refer to, to stand before the first of them.
  var shared: String {
    // The first space ends `<g`, where every piece begins.
    let pieces = frames.pieces.enumerated().map { "<g id=\"p\($0)\"" + $1.dropFirst(2) }
    return """
      <svg width="0" height="0" aria-hidden="true" class="shared"><defs>
      \(pieces.joined(separator: "\n"))
      </defs></svg>
      """
  }

  /// A frame, by its place among the frames.
  /// - Parameter label: what it shows, for those who do not see it.
  func picture(_ place: Int, label: String) -> String {
    let (width, height) = (Int(frames.width.rounded(.up)), Int(frames.height.rounded(.up)))
    let uses = frames.frames[place].map { "<use href=\"#p\($0)\"/>" }.joined()
    return """
      <div class="picture" tabindex="0" role="group" aria-label="The circuit">
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-label="\(XML.escape(label))"><g transform="\(frames.transform)">\(uses)</g></svg>
      </div>
      """
  }
}
