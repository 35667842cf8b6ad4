extension Theme {
  /// The colours of all PNGs of a walkthrough, at most 256 of them, as `0xrrggbb`: those of the theme, and those on the way from
  /// one to another that the edges of letters and lines have.
  ///
  /// Most edges are those of something on the background, and get the most steps; then come letters and outlines on what a
  /// node at work is filled with, and last lines that cross.
  var palette: [UInt32] {
    // Lines of tables are black in every theme.
    let own = colors(beside: self).map(\.mine) + ["#000000"]
    let fills = [valueFill, activeFill]
    // Lighter than what one sees the edge of.
    let papers = [background, nodeFill, groupFill]
    let inks = own.filter { !fills.contains($0) && !papers.contains($0) }
    var ways = inks.map { (background, $0, steps: 12) } + fills.map { (background, $0, steps: 3) }
    ways += fills.flatMap { fill in [ink, outline, value, gradient, active].map { (fill, $0, steps: 9) } }
    ways += [active, value].flatMap { lit in [outline, wire].map { (lit, $0, steps: 3) } }
    let mixed = ways.flatMap { from, to, steps in
      (1...steps).map { Self.mixed(from, to, Double($0) / Double(steps + 1)) }
    }
    return (own + mixed).prefix(256).map { UInt32($0.dropFirst(), radix: 16) ?? 0 }
  }
}
