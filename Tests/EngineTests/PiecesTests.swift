import Engine
import Notation
import TestSupport
import Testing

/// Splits into pieces of several lengths, and what is known when a circuit is built.
@Suite struct PiecesTests {
  private static func error(_ text: String) -> String? {
    do throws(Diagnostics) {
      _ = try Circuit(CircuitSource.parse(SourceFile(name: "f", text: text), vocabulary: FunctionList.vocabulary))
      return nil
    } catch {
      return error.rendered
    }
  }

  @Test(
    "pieces are those of PyTorch and NumPy",
    arguments: [
      ("a, b = torch.split(x, [1, 4])", [0.0], [1, 2, 3, 4]), ("a, b = x.split(3)", [0, 1, 2], [3, 4]),
      ("a, b = torch.chunk(x, 2)", [0, 1, 2], [3, 4]), ("a, b = np.array_split(x, 2)", [0, 1, 2], [3, 4]),
      ("a, b = np.split(x, [2])", [0, 1], [2, 3, 4]), ("a, b = jnp.split(x, [-1])", [0, 1, 2, 3], [4]),
      ("pieces = split(x, [4, 1])↵a, b = pieces", [0, 1, 2, 3], [4]),
      ("pieces = split(x, [4, 1])↵a = pieces[0]↵b = pieces[-1]", [0, 1, 2, 3], [4]),
      ("head(v) = split(v, [2, 3])[0]↵a = head(x)↵b = x[2:]", [0, 1], [2, 3, 4]),
    ] as [(String, [Double], [Double])])
  func pieces(line: String, a: [Double], b: [Double]) throws {
    let text = "x = [0, 1, 2, 3, 4]\n\(line.replacing("↵", with: "\n"))\nf = 2 * sum(a) + 3 * sum(b)\n"
    let annotated = try Circuits.annotated(text)
    #expect(try annotated.value("f") == 2 * a.reduce(0, +) + 3 * b.reduce(0, +))
    let wire = try #require(annotated.circuit.wire(named: "x"))
    #expect(annotated.gradients[wire]?.elements == a.map { _ in 2 } + b.map { _ in 3 })
  }

  @Test("a split of NumPy says how many pieces there are, and one of PyTorch how long they are")
  func meanings() throws {
    #expect(try Circuits.annotated("x = [0, 1, 2, 3, 4, 5]\nf = sum(np.split(x, 3)[1])\n").value("f") == 5)
    #expect(try Circuits.annotated("x = [0, 1, 2, 3, 4, 5]\nf = sum(torch.split(x, 3)[1])\n").value("f") == 12)
  }

  @Test(
    "pieces are no tensor, and a piece that there is not is told",
    arguments: [
      ("f = sum(split(x, [1, 2]))", "f:2:9: error: pieces of several lengths are no tensor"),
      ("f = split(x, [1, 2])", "f:2:1: error: pieces of several lengths are no tensor"),
      ("f = sum(split(x, [1, 2])[2])", "there is no piece 2 among 2: they are counted from 0 to 1"),
      ("f = sum(split(x, [1, 2])[0, 1])", "the pieces of a split are picked one by one"),
      ("f = sum(split(x, [1, 1])[0])", "the lengths of the pieces add up to 2, and there are 3 elements along axis 0"),
      ("f = sum(split(x, [3, 0])[0])", "piece 1 of the 3 elements along axis 0 has no elements"),
      ("f = sum(split(x, x)[0])", "split takes whole numbers written out"),
      ("f = sum(chunk(x, [1, 2])[0])", "chunk takes a whole number written out"),
    ])
  func errors(line: String, message: String) throws {
    let error = try #require(Self.error("x = [1, 2, 3]\n\(line)\n"))
    #expect(error.contains(message), "\(error)")
  }

  @Test("numbers in the shape of a wire are constants, and the wire is not read for them")
  func filled() throws {
    let annotated = try Circuits.annotated(
      "x = [1, 2]\ny = zeros_like(x) + 2 * ones_like(x) + full_like(x, 3)\nf = sum(x * y)\n")
    #expect(try annotated.value("f") == 15)
    #expect(
      !annotated.circuit.nodes.contains { node in
        if case .function(let rule) = node.kind { rule.name.hasSuffix("_like") } else { false }
      })
    let wire = try #require(annotated.circuit.wire(named: "x"))
    #expect(annotated.gradients[wire]?.elements == [5, 5])
  }

  @Test(
    "an index stands at its place or by its name, and a wrong one is told there",
    arguments: [
      ("f = sum(gather(x, 0, [0, 3]))", "f:2:22: error: there is no element 3 among 3"),
      ("f = sum(gather(x, 0, [-1]))", "f:2:22: error: there is no element -1 among 3"),
      ("f = sum(gather(x, 0, w))", "f:2:22: error: an index is known before the forward pass, and this is a wire"),
      ("f = sum(x.gather(dim=0, index=w))", "an index is known before the forward pass, and this is a wire"),
      ("f = sum(take(x, [0.5]))", "an index is a whole number, such as 0 or -1"),
      ("f = sum(take(x, [-4]))", "there is no element -4 among 3"),
      ("f = sum(index_select(x, 1, [0]))", "has no axis 1"),
      ("f = sum(gather(x, [0]))", "gather takes an index written out"),
      ("f = sum(gather(x, [0], [0]))", "the axis of gather is a whole number written out"),
      ("f = sum(gather(x, 0, [[0]]))", "the index of gather has as many axes as the tensor"),
      ("f = sum(linear(x, W, bias=w, bias=w))", "'bias' is given twice"),
      ("f = sum(linear(x, W, w, bias=w))", "this argument of 'linear' is given twice"),
      ("f = sum(cumsum(x, axis=w))", "the value of 'axis' is a number, not a wire"),
      ("f = inv(W)", "inv takes a square matrix, and the shape is (2, 3)"),
    ])
  func indices(line: String, message: String) throws {
    let error = try #require(Self.error("x = [1, 2, 3]; w = [1, 2]; W = [[1, 2, 3], [4, 5, 6]]\n\(line)\n"))
    #expect(error.contains(message), "\(error)")
  }

  @Test("a bias by name is a wire like one at its place, and so is the weight of a lerp")
  func named() throws {
    let text =
      "x = [1, 2, 3]\nW = [[1, 0, 1]]\nb = [5]\nf = sum(F.linear(x, W, bias=b)) + torch.lerp(2, 4, weight=x)[0]\n"
    let annotated = try Circuits.annotated(text)
    #expect(try annotated.value("f") == 13)
    let bias = try #require(annotated.circuit.wire(named: "b"))
    #expect(annotated.gradients[bias]?.elements == [1])
  }

  @Test("a file may call its wires threshold, det or take, and a function that it calls so is none then")
  func yieldedNames() throws {
    #expect(try Circuits.annotated("threshold = 2\ndet = 3\ntake = threshold * det\n").value("take") == 6)
    #expect(try Circuits.annotated("x = 3\nf = threshold(x, 2, 0)\n").value("f") == 3)
    #expect(Self.error("det = 2\nf = det(det)\n")?.contains("'det' is a wire and cannot be called") == true)
  }

  @Test("a matrix without an inverse is an error at its place, also where rounding hides it")
  func singular() throws {
    for matrix in ["[[1, 2], [2, 4]]", "[[1, 2, 3], [4, 5, 6], [7, 8, 9]]", "[[0, 0], [0, 0]]"] {
      for call in ["inv(A)", "solve(A, A)", "logdet(A)"] {
        let text = "A = \(matrix)\nf = sum(\(call))\n"
        let error = #expect(throws: PassError.self) { try Circuits.annotated(text) }
        #expect(error?.description.hasSuffix("the matrix is singular") == true)
      }
    }
    let negative = #expect(throws: PassError.self) { try Circuits.annotated("A = [[0, 1], [1, 0]]\nf = logdet(A)\n") }
    #expect(negative?.description.hasSuffix("its determinant is negative; logabsdet takes its size") == true)
  }

  @Test("a singular matrix has the cofactors of its determinant, and a negative determinant a logarithm of its size")
  func cofactors() throws {
    let annotated = try Circuits.annotated("A = [[1, 2], [2, 4]]\nB = [[0, 2], [3, 0]]\nf = det(A) + logabsdet(B)\n")
    let ofA = try #require(annotated.circuit.wire(named: "A"))
    #expect(annotated.gradients[ofA]?.elements == [4, -2, -2, 1])
    let ofB = try #require(annotated.circuit.wire(named: "B"))
    #expect(annotated.gradients[ofB]?.elements.map(abs) == [0, 1.0 / 2, 1.0 / 3, 0])
  }
}
