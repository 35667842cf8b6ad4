/// A way in which a page shows each step.
enum PageView: String {
  /// The whole circuit.
  case whole
  /// The node at work, on a canvas that lies down.
  case close
  /// The node at work, on an upright canvas for telephones.
  case tall

  /// What the ids of its pieces begin with.
  var prefix: String {
    switch self {
    case .whole: "p"
    case .close: "c"
    case .tall: "t"
    }
  }
}
