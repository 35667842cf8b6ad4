internal import CGraphviz

/// How long libgvc may lay out a graph. It cannot be interrupted: what is past the limit ends the process.
public enum LayoutLimit {
  /// Limits each layout from now on. Past the limit the process ends by SIGALRM, so this is for one that does nothing but
  /// draw.
  public static func endProcess(afterLayingOutFor seconds: Double) { gvz_limit_layouts(seconds) }
}
