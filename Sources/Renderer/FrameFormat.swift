public import Notation

/// What a frame can be drawn as.
public enum FrameFormat: String, CaseIterable, Sendable {
  case svg
  case png
  /// The frame's graph in Graphviz's language, with places left to whatever draws it.
  case dot
}

/// Which way the values travel.
public typealias Direction = FrontMatter.Direction
