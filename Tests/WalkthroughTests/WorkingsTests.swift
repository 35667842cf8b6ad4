import Engine
import TestSupport
import Testing
import Walkthrough

/// The steps of large layers write one element out in full.
@Suite struct WorkingsTests {
  private func remarks(_ text: String, of node: String, focus: Walkthrough.Focus? = nil) throws -> [String] {
    let walkthrough = Walkthrough(try Circuits.annotated(text), focus: focus)
    let step = try #require(
      walkthrough.steps.first { step in
        guard case .function(let index) = step.kind else { return false }
        return walkthrough.circuit.name(of: walkthrough.circuit.namesake(of: index)) == node
      })
    return walkthrough.caption(of: step).remarks
  }

  private static let convolution = """
    x = [[[[1, 2, 0], [0, 1, 3], [2, 1, 1]]]]
    w = [[[[1, -1], [0.5, 2]]]]
    y = conv2d(x, w)
    f = sum(y * y)

    """

  @Test("a convolution shows the window of one output, its sum, and what comes back to one input")
  func convolution() throws {
    #expect(
      try remarks(Self.convolution, of: "y") == [
        "the window of x from x[0, 0, 1, 1] to x[0, 0, 2, 2] makes y[0, 0, 1, 1]:",
        "y[0, 0, 1, 1] = x[0, 0, 1, 1] × w[0, 0, 0, 0] + x[0, 0, 1, 2] × w[0, 0, 0, 1] + x[0, 0, 2, 1] × w[0, 0, 1, 0] + "
          + "x[0, 0, 2, 2] × w[0, 0, 1, 1] = 1 × 1 + 3 × (−1) + 1 × 0.5 + 1 × 2 = 0.5",
        "x[0, 0, 1, 1] had a part in 4 outputs and receives 2 × 2 + 17 × 0.5 + 4 × (−1) + 1 × 1 = 9.5",
      ])
  }

  @Test("another element is shown where it is asked for")
  func focus() throws {
    let focus = try #require(Walkthrough.Focus(text: "y[0, 0, 0, 1]"))
    let remarks = try remarks(Self.convolution, of: "y", focus: focus)
    #expect(remarks[0] == "the window of x from x[0, 0, 0, 1] to x[0, 0, 1, 2] makes y[0, 0, 0, 1]:")
    #expect(remarks[1].hasSuffix("= 2 × 1 + 0 × (−1) + 1 × 0.5 + 3 × 2 = 8.5"))
    #expect(Walkthrough.Focus(text: "y") == nil)
    #expect(Walkthrough.Focus(text: "[0]") == nil)
  }

  @Test("a max pooling says which of its window is the greatest, and what it receives")
  func pooling() throws {
    let text =
      "x = [[[[1, 5, 2, 0], [3, 4, 1, 1], [0, 2, 7, 6], [1, 1, 2, 3]]]]\ny = max_pool2d(x, 2)\nf = sum(y ** 2)\n"
    #expect(
      try remarks(text, of: "y") == [
        "the window of x from x[0, 0, 2, 2] to x[0, 0, 3, 3] has 7, 6, 2, 3: the greatest is y[0, 0, 1, 1] = "
          + "x[0, 0, 2, 2] = 7; it receives 14, the others 0"
      ])
  }

  @Test("a batch normalisation shows the mean and the variance of one channel")
  func normalisation() throws {
    let text = "x = [[1, 2], [3, 6]]\ng = [1, 2]\nb = [0, 1]\ny = batch_norm(x, g, b, eps=0)\nf = sum(y ** 3)\n"
    #expect(
      try remarks(text, of: "y") == [
        "channel 1 has 2 numbers with the mean 4 and the variance 4:",
        "y[1, 1] = 2 × (6 − 4) / √(4 + 0) + 1 = 3",
      ])
  }

  @Test("an embedding shows which row was looked up, and how often")
  func embedding() throws {
    let text = "E = [[1, 2], [3, 4], [5, 6]]\nh = embedding(E, [2, 0, 2])\nf = sum(h * h)\n"
    let focus = Walkthrough.Focus(wire: "h", index: [2, 0])
    #expect(
      try remarks(text, of: "h", focus: focus) == [
        "row 2 of h is row 2 of E: [5, 6]; it was looked up 2 times, at 0, 2, and receives the sum of their gradients"
      ])
  }

  @Test("attention shows the weights of one query")
  func attention() throws {
    let text = "q = [[0], [0]]\nk = [[1], [2]]\nv = [[1], [3]]\nz = attention(q, k, v)\nf = sum(z)\n"
    #expect(
      try remarks(text, of: "z", focus: Walkthrough.Focus(wire: "z", index: [0, 0])) == [
        "query 0 weighs the keys with 0.5, 0.5, a row of the softmax:", "z[0, 0] = 0.5 × 1 + 0.5 × 3 = 2",
      ])
  }

  @Test("a matrix product writes an element out where it is asked for, and leaves it to its formula elsewhere")
  func matrixProduct() throws {
    let text = "W = [[1, 2], [3, 4]]\nx = [[5, 6, 7], [8, 9, 10]]\nz = W @ x\nf = sum(z * z)\n"
    #expect(try remarks(text, of: "z").isEmpty)
    #expect(
      try remarks(text, of: "z", focus: Walkthrough.Focus(wire: "z", index: [1, 2])) == [
        "z[1, 2] = W[1, 0] × x[0, 2] + W[1, 1] × x[1, 2] = 3 × 7 + 4 × 10 = 61",
        "W[1, 0] had a part in 3 outputs and receives 94 × 5 + 108 × 6 + 122 × 7 = 1972",
      ])
    let vector = "W = [[1, 2], [3, 4]]\nx = [5, 6]\nz = W @ x\nf = sum(z)\n"
    #expect(
      try remarks(vector, of: "z", focus: Walkthrough.Focus(wire: "z", index: [-1])) == [
        "z[1] = W[1, 0] × x[0] + W[1, 1] × x[1] = 3 × 5 + 4 × 6 = 39",
        "W[1, 0] had a part in one output and receives 1 × 5 = 5",
      ])
  }

  @Test("a batch of matrix products writes an element out, and adds what comes back to a matrix that all of them take")
  func batch() throws {
    let text = "A = [[1, 2]]\nB = [[[1], [2]], [[3], [4]]]\nz = A @ B\nf = sum(z)\n"
    #expect(
      try remarks(text, of: "z", focus: Walkthrough.Focus(wire: "z", index: [1, 0, 0])) == [
        "z[1, 0, 0] = A[0, 0] × B[1, 0, 0] + A[0, 1] × B[1, 1, 0] = 1 × 3 + 2 × 4 = 11",
        "A[0, 0] had a part in 2 outputs and receives 1 × 1 + 1 × 3 = 4",
      ])
  }

  @Test(
    "an element that there is not, or that no step writes out, is told",
    arguments: [
      ("y[0,0,5,5]", "'y' has the shape (1, 1, 2, 2) and no element y[0,0,5,5]; its last one is y[0,0,1,1]"),
      ("y[0]", "'y' has the shape (1, 1, 2, 2) and no element y[0]; its last one is y[0,0,1,1]"),
      ("f[0]", "'f' is a number, which has no elements to write out"),
      ("x[0,0,0,0]", "'x' is given; a function makes the elements that are written out"),
      ("yy[0]", "there is no wire named 'yy' of which to write an element out; did you mean 'y'?"),
    ])
  func problems(text: String, problem: String) throws {
    let walkthrough = Walkthrough(try Circuits.annotated(Self.convolution))
    #expect(try #require(Walkthrough.Focus(text: text)).problem(in: walkthrough) == problem)
  }

  @Test("an element that a step writes out is no problem, one of a sum is")
  func noProblem() throws {
    let walkthrough = Walkthrough(try Circuits.annotated(Self.convolution + "g = y + 1\nh = f + sum(g)\n"))
    #expect(Walkthrough.Focus(wire: "y", index: [0, 0, 1, 1]).problem(in: walkthrough) == nil)
    #expect(
      Walkthrough.Focus(wire: "g", index: [0, 0, 1, 1]).problem(in: walkthrough)
        == "'add' writes no element out; matrix products, convolutions, poolings and the like do")
  }
}
