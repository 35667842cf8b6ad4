internal import CGraphviz

/// The libgvc that is linked.
public enum GraphvizVersion {
  /// Its version, as in `2.43.0`; empty when it does not start.
  public static var text: String { String(cString: gvz_version()) }
}
