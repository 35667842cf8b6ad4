/// How other libraries spell what the language has: `np.maximum`, `dim=`, `keepdim=`.
///
/// These spellings are understood where a function is called, and leave the name to the wires everywhere else.
enum PastedNames {
  /// Modules whose name before a `.` is passed over.
  static let modules: Set<String> = [
    "np", "numpy", "jnp", "jax", "math", "torch", "F", "nn", "functional", "tf", "keras", "lax", "linalg", "special",
    "scipy",
    "optax", "losses", "jnn",
  ]

  /// The language's own name of a function that another library calls so.
  static let functions: [String: String] = [
    "maximum": "max", "minimum": "min", "amax": "max", "amin": "min", "fmax": "max", "fmin": "min", "mul": "multiply",
    "div": "divide", "true_divide": "divide", "sub": "subtract", "negative": "negate", "absolute": "abs", "fabs": "abs",
    "float_power": "power", "mm": "matmul", "bmm": "matmul", "mv": "matmul", "concatenate": "concat", "cat": "concat",
    "view": "reshape", "t": "transpose", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctan2": "atan2",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh",
    "mse_loss": "mse", "l1_loss": "mae", "l1": "mae", "nll_loss": "nll", "binary_cross_entropy": "bce",
    "binary_cross_entropy_with_logits": "bce_with_logits", "smooth_l1_loss": "smooth_l1", "huber_loss": "huber",
    "cross_entropy_loss": "cross_entropy", "kl_divergence": "kl_div", "expit": "sigmoid", "swish": "silu",
    "reduce_sum": "sum", "reduce_mean": "mean", "reduce_max": "max", "expand_dims": "unsqueeze",
    "gt": "greater", "lt": "less", "ge": "greater_equal", "le": "less_equal",
    "eq": "equal", "ne": "not_equal", "ravel": "flatten", "Σ": "sum", "stopgrad": "stop_gradient", "sgn": "sign",
    "ReLU": "relu", "Tanh": "tanh",
    "Sigmoid": "sigmoid", "GELU": "gelu", "SiLU": "silu",
  ]

  /// The function that a library means by a name, where the language means another one by it.
  ///
  ///     np.split(x, 3)       // three pieces; PyTorch's split(x, 3) makes pieces of 3
  static func meaning(of name: String, in module: String?) -> String {
    guard let module, likeNumPy.contains(module) else { return name }
    return ["split": "tensor_split", "repeat": "repeat_interleave", "mod": "remainder"][name] ?? name
  }

  /// Functions that give values and their places in PyTorch, the first three along an axis alone.
  static let givingPairs: Set<String> = [
    "max", "min", "median", "sort", "topk", "cummax", "cummin", "kthvalue", "mode",
  ]

  /// Functions that join wires, the first argument of which may be a list of them.
  static let joining: Set<String> = ["stack", "concat", "hstack", "vstack", "dstack", "column_stack"]

  /// The modules that follow NumPy where PyTorch has another meaning.
  static let likeNumPy: Set<String> = ["np", "numpy", "jnp"]

  /// What draws numbers.
  static let drawing: Set<String> = [
    "random", "rand", "randn", "randint", "normal", "uniform", "rand_like", "randn_like", "bernoulli", "multinomial",
  ]

  /// Methods and functions that give back what they are called of.
  static let passThrough: Set<String> = [
    "requires_grad_", "float", "double", "clone", "contiguous", "numpy", "item", "copy", "to", "cpu", "cuda", "half",
    "block_until_ready", "astype",
  ]

  /// The language's own name of a parameter.
  static func parameter(_ name: String, of signature: FunctionSignature?) -> String {
    guard let signature, !signature.parameters.contains(name) else { return name }
    let own = [
      "dim": "axis", "dims": "axis", "axes": "axis", "keepdim": "keepdims", "ddof": "correction", "ord": "p",
      "indices": "index",
    ][name]
    return own.flatMap { signature.parameters.contains($0) ? $0 : nil } ?? name
  }
}

/// What a number, a vector or a matrix may be wrapped in: `torch.tensor([1, 2], requires_grad=True)`, `Value(2.0)`.
enum Wrapper: String {
  case tensor, array, asarray, Tensor, Parameter, Value, Variable, constant, float64, float32, FloatTensor, float
  case zeros, ones, full, eye, arange, range, linspace

  init?(_ name: String) { self.init(rawValue: name) }

  /// Whether the numbers stand in it; the others state how many, and of which shape.
  var holdsNumbers: Bool {
    switch self {
    case .zeros, .ones, .full, .eye, .arange, .range, .linspace: false
    default: true
    }
  }
}
