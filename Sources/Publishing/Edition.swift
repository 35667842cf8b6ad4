import Renderer
import Walkthrough

/// What a form is made of: a walkthrough, the steps of it that were chosen, how they are to look, and what the files are
/// called.
struct Edition: Sendable {
  let walkthrough: Walkthrough
  let options: PublishingOptions
  /// How frames look. The stamp is part of it.
  let settings: FrameSettings
  /// Of the title and the notes, as HTML has it.
  let language: String
  let files: FrameFiles
  let stamp: Stamp
  /// The steps that were chosen.
  let steps: [Step]
  /// What makes videos; nil where nothing does.
  var video: VideoEncoder?

  /// Draws frames as they were asked for.
  var renderer: FrameRenderer { FrameRenderer(walkthrough, settings) }

  /// Whether the whole circuit was asked for, and is not just what comes of nothing.
  var asksForWhole: Bool { (options.view ?? walkthrough.source?.frontMatter.view) == .whole }

  /// The walkthrough with a question before each backward step, or before those that were chosen.
  var asking: Walkthrough { walkthrough.asking(atMost: options.questions) }

  /// The name of a form's file, for those that stand beside it.
  func name(of form: Form) -> String { Self.name(files.path(form)) }

  /// The name of a frame.
  func name(of step: Step, _ form: Form) -> String { Self.name(files.path(of: step, form)) }

  private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }
}
