/// What a call gives either at a place or by a name: numbers, axes and indices that are known before the forward pass.
extension Call {
  /// The numbers of an index, and where they stand.
  struct Index {
    let numbers: Tensor<Double>
    let place: CallFault.Place
  }

  /// What is given as an argument at a place or by a name; nil where it is not given.
  func given(_ parameter: String, at place: Int) throws(CallFault) -> (Argument, CallFault.Place)? {
    let written = place < arguments.count ? arguments[place] : nil
    guard let value = parameters[parameter] else { return written.map { ($0, .argument(place)) } }
    guard written == nil else {
      throw CallFault("'\(parameter)' is given twice", at: .parameter(parameter), hint: "leave one of them out")
    }
    return (.literal(value), .parameter(parameter))
  }

  /// A number of a function, given at a place or by a name; nil where it is not given.
  func number(_ parameter: String, at place: Int, of name: String) throws(CallFault) -> Double? {
    guard let (argument, place) = try given(parameter, at: place) else { return nil }
    guard case .literal(let value) = argument, let number = value.scalar, !number.isNaN else {
      throw CallFault(
        "'\(parameter)' of \(name) is a number written out", at: place, hint: "write \(name)(x, \(parameter)=1)")
    }
    return number
  }

  /// The index of a function, given at a place or as `index=`.
  /// - Throws: `CallFault` where there is none, and for a wire, for an index is known before the forward pass.
  func index(at place: Int, of name: String) throws(CallFault) -> Index {
    guard let (argument, place) = try given("index", at: place) else {
      throw CallFault("\(name) takes an index written out", hint: "write \(name)(x, index=[0, 1], axis=0)")
    }
    guard case .literal(let numbers) = argument else {
      guard case .wire = argument else { throw CallFault("this is no index", at: place) }
      throw CallFault(
        "an index is known before the forward pass, and this is a wire", at: place,
        hint: "write const before the name of numbers to index with")
    }
    guard numbers.elements.allSatisfy({ Int(exactly: $0) != nil }) else {
      throw CallFault("an index is a whole number, such as 0 or -1", at: place)
    }
    return Index(numbers: numbers, place: place)
  }

  /// The axis of a function, given at a place or as `axis=`; nil where it is not given.
  func axis(at place: Int, of name: String) throws(CallFault) -> Int? {
    guard let (argument, place) = try given("axis", at: place) else { return nil }
    guard case .literal(let value) = argument, let axis = value.scalar.flatMap({ Int(exactly: $0) }) else {
      throw CallFault("the axis of \(name) is a whole number written out", at: place, hint: "write 0 for the first")
    }
    return axis
  }

  /// Says at the index what is wrong with it for the shape of the first argument.
  func check(_ index: Index, _ body: (Shape) throws(ShapeMismatch) -> Void) throws(CallFault) {
    do {
      try body(arguments[0].shape)
    } catch {
      throw CallFault(error.description, at: index.place)
    }
  }
}
