/// The colours of a drawing, as `#rrggbb`.
///
/// Values and gradients stay above a contrast of 4.5 : 1 on the background and are apart for every kind of colour
/// blindness; colour never stands alone, since a value is above its wire and a gradient below it.
public struct Theme: Sendable, Equatable {
  /// What it is asked for by.
  public let name: String
  /// What lies below everything.
  public let background: String
  /// Names, symbols and captions.
  public let ink: String
  /// Headings of the caption's table, remarks and constants.
  public let faint: String
  /// Wires and the outlines of nodes at rest, and what fills those nodes.
  public let wire: String
  /// Around a node at rest.
  public let outline: String
  /// Inside of a node at rest.
  public let nodeFill: String
  /// What fills the box of a composite.
  public let groupFill: String
  /// Forward values and, while the forward pass is told, the node at work.
  public let value: String
  /// Inside of the node that computes in the forward pass.
  public let valueFill: String
  /// Backward gradients.
  public let gradient: String
  /// The node at work in the backward pass and its wires.
  public let active: String
  /// Inside of the node at work in the backward pass.
  public let activeFill: String
  /// Local gradients.
  public let local: String

  /// For white pages and projectors.
  public static let light = Theme(
    name: "light", background: "#ffffff", ink: "#000000", faint: "#666666", wire: "#8a8a8a", outline: "#555555",
    nodeFill: "#f4f4f4", groupFill: "#fafafa", value: "#0072b2", valueFill: "#d9edf8", gradient: "#b34700",
    active: "#d55e00",
    activeFill: "#ffe8c2", local: "#5b2a86")

  /// For dark pages and dim rooms.
  public static let dark = Theme(
    name: "dark", background: "#15181c", ink: "#f2f4f6", faint: "#a8adb3", wire: "#8d949b", outline: "#9aa1a8",
    nodeFill: "#262b31", groupFill: "#1b1f24", value: "#6cb8ff", valueFill: "#123247", gradient: "#ffab70",
    active: "#ff8f3d", activeFill: "#4a2c12", local: "#cfa8ff")

  /// For paper and for printers without colour: place, weight and the width of lines say it all.
  public static let print = Theme(
    name: "print", background: "#ffffff", ink: "#000000", faint: "#555555", wire: "#8a8a8a", outline: "#4d4d4d",
    nodeFill: "#fbfbfb", groupFill: "#f5f5f5", value: "#1a1a1a", valueFill: "#dddddd", gradient: "#0d0d0d",
    active: "#010101", activeFill: "#d0d0d0", local: "#333333")

  /// The theme of a name that front matter knows; nil for any other. `auto` is the light theme, which
  /// `FrameSettings.followsReader` lets give way to the dark one.
  public static func named(_ name: String) -> Theme? {
    name == "auto" ? light : [light, dark, print].first { $0.name == name }
  }

  /// The theme on whatever lies below the picture.
  var withoutBackground: Theme {
    Theme(
      name: name, background: "transparent", ink: ink, faint: faint, wire: wire, outline: outline, nodeFill: nodeFill,
      groupFill: groupFill, value: value, valueFill: valueFill, gradient: gradient, active: active,
      activeFill: activeFill, local: local)
  }

  /// Whether anything is painted below the picture.
  public var hasBackground: Bool { background != "transparent" }

  /// CSS by which a drawing of this theme takes the colours of another one, given what selects the drawing.
  public func recolored(to other: Theme, in drawing: String = "") -> String {
    let scope = drawing.isEmpty ? "" : drawing + " "
    return colors(beside: other).map { mine, theirs in
      "\(scope)[fill=\"\(mine)\"]{fill:\(theirs)}\(scope)[stroke=\"\(mine)\"]{stroke:\(theirs)}"
    }.joined() + "\(drawing.isEmpty ? "svg" : drawing) text:not([fill]){fill:\(other.ink)}"
  }

  /// Every colour beside its counterpart in another theme.
  public func colors(beside other: Theme) -> [(mine: String, theirs: String)] {
    [
      (background, other.background), (ink, other.ink), (faint, other.faint), (wire, other.wire),
      (outline, other.outline), (nodeFill, other.nodeFill), (groupFill, other.groupFill), (value, other.value),
      (valueFill, other.valueFill), (gradient, other.gradient), (active, other.active), (activeFill, other.activeFill),
      (local, other.local),
    ]
  }

  /// A colour on the way from one to another: at 0 the first, at 1 the second.
  static func mixed(_ first: String, _ second: String, _ share: Double) -> String {
    let mixed = zip(channels(first), channels(second)).map { Int(($0 + ($1 - $0) * share).rounded()) }
    return "#" + mixed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Red, green and blue from 0 to 255.
  private static func channels(_ color: String) -> [Double] {
    let digits = Array(color.dropFirst())
    return stride(from: 0, to: 6, by: 2).map { Double(Int(String(digits[$0...($0 + 1)]), radix: 16) ?? 0) }
  }
}
