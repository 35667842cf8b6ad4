import Foundation
import Notation
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct WireCurveTests {
  private typealias Point = (x: Double, y: Double)

  /// By how many degrees a curve turns where one of its pieces goes over into the next.
  private static func turns(_ points: [Point]) -> [Double] {
    stride(from: 3, to: points.count - 1, by: 3).compactMap { joint in
      // Where a control lies on the joint, the one before it says where the curve comes from.
      let before = points[..<joint].last { hypot($0.x - points[joint].x, $0.y - points[joint].y) > 0.5 }
      let after = points[(joint + 1)...].first { hypot($0.x - points[joint].x, $0.y - points[joint].y) > 0.5 }
      guard let before, let after else { return nil }
      let come = atan2(points[joint].y - before.y, points[joint].x - before.x)
      let go = atan2(after.y - points[joint].y, after.x - points[joint].x)
      return abs(remainder(go - come, 2 * .pi)) * 180 / .pi
    }
  }

  @Test("no wire turns a corner where its label begins or ends", arguments: Circuits.sampleNames, Direction.allCases)
  func corners(sample: String, direction: Direction) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    var curves = 0
    try FrameRenderer(walkthrough, direction: direction).render([walkthrough.steps[0]], as: [.svg]) { _, _, bytes in
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        guard let path = line.firstMatch(of: /<path fill="none".* d="M([^"]+)"/) else { continue }
        let points = path.1.split(whereSeparator: { "C ".contains($0) }).map { pair in
          let numbers = pair.split(separator: ",").compactMap { Double($0) }
          return Point(numbers[0], numbers[1])
        }
        curves += 1
        #expect(Self.turns(points).allSatisfy { $0 < 15 }, "\(path.1)")
      }
    }
    #expect(curves > 0)
  }
}
