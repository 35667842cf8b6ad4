import Notation

/// The circuits that `backwire new` writes.
enum Gallery {
  /// Those of Samples, by name. A test holds the list complete.
  private static let samples: [(name: String, bytes: [UInt8])] = [
    ("attention", PackageResources.attention_circuit),
    ("batch", PackageResources.batch_circuit),
    ("branches", PackageResources.branches_circuit),
    ("colah", PackageResources.colah_circuit),
    ("composite", PackageResources.composite_circuit),
    ("conv1d", PackageResources.conv1d_circuit),
    ("dqn", PackageResources.dqn_circuit),
    ("gan", PackageResources.gan_circuit),
    ("layer_norm", PackageResources.layer_norm_circuit),
    ("linear_layer", PackageResources.linear_layer_circuit),
    ("logistic_regression", PackageResources.logistic_regression_circuit),
    ("lora", PackageResources.lora_circuit),
    ("matmul", PackageResources.matmul_circuit),
    ("mazur", PackageResources.mazur_circuit),
    ("micrograd", PackageResources.micrograd_circuit),
    ("mlp", PackageResources.mlp_circuit),
    ("multiply", PackageResources.multiply_circuit),
    ("neuron", PackageResources.neuron_circuit),
    ("neuron_spelled_out", PackageResources.neuron_spelled_out_circuit),
    ("product", PackageResources.product_circuit),
    ("relu_kink", PackageResources.relu_kink_circuit),
    ("relu_negative", PackageResources.relu_negative_circuit),
    ("relu_positive", PackageResources.relu_positive_circuit),
    ("residual", PackageResources.residual_circuit),
    ("rnn", PackageResources.rnn_circuit),
    ("sine", PackageResources.sine_circuit),
    ("softmax_cross_entropy", PackageResources.softmax_cross_entropy_circuit),
    ("splitter", PackageResources.splitter_circuit),
    ("train_neuron", PackageResources.train_neuron_circuit),
    ("train_xor", PackageResources.train_xor_circuit),
    ("train_zero_grad", PackageResources.train_zero_grad_circuit),
    ("vae", PackageResources.vae_circuit),
    ("word2vec", PackageResources.word2vec_circuit),
  ]

  static var names: [String] { samples.map(\.name) }

  /// The names with their titles, a line for each.
  static var list: String {
    let width = names.map(\.count).max() ?? 0
    return samples.map { name, bytes in
      let title = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("title: ") }
      return name + String(repeating: " ", count: width - name.count + 2) + (title?.dropFirst("title: ".count) ?? "")
        + "\n"
    }.joined()
  }

  /// The text of a circuit.
  static func text(_ name: String) throws(Failure) -> String {
    guard let sample = samples.first(where: { $0.name == name }) else {
      let hint = Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      throw Failure(
        .usage, "--from", "the gallery has no '\(name)'; \(hint ?? "'backwire new --list' tells what it has")")
    }
    return String(decoding: sample.bytes, as: UTF8.self)
  }

  static let starter = """
    ---
    title: A first circuit      # stands above the pictures
    digits: 4                   # significant digits that are shown
    ---
    # A name with a number is an input wire.
    x = 2
    w = -3
    b = 5

    # A name with an expression is a function node. What stands behind ## is said in the node's step.
    z = w * x + b     ## a weighted input and a bias
    f = tanh(z)       ## the last name is the output

    # Draw it:       backwire first.circuit
    # A page:        backwire render first.circuit -f html
    # Functions:     backwire functions
    # The notation:  backwire help notation

    """
}
