import Notation
import Walkthrough

extension PublishingOption {
  /// Every option there is, in the order in which stamps have them. A new one is a value of `PublishingOptions` and a line
  /// here.
  public static let all: [PublishingOption] = [
    PublishingOption("final", "Just the last frame, with all values and gradients.", isSwitch: true) { text, options in
      options.steps = .final
      return text.isEmpty
    } written: {
      $0.steps == .final ? [""] : []
    },
    PublishingOption(
      "steps", takes: "all, or numbers, spans and nodes such as 2,4-6,q",
      "all: the forward pass node by node, too; 2,4-6,q: just these frames, by number or by node."
    ) { text, options in
      guard let choice = StepChoice(text), choice != .final else { return false }
      options.steps = choice
      return true
    } written: {
      $0.steps == .final || $0.steps.node != nil ? [] : $0.steps.text.map { [$0] } ?? []
    },
    PublishingOption(
      "step", takes: "the number of a frame or the name of a node",
      "Just this frame, by its number or the name of the node at work."
    ) { text, options in
      guard let choice = StepChoice(step: text) else { return false }
      options.steps = choice
      return true
    } written: {
      $0.steps.node.map { [$0] } ?? []
    },
    PublishingOption(
      "theme", takes: listed(FrontMatter.themes),
      "light, dark, print, or auto for SVGs that follow their reader; the front matter's unless given.",
      choices: FrontMatter.themes
    ) { text, options in
      options.theme = text
      return FrontMatter.themes.contains(text)
    } written: {
      $0.theme.map { [$0] } ?? []
    },
    choice("direction", "Which way values travel, LR or TB; the front matter's unless given.", \.direction),
    choice(
      "view",
      "whole, close (the node at work, large, and a map) or auto (whole where its text is large enough); the front matter's or auto.",
      \.view),
    PublishingOption(
      "canvas", takes: "16:9, 4:3, a5 or a size such as 1280x720",
      "The canvas of close-ups: 16:9, 4:3, a5 or a size such as 1280x720; the front matter's or 16:9."
    ) { text, options in
      options.canvas = CanvasSize(text)
      return options.canvas != nil
    } written: {
      $0.canvas.map { [$0.text] } ?? []
    },
    whole(
      "digits", FrontMatter.digitsRange, "Significant digits, from 1 to 15; the front matter's or 4 unless given.",
      \.digits),
    number("scale", 0.1...10, "Pixels of a PNG for each pixel of the SVG.", \.scale),
    whole("width", 16...32767, of: " of pixels", "The width of a frame in pixels, in place of its own.", \.width),
    flag("transparent", "Leave the background out.", \.isTransparent),
    flag("jacobian", "Show Jacobians up to 6 × 6 as the local gradients of vectors and matrices.", \.showsJacobians),
    flag("predict", "Ask for each backward step before it is shown, in any form.", \.predicts),
    whole(
      "questions", 1...100,
      "Ask so many questions: one of each function and of the splitters before a second of any; all unless given.",
      \.questions),
    PublishingOption(
      "set", takes: "a wire and its value",
      "A value for an input wire, in place of its own or where it has none: x=3, W=[[1,2],[3,4]]; may be repeated."
    ) { text, options in
      options.inputs.append(text)
      return !text.isEmpty
    } written: {
      $0.inputs
    },
    PublishingOption(
      "seed", takes: "a number, a vector or a matrix",
      "Another upstream gradient for the output wire, in place of the front matter's or 1."
    ) { text, options in
      options.seed = text
      return !text.isEmpty
    } written: {
      $0.seed.map { [$0] } ?? []
    },
    PublishingOption(
      "nonfinite", takes: "error or show",
      "error, or show: go on where a number is not finite, and say at which node the first one is born.",
      choices: ["error", "show"]
    ) { text, options in
      options.showsNonfinite = text == "show"
      return ["error", "show"].contains(text)
    } written: {
      $0.showsNonfinite ? ["show"] : []
    },
    PublishingOption(
      "focus", takes: "an element such as y[0,0,1,1]",
      "The element that the step of a convolution, a pooling or the like writes out in full."
    ) { text, options in
      options.focus = Walkthrough.Focus(text: text)
      return options.focus != nil
    } written: {
      $0.focus.map { [$0.text] } ?? []
    },
    PublishingOption(
      "fold", takes: "names with commas between", "Composites to draw as one node, besides those of the front matter."
    ) { text, options in
      options.fold = text.split(separator: ",").map { String($0) }
      return !options.fold.isEmpty
    } written: {
      $0.fold.isEmpty ? [] : [$0.fold.joined(separator: ",")]
    },
    number("pace", 0.1...600, of: " of seconds", "Seconds that each frame of an animated SVG or PNG stands.", \.pace),
    flag("loop", "An animated SVG or PNG begins again at its end.", \.loops),
    PublishingOption(
      "flavor", takes: listed(MarkdownNotes.Flavor.allCases.map(\.rawValue)),
      "The Markdown of github, pandoc, myst or marp.", choices: MarkdownNotes.Flavor.allCases.map(\.rawValue)
    ) { text, options in
      guard let flavor = MarkdownNotes.Flavor(rawValue: text) else { return false }
      options.flavor = flavor
      return true
    } written: {
      $0.flavor == .github ? [] : [$0.flavor.rawValue]
    },
  ]
}
