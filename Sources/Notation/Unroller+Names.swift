/// The names of a file, before anything is carried out.
extension Unroller {
  /// The names that statements outside of definitions assign.
  var namesOutsideDefinitions: Set<String> {
    var names: Set<String> = []
    var line = 0
    while line < lines.count {
      let tokens = lines[line].tokens
      if BlockHeading.begins(tokens), tokens[0].kind == .name("def") {
        line = blockEnd(of: line)
        continue
      }
      if let assigned = lines[line].assigned { names.insert(file[tokens[assigned.name].range]) }
      TupleAssignment(tokens, extents: { _ in nil })?.names.forEach { names.insert(file[$0.range]) }
      line += 1
    }
    return names
  }

  /// The names that are called somewhere.
  var namesBeforeBrackets: Set<String> {
    var names: Set<String> = []
    for line in lines {
      for (token, next) in zip(line.tokens, line.tokens.dropFirst()) where next.kind == .openRound {
        if case .name(let name) = token.kind { names.insert(name) }
      }
    }
    return names
  }
}
