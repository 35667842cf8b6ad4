import Graphviz
import Testing

@Suite struct `A group` {
  private static func description(parent: Int? = 0, group: Int = 1) -> GraphDescription {
    let node = { (id: String, group: Int?) in
      GraphDescription.Node(id: id, label: .plain(id), attributes: [.shape: "circle"], group: group)
    }
    return GraphDescription(
      attributes: [.rankdir: "LR", .bgcolor: "#ffffff"],
      nodes: [node("a", nil), node("b", 0), node("c", group), node("d", nil)],
      edges: [.init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 2, to: 3)],
      groups: [
        .init(id: "outer", label: .plain("outer one"), attributes: [.color: "#112233"]),
        .init(id: "inner", label: .html("<I>in</I>ner"), parent: parent, attributes: [.color: "#445566"]),
      ])
  }

  /// A box in the picture: the corners of the polygon of a group of that id.
  private func box(_ id: String, in svg: String) throws -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let group = try #require(svg.split(separator: "<g id=\"\(id)\" class=\"cluster\"").last)
    let points = try #require(group.firstMatch(of: /points="([^"]+)"/)).1.split(separator: " ").map {
      $0.split(separator: ",").compactMap { Double($0) }
    }
    let (xs, ys) = (points.map { $0[0] }, points.map { $0[1] })
    return (xs.min()!...xs.max()!, ys.min()!...ys.max()!)
  }

  private func center(_ id: String, in svg: String) throws -> (x: Double, y: Double) {
    let group = try #require(svg.split(separator: "<g id=\"\(id)\" class=\"node\"").last)
    let match = try #require(group.firstMatch(of: /cx="([^"]+)" cy="([^"]+)"/))
    return (Double(match.1)!, Double(match.2)!)
  }

  @Test func `is a box around its nodes and no others, with its label, nested as it is described`() throws {
    let svg = try withDrawing(of: Self.description()) { String(decoding: try $0.render(.svg), as: UTF8.self) }
    let (outer, inner) = (try box("outer", in: svg), try box("inner", in: svg))
    let isInside = { (id: String, box: (x: ClosedRange<Double>, y: ClosedRange<Double>)) in
      let (x, y) = try center(id, in: svg)
      return box.x.contains(x) && box.y.contains(y)
    }
    #expect(try ["a", "b", "c", "d"].map { try isInside($0, outer) } == [false, true, true, false])
    #expect(try ["a", "b", "c", "d"].map { try isInside($0, inner) } == [false, false, true, false])
    #expect(outer.x.contains(inner.x.lowerBound) && outer.x.contains(inner.x.upperBound))
    #expect(svg.contains(">outer one</text>") && svg.contains(">ner</text>"))
    #expect(svg.contains("stroke=\"#112233\"") && svg.contains("stroke=\"#445566\""))
  }

  @Test(arguments: [(1, 1), (7, 1), (0, 2), (0, -1)])
  func `must come before what stands in it`(parent: Int, group: Int) {
    #expect(throws: GraphvizError.self) {
      try withDrawing(of: Self.description(parent: parent, group: group)) { _ in }
    }
  }

  @Test func `stands where it stood, whatever else is in memory`() throws {
    var graph = GraphDescription(attributes: [.rankdir: "LR"])
    for index in 0..<24 {
      graph.groups.append(.init(id: "g\(index)", label: .plain("group"), parent: index % 3 == 2 ? index - 1 : nil))
      graph.nodes += [.init(group: index), .init(group: index)]
      graph.edges.append(.init(from: 2 * index, to: 2 * index + 1))
      if index > 2 { graph.edges.append(.init(from: 2 * (index / 2), to: 2 * index)) }
    }
    var drawings: Set<String> = []
    var ballast: [[UInt8]] = []
    for round in 0..<12 {
      // Holes of all sizes, so that what is allocated one after the other lies anywhere.
      ballast += (0..<400).map { [UInt8](repeating: 0, count: 8 + ($0 * 37 + round * 11) % 120) }
      ballast = ballast.enumerated().filter { ($0.offset * 7 + round) % 3 != 0 }.map(\.element)
      drawings.insert(
        try withDrawing(of: graph) { String(decoding: try $0.render(.svg), as: UTF8.self) }
          .replacing(/<title>[^<]*<\/title>/, with: "").replacing(/<!--[^>]*-->/, with: ""))
    }
    #expect(drawings.count == 1)
  }
}
