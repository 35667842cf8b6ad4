/// The colours of a drawing, as `#rrggbb`.
///
/// Values and gradients stay above a contrast of 4.5 : 1 on the background and are apart for every kind of colour
/// blindness; colour never stands alone, since a value is above its wire and a gradient below it.
public struct Theme: Sendable, Equatable {
  public let name: String
  public let background: String
  /// Names, symbols and captions.
  public let ink: String
  /// Headings of the caption's table, remarks and constants.
  public let faint: String
  /// Wires and the outlines of nodes at rest, and what fills those nodes.
  public let wire: String
  public let outline: String
  public let nodeFill: String
  /// Forward values and, while the forward pass is told, the node at work.
  public let value: String
  public let valueFill: String
  /// Backward gradients.
  public let gradient: String
  /// The node at work in the backward pass and its wires.
  public let active: String
  public let activeFill: String

  public static let light = Theme(
    name: "light", background: "#ffffff", ink: "#000000", faint: "#666666", wire: "#8a8a8a", outline: "#555555",
    nodeFill: "#f4f4f4", value: "#0072b2", valueFill: "#d9edf8", gradient: "#b34700", active: "#d55e00",
    activeFill: "#ffe8c2")
}
