public import Notation
public import Renderer
public import Walkthrough

/// How a walkthrough is to look: all that can be asked for besides the circuit's own front matter.
///
/// The options are part of every artefact's stamp, so that it can be made again as it was. `PublishingOption.all` has what
/// each is called, takes and means.
///
///     var options = PublishingOptions()
///     try options.set("theme", to: "dark")
public struct PublishingOptions: Equatable, Sendable {
  /// The frames that are made; all of the backward pass unless given.
  public var steps = StepChoice.backward
  /// The name of a theme; the front matter's, or `light`, unless given.
  public var theme: String?
  /// The front matter's, or from left to right, unless given.
  public var direction: Direction?
  /// Whole circuits or close-ups; the front matter's, or whole, unless given.
  public var view: FrontMatter.View?
  /// The canvas of close-ups; the front matter's, or 1280 × 720, unless given.
  public var canvas: CanvasSize?
  /// Significant digits; the front matter's, or 4, unless given.
  public var digits: Int?
  /// Pixels of a PNG for each pixel of the SVG.
  public var scale = 2.0
  /// The width of a frame in pixels, in place of its own and of `scale`.
  public var width: Int?
  /// Whether what lies below a frame shows through.
  public var isTransparent = false
  /// Whether Jacobians up to 6 × 6 stand for the local gradients of vectors and matrices.
  public var showsJacobians = false
  /// Whether before each backward step there is one that asks for it.
  public var predicts = false
  /// How many questions there are at most, of each kind one before a second; one at each backward step unless given.
  public var questions: Int?
  /// Input wires with other values than the circuit's, as they are written: `["x=3", "W=[[1,2],[3,4]]"]`.
  public var inputs: [String] = []
  /// The upstream gradient of the output wire as it is written, in place of the circuit's own.
  public var seed: String?
  /// Whether to go on where a number is not finite.
  public var showsNonfinite = false
  /// The element that the step of a large node writes out in full; the middle one unless given.
  public var focus: Walkthrough.Focus?
  /// Composites to draw as one node, besides those of the front matter.
  public var fold: [String] = []
  /// Seconds that each frame of an animated SVG stands.
  public var pace = 3.0
  /// Whether an animated SVG begins again at its end.
  public var loops = false
  /// Whose Markdown notes are written in.
  public var flavor = MarkdownNotes.Flavor.github

  /// Everything as it is unless something is asked for.
  public init() {}
}
