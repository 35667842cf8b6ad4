public import Notation

/// What a frame can be drawn as.
public enum FrameFormat: String, CaseIterable, Sendable {
  case svg
  case png
}

/// Which way the values travel.
public typealias Direction = FrontMatter.Direction
