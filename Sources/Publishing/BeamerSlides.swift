import Walkthrough

/// The walkthrough as a frame of Beamer beside its PDF: an overlay for each step, with notes for the speaker.
struct BeamerSlides {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let files: FrameFiles
  private let stamp: String

  init(_ walkthrough: Walkthrough, _ steps: [Step], _ files: FrameFiles, stamp: String) {
    self.walkthrough = walkthrough
    self.steps = steps
    self.files = files
    self.stamp = stamp
  }

  func text() -> String {
    let pdf = String(files.path(.pdf).split(separator: "/").last ?? "")
    let overlays = steps.indices.map { place in
      let sentence = TeXText.text(walkthrough.caption(of: steps[place]).sentence)
      return """
        \\only<\(place + 1)>{\\includegraphics[page=\(place + 1),width=\\linewidth,height=.78\\textheight,\
        keepaspectratio,alt={\(sentence)}]{\(pdf)}}%
        \\note<\(place + 1)>{\(sentence)}%
        """
    }
    return """
      % \(stamp)
      % In a Beamer document: \\graphicspath{{folder/of/this/file/}} and \\input{folder/of/this/file/\(files.stem)-beamer}
      \\begin{frame}{\(TeXText.text(walkthrough.title))}
      \\centering
      \(overlays.joined(separator: "\n"))
      \\end{frame}

      """
  }
}
