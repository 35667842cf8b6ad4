import Engine
import Notation
import Testing

/// What Python has and the language has not: how it is written anew before it is read.
@Suite struct PastedPythonTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let pasted: String
    let meant: String
    var testDescription: String { pasted }

    init(_ pasted: String, _ meant: String) { (self.pasted, self.meant) = (pasted, meant) }
  }

  static let pairs = [
    // Layers, losses and functions under other names.
    Pair("f = nn.ReLU(inplace=True)(x) * F.relu(x, inplace=False)", "f = relu(x) * relu(x)"),
    Pair("act = torch.tanh\nf = act(x) + act(2 * x)", "f = tanh(x) + tanh(2 * x)"),
    Pair("f = nn.Softmax(dim=0)(v)", "f = softmax(v, axis=0)"),
    Pair("f = nn.LeakyReLU(0.2)(x)", "f = leaky_relu(x, negative_slope=0.2)"),
    Pair("loss = nn.MSELoss(reduction='sum')\nf = loss(v, w)", "f = mse(v, w, reduction=\"sum\")"),
    // Sizes that are known.
    Pair("n = len(v)\nf = sum(v) / n", "const n = 3\nf = sum(v) / n"),
    Pair("f = v.sum() / v.shape[0] / v.size(0) / v.numel() / v.shape[-1]", "f = sum(v) / 3 / 3 / 3 / 3"),
    Pair("n, m = A.shape\nf = sum(A) * m / n", "const n = 1\nconst m = 2\nf = sum(A) * m / n"),
    Pair("n = 2\nf = v[range(n)]", "const n = 2\nf = v[[0, 1]]"),
    // Conditional expressions.
    Pair("flag = True\nf = x if flag else 2 * x", "const flag = 1\nf = x"),
    Pair("f = x if x > y else 2 * y if y > 0 else 1", "f = where(x > y, x, where(y > 0, 2 * y, 1))"),
    // Arguments by name, and bounds that are left out.
    Pair("f = torch.clamp(x, min=0)", "f = clip(x, 0, 1 / 0)".replacing("1 / 0", with: "inf")),
    Pair(
      "f = x.clamp(max=2) + np.clip(x, 1, None) + x.clamp_min(3)",
      "f = clip(x, -inf, 2) + clip(x, 1, inf) + clip(x, 3, inf)"),
    Pair("f = torch.topk(v, k=2)[0]", "f = topk(v, 2)"),
    Pair("f = F.mse_loss(input=v, target=w)", "f = mse(v, w)"),
    Pair("f = torch.add(x, other=y)", "f = x + y"),
    // Changes in place, pairs, types.
    Pair("z = x * 2\nz.add_(y).mul_(3)\nf = z", "z = x * 2\nz = (z + y) * 3\nf = z"),
    Pair("top, places = v.max(dim=0)\nf = top * 2", "top = max(v, axis=0)\nf = top * 2"),
    Pair("z: float = x * 2\nf = z", "z = x * 2\nf = z"), Pair("z := x * 2\nf = z", "z = x * 2\nf = z"),
    // What no gradient flows through.
    Pair("with torch.no_grad():\n  t = x * 2\nf = t * x", "t = stop_gradient(x * 2)\nf = t * x"),
    Pair(
      "with torch.no_grad():\n  a, b = x * 2, y\nf = a * b", "a = stop_gradient(x * 2)\nb = stop_gradient(y)\nf = a * b"
    ),
    Pair("with torch.enable_grad():\n  t = x * 2\nf = t * x", "t = x * 2\nf = t * x"),
    Pair("with tf.GradientTape() as tape:\n  f = x * y\ng = tape.gradient(f, x)", "f = x * y"),
    Pair("g(a) = a * x\nf = g(y)\nslope = jax.grad(g)(y)\ndraw_dot(f)", "g(a) = a * x\nf = g(y)"),
    Pair("act = torch.tanh\nb = act(x)\nact = b * 2\nf = act + 1", "b = tanh(x)\nact = b * 2\nf = act + 1"),
    // Numbers that are read as indices alone.
    Pair("ids = [2, 0]\nf = v[ids]", "const ids = [2, 0]\nf = v[ids]"),
  ]

  private func formulas(_ text: String) throws -> [String] {
    let inputs = "x = 1.5\ny = 0.5\nv = [1, 2, 3]\nw = [3, 1, 2]\nA = [[1, 2]]\n"
    let file = SourceFile(name: "f", text: inputs + text)
    return try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary).definitions.map {
      "\($0.isConstant ? "const " : "")\($0.name) = \($0.formula.mathText.plain)"
    }
  }

  @Test("what is pasted is what would be typed for it", arguments: pairs)
  func meant(pair: Pair) throws { #expect(try formulas(pair.pasted) == formulas(pair.meant)) }

  @Test(
    "a composite takes what it reads from outside, what it is told by name, and what is not given",
    arguments: [
      ("g(a) = a * x\nf = g(2)", "f = g(2, x)"),
      ("def g(a, b=3):\n  return a * b\nf = g(x) + g(x, b=2) + g(b=x, a=1)", "f = g(x, 3) + g(x, 2) + g(1, x)"),
      ("def g():\n  return x * y\nf = g() + 1", "f = g(x, y) + 1"),
      ("g(a) = a * x\nh(b) = g(b) + y\nf = h(2)", "f = h(2, x, y)"),
      ("g(a) = a * z\nz = x + 1\nz = z * z\nf = g(2)", "f = g(2, z⁽¹⁾)"),
    ])
  func calls(text: String, output: String) throws { #expect(try formulas(text).last == output) }

  @Test(
    "what cannot be completed is told",
    arguments: [
      ("def g(a, b=3): return a * b\nf = g(x, c=1)", "f:7:10: error: 'g' has no input for this"),
      ("def g(a, b=3): return a * b\nf = g(b=1)", "f:7:5: error: 'g' is called without 'a'"),
      ("def g(a, b=3): return a * b\nf = g(x, a=1)", "f:7:10: error: 'a' is given twice"),
      (
        "g(a) = a * x\ndef h(x): return g(x)\nf = h(2)",
        "f:7:18: error: 'g' reads the 'x' outside of this definition, which has another"
      ),
      ("f = np.linspace(x, 2, 3)", "f:6:8: error: what 'linspace' takes is written out in numbers"),
      ("f = x.mul_(2) + x", "f:6:7: error: '.mul_' changes 'x' in the middle of an expression"),
      ("@torch.no_grad()\ndef g(a): return a\nf = g(x)", "f:6:1: error: this line is no statement"),
    ])
  func faults(text: String, told: String) {
    do {
      Issue.record("it is understood: \(try formulas(text))")
    } catch {
      #expect((error as? Diagnostics)?.rendered.hasPrefix(told) == true, "\((error as? Diagnostics)?.rendered ?? "")")
    }
  }

  @Test(
    "what backward() is given is the seed",
    arguments: [
      ("f = v * 2\nf.backward(torch.tensor([1, 0, 2.0]))", [1, 0, 2]),
      ("f = v * 2\nf.backward(gradient=torch.ones(3))", [1, 1, 1]),
      ("f = v * 2\nf.backward(torch.ones_like(f))", [1]), ("f = v * 2\nf.backward(w)", [3, 1, 2]),
    ])
  func seed(text: String, numbers: [Double]) throws {
    let file = SourceFile(name: "f", text: "v = [1, 2, 3]\nw = [3, 1, 2]\n" + text)
    let source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
    #expect(source.frontMatter.seed?.numbers == numbers)
    let again = SourceFile(name: "f", text: try FormattedSource(file, vocabulary: FunctionList.vocabulary).text)
    #expect(try CircuitSource.parse(again, vocabulary: FunctionList.vocabulary).frontMatter.seed?.numbers == numbers)
  }

  @Test("one number for the seed of a vector holds for all its elements")
  func spread() throws {
    let file = SourceFile(name: "f", text: "---\nseed: 2\n---\nv = [1, 2, 3]\nf = v * v\n")
    let source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
    let circuit = try Circuit(source)
    let annotated = try AnnotatedCircuit(circuit, seeds: circuit.seeds(of: source.frontMatter))
    #expect(try annotated.gradients[#require(circuit.wire(named: "v"))]?.elements == [4, 8, 12])
  }
}
