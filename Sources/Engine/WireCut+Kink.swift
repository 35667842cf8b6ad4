/// Places where the output has one slope on the left and another one on the right.
extension WireCut {
  /// The slopes on the left and on the right, where they stay apart as the step shrinks.
  public func kink() -> (left: Double, right: Double)? {
    let step = unit / 0x1p17
    let near = sides(step / 128)
    let gap = abs(near.right - near.left)
    let least = 1e-4 * max(abs(near.left), abs(near.right))
    // What rounding may do is reckoned only where there is a gap at all, as it takes longer than all else.
    guard gap.isFinite, gap > least, gap > least + 2 * slopeError(step / 128) else { return nil }
    let far = sides(step)
    // On a smooth curve the gap shrinks with the step.
    return gap > 0.6 * abs(far.right - far.left) ? (near.left, near.right) : nil
  }

  /// The slopes by a short step on both sides of a jump, as comparisons have it; nil where the output moves continuously.
  ///
  /// Over a jump the output moves by as much for a step of a sixteenth.
  func jump() -> (left: Double, right: Double)? {
    let mayJump = annotated.circuit.nodes.contains { node in
      if case .function(let rule) = node.kind { rule.jumps } else { false }
    }
    guard mayJump else { return nil }
    let step = max(256 * stored.ulp, unit / 0x1p36)
    let middle = output(at: stored)
    let noise = 64 * roundingError(at: stored)
    let isJump = [-1.0, 1].contains { sign in
      let near = abs(output(at: stored + sign * step / 16) - middle)
      let far = abs(output(at: stored + sign * step) - middle)
      return near > noise && near > 0.5 * far && near.isFinite
    }
    return isJump ? sides(step) : nil
  }

  /// Whether a slope that differs from the measured one lies between the slopes on both sides, as one at a kink may.
  ///
  /// A kink that hides in rounding errors shows no more than that: half-way between its sides central differences agree
  /// with one another. The step is the shortest at which the difference can still be seen.
  func mayBeKink(_ slope: Double, measured: MeasuredSlope) -> Bool {
    let shortest = 8 * roundingError(at: stored) / abs(slope - measured.slope)
    let step = min(max(shortest, 8 * stored.ulp, unit / 0x1p60), unit / 16)
    let ((left, right), error) = (sides(step), slopeError(step))
    return (min(left, right) - error...max(left, right) + error).contains(slope)
  }
}
