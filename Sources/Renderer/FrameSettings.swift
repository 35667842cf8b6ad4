public import Notation

/// How frames are drawn, besides what they show.
public struct FrameSettings: Sendable {
  /// In which colours.
  public var theme = Theme.light
  /// Which way the values travel.
  public var direction = Direction.leftToRight
  /// How many pixels of a PNG there are for each pixel of the SVG, which has 96 to the inch.
  public var scale = 2.0
  /// The width of every frame in pixels, in place of the drawing's own and of `scale`.
  public var width: Int?
  /// Whether the whole circuit is drawn, or each node at work close up; `auto` for the whole where all its text can be
  /// read from the last row.
  public var view = FrontMatter.View.whole
  /// The canvas of a close-up.
  public var canvas = CanvasSize.wide
  /// Whether there is no background, so that what lies below a frame shows through.
  public var isTransparent = false
  /// Whether an SVG takes the colours of the dark theme where its reader prefers dark pages.
  public var followsReader = false
  /// How many PNGs are encoded at the same time, one for each core at best. No byte depends on it.
  public var encoders = 2
  /// Whether PNGs have all their colours, as they must where frames of several palettes would be put together.
  public var isInTrueColor = false
  /// A line that every artefact bears where people do not see it.
  public var stamp = ""

  /// A light frame from left to right, at twice the resolution of a screen.
  public init() {}

  /// The same for a page, which is light or dark as its reader likes it: in the light colours, which have counterparts.
  public var forPage: FrameSettings {
    var settings = FrameSettings()
    (settings.direction, settings.view, settings.canvas) = (direction, view, canvas)
    return settings
  }

  /// The same with another view.
  public func showing(_ view: FrontMatter.View) -> FrameSettings {
    var settings = self
    settings.view = view
    return settings
  }

  /// The theme as it is drawn.
  var drawnTheme: Theme { isTransparent ? theme.withoutBackground : theme }

  /// The theme whose colours an SVG takes in the dark.
  var counterpart: Theme? { followsReader ? (isTransparent ? Theme.dark.withoutBackground : .dark) : nil }
}
