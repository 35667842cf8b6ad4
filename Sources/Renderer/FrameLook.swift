import Walkthrough

/// How a wire is drawn in a step.
struct WireLook: Equatable {
  var color: String
  var width: String
  /// Whether what travels goes back: the arrowhead then stands where the wire begins.
  var isBackward: Bool

  init(_ role: Walkthrough.Role, _ theme: Theme) {
    switch role {
    case .quiet: self.init(color: theme.wire, width: CircuitGraph.quietWidth, isBackward: false)
    case .upstream, .sent, .asked: self.init(color: theme.active, width: CircuitGraph.litWidth, isBackward: true)
    case .read, .computed: self.init(color: theme.value, width: CircuitGraph.litWidth, isBackward: false)
    }
  }

  private init(color: String, width: String, isBackward: Bool) {
    self.color = color
    self.width = width
    self.isBackward = isBackward
  }
}

/// How the bus of a wire is drawn in a step, up to where the wire is tapped: lit while its splitter node is at work.
struct BusLook: Equatable {
  let color: String
  let width: String

  init(_ role: Walkthrough.Role, _ theme: Theme) {
    let isLit = role == .upstream || role == .computed
    let look = WireLook(isLit ? role : .quiet, theme)
    (color, width) = (look.color, look.width)
  }
}

/// How a node is drawn in a step.
struct NodeLook: Equatable {
  var color: String
  var fill: String
  var width: String
  /// What a splitter node bears: + while it adds, nothing while it only hands its value on.
  var addsUp: Bool

  init(_ state: NodeState, _ theme: Theme) {
    switch state {
    case .multiplies: self.init(theme.active, theme.activeFill, "3", addsUp: false)
    case .adds: self.init(theme.active, theme.activeFill, "3", addsUp: true)
    case .computes: self.init(theme.value, theme.valueFill, "3", addsUp: false)
    case .quiet: self.init(theme.outline, theme.nodeFill, CircuitGraph.quietWidth, addsUp: false)
    }
  }

  private init(_ color: String, _ fill: String, _ width: String, addsUp: Bool) {
    self.color = color
    self.fill = fill
    self.width = width
    self.addsUp = addsUp
  }
}
