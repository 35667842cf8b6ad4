import Renderer
import Walkthrough

/// The look of the web page: light and dark by the reader's choice, all steps one below the other on paper.
enum WebPageStyle {
  static var css: String {
    """
    :root{color-scheme:light dark;\(variables(.light))}
    @media (prefers-color-scheme:dark){:root{\(variables(.dark))}\(recoloured)}
    \(PageResource.walkthroughStyle.replacing("/* columns */", with: columns))
    """
  }

  /// The same for pictures of a size: they shrink with the window until their letters are too small to read, and are then
  /// moved.
  static func css(forPicturesOf size: (width: Double, height: Double)) -> String {
    let least = [size.width, size.height].map { Int($0.rounded(.up)) * 7 / 10 }
    return css + "\n@media screen{.whole>svg{min-width:\(least[0])px;min-height:\(least[1])px}}"
  }

  /// By class, how many columns a grid has: an attribute with a style is nothing that a browser takes from a closed page.
  private static var columns: String {
    (1...ShownTensor.largestGrid).map { ".columns-\($0){--columns:\($0)}" }.joined()
  }

  private static func variables(_ theme: Theme) -> String {
    [
      ("background", theme.background), ("ink", theme.ink), ("faint", theme.faint), ("outline", theme.outline),
      ("node", theme.nodeFill), ("value", theme.value), ("gradient", theme.gradient), ("active", theme.active),
    ].map { "--\($0):\($1);" }.joined()
  }

  /// The pictures have the colours of the light theme as attributes; in the dark each gives way to its counterpart.
  private static var recoloured: String { Theme.light.recolored(to: .dark) }
}
