import Renderer
import Walkthrough

/// The look of the web page: light and dark by the reader's choice, all steps one below the other on paper.
enum WebPageStyle {
  static var css: String {
    """
    :root{color-scheme:light dark;\(variables(.light))}
    @media (prefers-color-scheme:dark){:root{\(variables(.dark))}\(recoloured)}
    *{box-sizing:border-box}
    body{margin:0;background:var(--background);color:var(--ink);font:1rem/1.5 'DejaVu Sans',Verdana,system-ui,sans-serif}
    main{max-width:72rem;margin:0 auto;padding:1rem}
    h1{font-size:1.4rem;margin:.25rem 0 .75rem}
    h2{font-size:1.05rem;margin:.5rem 0}
    p{margin:.35rem 0}
    ol{list-style:none;margin:0;padding:0}
    li{margin:0 0 2.5rem}
    .picture{overflow-x:auto}
    .picture>svg{display:block;max-width:100%;height:auto;font-family:'DejaVu Sans',Verdana,sans-serif}
    .large{overflow:auto;max-height:60vh;border:1px solid var(--outline);border-radius:.4rem}
    .large>svg{max-width:none}
    .one .large:not(.on)>svg,.one .large:not(.whole) text:not(.near){display:none}
    .shared{position:absolute}
    output{min-width:8.5em;text-align:center}
    table{border-collapse:collapse;margin:.5rem 0}
    th,td{padding:.3rem .8rem .3rem 0;text-align:left;vertical-align:middle;white-space:nowrap}
    thead th{font-weight:normal;color:var(--faint);border-bottom:1px solid var(--ink)}
    tbody th{font-weight:normal}
    .value{color:var(--value)}
    .gradient,.caption p b{color:var(--gradient)}
    .remark{color:var(--faint)}
    \(columns)
    .grid{display:inline-grid;grid-template-columns:repeat(var(--columns),auto);gap:.1rem .6rem;padding:0 .4rem;border:solid currentColor;border-width:0 1px;text-align:center}
    #controls{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding:.4rem 0;background:var(--background)}
    #controls[hidden]{display:none}
    button{min-width:44px;min-height:44px;padding:0 .9rem;font:inherit;color:var(--ink);background:var(--node);border:1px solid var(--outline);border-radius:.4rem;cursor:pointer}
    button[disabled]{opacity:.5;cursor:default}
    @media (max-width:30rem){
    #controls{gap:.3rem}
    #controls button{padding:0 .4rem}
    #place{order:-2;flex:1 1 calc(100% - 60px);text-align:left}
    #help{order:-1}
    }
    :focus-visible{outline:3px solid var(--active);outline-offset:2px}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    summary{min-height:44px;padding:.6rem 0;cursor:pointer}
    dialog{color:var(--ink);background:var(--background);border:1px solid var(--outline);border-radius:.5rem}
    .one li:not(.shown){display:none}
    .embed h1,.embed details{display:none}
    @media print{
    .one li:not(.shown){display:block}
    #controls,summary,dialog{display:none}
    li{break-inside:avoid}
    th,td{white-space:normal}
    .picture>svg{max-width:100%}
    .large{max-height:none;border:0}
    }
    """
  }

  /// The same for pictures of a width: they shrink with the window until their letters are too small to read, and are then
  /// moved.
  static func css(forPicturesOf width: Double) -> String {
    let narrowest = Int(width.rounded(.up)) * 7 / 10
    return css + "\n.picture>svg{min-width:\(narrowest)px}\n@media print{.picture>svg{min-width:0}}"
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
