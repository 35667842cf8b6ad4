import Walkthrough

/// The walkthrough as a frame of Beamer beside its PDF: an overlay for each step, with notes for the speaker.
struct BeamerSlides {
  private let edition: Edition

  init(_ edition: Edition) { self.edition = edition }

  private var walkthrough: Walkthrough { edition.walkthrough }
  private var steps: [Step] { edition.steps }

  func text() -> String {
    let pdf = edition.name(of: .pdf)
    let overlays = steps.indices.map { place in
      let sentence = TeXText.text(walkthrough.caption(of: steps[place]).sentence)
      return """
        \\only<\(place + 1)>{\\includegraphics[page=\(place + 1),width=\\linewidth,height=.78\\textheight,\
        keepaspectratio,alt={\(sentence)}]{\(pdf)}}%
        \\note<\(place + 1)>{\(sentence)}%
        """
    }
    return """
      % \(edition.stamp.text)
      % In a Beamer document: \\graphicspath{{folder/of/this/file/}} and \\input{folder/of/this/file/\(edition.files.stem)-beamer}
      \\begin{frame}{\(TeXText.text(walkthrough.title))}
      \\centering
      \(overlays.joined(separator: "\n"))
      \\end{frame}

      """
  }
}
