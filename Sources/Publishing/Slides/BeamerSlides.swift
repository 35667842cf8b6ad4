import Walkthrough

/// The walkthrough as a frame of Beamer beside its PDF: an overlay for each step, with notes for the speaker.
struct BeamerSlides {
  private let edition: Edition
  /// Whether the frames are canvases, which have their headings and fill a slide.
  private let isCloseUp: Bool

  init(_ edition: Edition, isCloseUp: Bool) { (self.edition, self.isCloseUp) = (edition, isCloseUp) }

  private var walkthrough: Walkthrough { edition.walkthrough }
  private var steps: [Step] { edition.steps }

  func text() -> String {
    let pdf = edition.name(of: .pdf)
    let size =
      isCloseUp
      ? "width=\\paperwidth,height=.97\\paperheight" : "width=\\linewidth,height=.78\\textheight"
    let overlays = steps.indices.map { place in
      let sentence = TeXText.text(walkthrough.caption(of: steps[place]).sentence)
      return """
        \\only<\(place + 1)>{\\makebox[0pt]{\\includegraphics[page=\(place + 1),\(size),\
        keepaspectratio,alt={\(sentence)}]{\(pdf)}}}%
        \\note<\(place + 1)>{\(sentence)}%
        """
    }
    return """
      % \(edition.stamp.text)
      % In a Beamer document: \\graphicspath{{folder/of/this/file/}} and \\input{folder/of/this/file/\(edition.files.stem)-beamer}
      \\begin{frame}\(isCloseUp ? "[plain]" : "{\(TeXText.text(walkthrough.title))}")
      \\centering
      \(overlays.joined(separator: "\n"))
      \\end{frame}

      """
  }
}
