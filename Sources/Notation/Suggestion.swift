/// Finds the name that somebody meant.
public enum Suggestion {
  /// The candidate nearest to a name, if one is near enough to be a likely slip: one letter in short names, a third of
  /// the letters in long ones. Of equally near candidates the first.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name)
    // Nobody slips in a name of this length, and the comparison takes its square.
    guard wanted.count <= 40 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let letters = Array(candidate)
      let longest = max(wanted.count, letters.count)
      let tolerance = max(1, longest / 3)
      guard abs(wanted.count - letters.count) <= tolerance else { continue }
      let sameButCase = name.lowercased() == candidate.lowercased()
      let distance = sameButCase ? 0 : editDistance(wanted, letters)
      // Two names without a common letter (x and y) are two names, not a slip.
      guard distance <= tolerance, distance < longest else { continue }
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// `did you mean 'z'?`
  static func hint(for name: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// How many letters to insert, delete, replace or swap with their neighbour to turn one name into the other.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var distance = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
        row.append(distance)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
