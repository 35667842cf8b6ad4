import Engine
import Notation
import Testing

/// Layers, losses and rearrangements against their own forward pass, differentiated by dual numbers.
@Suite struct LayerRulesTests {
  private let rules = TensorRulesTests()

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let shapes: [Shape]
    var literals: [Tensor<Double>] = []
    var parameters: [String: Double] = [:]
    var words: [String: String] = [:]
    var testDescription: String { "\(name) \(shapes) \(parameters.keys.sorted()) \(words)" }

    init(
      _ name: String, _ shapes: [Shape], literals: [Tensor<Double>] = [], _ parameters: [String: Double] = [:],
      words: [String: String] = [:]
    ) {
      (self.name, self.shapes, self.literals, self.parameters, self.words) = (name, shapes, literals, parameters, words)
    }
  }

  static let layers: [Case] = [
    Case("linear", [[3], [2, 3]]), Case("linear", [[4, 3], [2, 3], [2]]), Case("linear", [[2, 2, 3], [2, 3], [2]]),
    Case("conv1d", [[2, 2, 5], [3, 2, 2]], ["stride": 2, "padding": 1]), Case("conv1d", [[2, 5], [3, 2, 3], [3]]),
    Case("conv2d", [[1, 1, 3, 3], [1, 1, 2, 2]]), Case("conv2d", [[2, 2, 4, 3], [3, 2, 2, 2], [3]], ["padding": 1]),
    Case("conv2d", [[1, 2, 5, 5], [2, 2, 3, 3]], ["stride": 2, "dilation": 1]),
    Case("conv2d", [[1, 1, 5, 5], [1, 1, 2, 2]], ["dilation": 2]),
    Case("max_pool2d", [[1, 2, 4, 4]], literals: [Tensor(2)]),
    Case("max_pool1d", [[1, 1, 5]], literals: [Tensor(3)], ["stride": 1]),
    Case("max_pool2d", [[1, 1, 4, 4]], literals: [Tensor(3)], ["stride": 1, "padding": 1]),
    Case("avg_pool2d", [[1, 2, 4, 4]], literals: [Tensor(2)]),
    Case("avg_pool1d", [[2, 1, 5]], literals: [Tensor(2)], ["padding": 1]),
    Case("batch_norm", [[4, 3]]), Case("batch_norm", [[4, 3], [3], [3]]),
    Case("batch_norm", [[2, 3, 2, 2], [3], [3]]),
    Case("layer_norm", [[3]]), Case("layer_norm", [[2, 4], [4], [4]], ["eps": 0.01]),
    Case("rms_norm", [[3]]), Case("rms_norm", [[2, 3], [3]], ["eps": 0.01]),
    Case("scaled_dot_product_attention", [[3, 2], [4, 2], [4, 3]]),
    Case("scaled_dot_product_attention", [[2, 3, 2], [2, 3, 2], [2, 3, 2]], ["is_causal": 1]),
    Case(
      "scaled_dot_product_attention", [[2, 2], [2, 2], [2, 2]], literals: [Tensor([1, 0, 1, 1], shape: [2, 2])]),
    Case("rnn_cell", [[2], [3], [3, 2], [3, 3], [3], [3]]), Case("gru_cell", [[2], [3], [9, 2], [9, 3], [9], [9]]),
    Case("lstm_cell", [[2], [3], [3], [12, 2], [12, 3], [12], [12]]),
    Case("lstm_cell", [[2, 2], [2, 1], [2, 1], [4, 2], [4, 1]]),
    Case("gru_cell", [[2, 2], [2, 1], [3, 2], [3, 1]]),
    Case("glu", [[2, 4]]), Case("glu", [[4, 2]], ["axis": 0]), Case("swiglu", [[4]]),
    Case("swiglu", [[2, 3], [2, 3]]),
    Case("dropout", [[2, 3], [2, 3]], ["p": 0.2]),
    Case("embedding", [[3, 2]], literals: [Tensor([0, 2, 0, 1], shape: [2, 2])]),
    Case("cumsum", [[4]]), Case("cumsum", [[2, 3]], ["axis": 0]), Case("cumsum", [[2, 3]], ["axis": -1]),
    Case("sort", [[5]]), Case("sort", [[3, 4]], ["axis": 0, "descending": 1]),
    Case("topk", [[2, 5]], literals: [Tensor(2)]),
    Case("topk", [[5]], literals: [Tensor(3)], ["largest": 0]),
    Case("cumprod", [[4]]), Case("cumprod", [[2, 3]], ["axis": 0]), Case("cumprod", [[2, 3]], ["axis": -1]),
    Case("cummax", [[5]]), Case("cummin", [[3, 4]], ["axis": 0]),
    Case("normalize", [[3]]), Case("normalize", [[2, 3]]), Case("normalize", [[3, 2]], ["axis": 0, "p": 1]),
    Case("normalize", [[2, 3]], ["p": 3, "eps": 100]),
    Case("prelu", [[2, 3], [3]]), Case("prelu", [[2, 3, 2], [3]]), Case("prelu", [[2, 3], []]),
    Case("prelu", [[4], [1]]),
    Case("inner", [[2, 3], [4, 3]]), Case("inner", [[3], [2, 3]]), Case("inner", [[2, 2, 3], [3]]),
    Case("inner", [[2, 1, 3], [2, 2, 3]]), Case("inner", [[3], [3]]), Case("inner", [[], [2]]),
    Case("inv", [[3, 3]]), Case("inv", [[1, 1]]), Case("det", [[3, 3]]), Case("det", [[1, 1]]),
    Case("logabsdet", [[4, 4]]),
    Case("solve", [[3, 3], [3]]), Case("solve", [[2, 2], [2, 3]]),
    Case("adaptive_max_pool1d", [[1, 2, 5]], literals: [Tensor(3)]),
    Case("adaptive_avg_pool1d", [[2, 5]], literals: [Tensor(3)]),
    Case("adaptive_max_pool2d", [[1, 2, 5, 4]], literals: [Tensor([2, 3], shape: [2])]),
    Case("adaptive_avg_pool2d", [[2, 3, 5]], ["output_size": 2]),
    Case("gather", [[2, 3]], literals: [Tensor(1), Tensor([2, 0, 1, 1], shape: [2, 2])]),
    Case("gather", [[3, 2]], literals: [Tensor(0), Tensor([2, 2], shape: [2, 1])]),
    Case("take_along_axis", [[2, 3]], literals: [Tensor([-1, 0], shape: [1, 2])], ["axis": 1]),
    Case("take_along_axis", [[2, 3]], literals: [Tensor([5, 0, 5], shape: [3])]),
    Case("index_select", [[3, 2]], literals: [Tensor(0), Tensor([2, 0, 2], shape: [3])]),
    Case("take", [[2, 3]], literals: [Tensor([0, 5, -1, 0], shape: [2, 2])]),
    Case("take", [[2, 3]], literals: [Tensor(-1), Tensor(1)]),
    Case("repeat_interleave", [[2, 3]], literals: [Tensor(2)]),
    Case("repeat_interleave", [[2, 3]], literals: [Tensor([0, 2, 1], shape: [3])], ["axis": 1]),
    Case("hstack", [[2], [3]]), Case("hstack", [[2, 1], [2, 3]]), Case("vstack", [[2], [3, 2]]),
    Case("vstack", [[], []]),
    Case("dstack", [[2], [2]]), Case("dstack", [[2, 3], [2, 3]]), Case("column_stack", [[2], [2, 3], [2]]),
    Case("hstack", [[2, 3, 2]]), Case("column_stack", [[2, 3]]),
    Case("split", [[4, 2]], literals: [Tensor([1, 3], shape: [2])], ["piece": 1]),
    Case("split", [[2, 5]], literals: [Tensor(2)], ["axis": 1, "piece": -1]),
    Case("tensor_split", [[5]], literals: [Tensor(3)], ["piece": 0]),
    Case("tensor_split", [[2, 6]], literals: [Tensor([2, 4], shape: [2])], ["axis": 1]),
    Case("split", [[4, 2]], literals: [Tensor(2)]), Case("chunk", [[2, 6]], literals: [Tensor(3)], ["axis": 1]),
    Case("stack", [[2, 3], [2, 3]], ["axis": 1]), Case("stack", [[], [], []]),
    Case("expand", [[3]], literals: [Tensor(2), Tensor(3)]),
    Case("repeat", [[2, 3]], literals: [Tensor(2), Tensor(1)]),
    Case("pad", [[2, 3]], literals: [Tensor([1, 2, 0, 1], shape: [4])]),
    Case("permute", [[2, 3, 4]], literals: [Tensor(2), Tensor(0), Tensor(1)]),
    Case("swapaxes", [[2, 3, 4]], literals: [Tensor(-1), Tensor(0)]), Case("flatten", [[2, 3, 4]]),
    Case("flatten", [[2, 3, 4]], literals: [Tensor(1)]), Case("squeeze", [[1, 3, 1]]),
    Case("unsqueeze", [[3]], literals: [Tensor(-1)]),
    Case("movedim", [[2, 3, 4]], literals: [Tensor(0), Tensor(-1)]),
    Case("movedim", [[2, 3, 4]], literals: [Tensor([2, 0], shape: [2]), Tensor([0, 1], shape: [2])]),
    Case("flip", [[2, 3]]), Case("flip", [[2, 3]], ["axis": 1]), Case("roll", [[2, 3]], literals: [Tensor(2)]),
    Case("roll", [[2, 3]], literals: [Tensor(-1), Tensor(1)]), Case("diag", [[3]]), Case("diag", [[2, 3]]),
    Case("diag", [[3, 2]]), Case("trace", [[3, 3]]), Case("trace", [[2, 3]]),
    Case("put", [[2, 3], []], literals: [Tensor(1)]),
    Case("put", [[3, 2], [2]], literals: [Tensor([0, 2], shape: [2])]),
    Case("var", [[2, 4]], ["axis": 1, "keepdims": 1]), Case("std", [[2, 4]], ["axis": 0, "correction": 0]),
    Case("norm", [[2, 3]], ["p": 3, "axis": 1]), Case("norm", [[4]], ["p": 1]),
    Case("matmul", [[2, 2, 3], [2, 3, 2]]), Case("matmul", [[2, 1, 2, 3], [3, 3, 2]]),
    Case("matmul", [[2, 2, 3], [3]]),
    Case("matmul", [[3], [2, 3, 2]]),
  ]

  static let losses: [Case] =
    ["huber", "smooth_l1", "bce_with_logits", "mse", "mae"].flatMap { name in
      ["mean", "sum", "none"].flatMap { word in
        [Case(name, [[3], [3]], words: ["reduction": word]), Case(name, [[2, 3], [3]], words: ["reduction": word])]
      }
    } + [
      Case("huber", [[4], [4]], ["delta": 0.5]), Case("smooth_l1", [[4], [4]], ["beta": 0.25]),
      Case("cosine_similarity", [[3], [3]]), Case("cosine_similarity", [[2, 3], [2, 3]]),
      Case("cosine_similarity", [[2, 3], [2, 3]], ["axis": 0]), Case("triplet", [[3], [3], [3]], ["margin": 5]),
      Case("triplet", [[2, 3], [2, 3], [2, 3]], ["margin": 4], words: ["reduction": "sum"]),
      Case("cross_entropy", [[3]], literals: [Tensor(1)], ["label_smoothing": 0.1]),
      Case("cross_entropy", [[2, 3]], literals: [Tensor([1, 2], shape: [2])], words: ["reduction": "none"]),
      Case("cross_entropy", [[2, 3, 2]], literals: [Tensor([1, 2, 0, 0], shape: [2, 2])]),
      Case("cross_entropy", [[2, 3], [2, 3]], ["label_smoothing": 0.2]),
      Case("nll", [[2, 3]], literals: [Tensor([1, -100], shape: [2])], words: ["reduction": "sum"]),
    ]

  @Test("what a layer sends back is the derivative of its forward pass", arguments: layers + losses)
  func derivatives(of layer: Case) throws {
    let rule = try rules.bound(
      layer.name, layer.shapes, literals: layer.literals, parameters: layer.parameters, words: layer.words)
    try rules.check(rule, layer.shapes + extra(rule, layer))
  }

  /// A literal that a rule leaves as an input, such as a mask.
  private func extra(_ rule: any FunctionRule, _ layer: Case) -> [Shape] {
    layer.name == "scaled_dot_product_attention" ? layer.literals.map(\.shape) : []
  }

  @Test(
    "a divergence and einsum have the derivatives of their forward passes",
    arguments: [
      ("ij,jk->ik", [[2, 3], [3, 2]]), ("ij->ji", [[2, 3]]), ("ii->i", [[3, 3]]), ("ij,ij->", [[2, 3], [2, 3]]),
      ("bij,bjk->bik", [[2, 2, 3], [2, 3, 2]]), ("i,j,k->ijk", [[2], [3], [2]]), ("ij,j", [[2, 3], [3]]),
    ] as [(String, [Shape])])
  func einsum(letters: String, shapes: [Shape]) throws {
    let rule = try #require(FunctionList.rule(named: "einsum"))
    let call = Call([.text(letters)] + shapes.map { .wire($0) })
    try rules.check(try rule.bound(to: call).rule, shapes)
  }

  @Test("a divergence of logarithms of probabilities", arguments: ["mean", "sum", "none", "batchmean"])
  func divergence(reduction: String) throws {
    let shapes: [Shape] = [[2, 3], [2, 3]]
    let rule = try rules.bound("kl_div", shapes, words: ["reduction": reduction])
    try rules.check(rule, shapes, isPositive: true)
  }
}
