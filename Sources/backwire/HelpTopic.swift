import ArgumentParser

/// `backwire help notation` and the like: what is about no verb.
enum HelpTopic {
  /// What can be asked about.
  static let names = topics.map(\.name)

  /// The page that arguments ask for; nil where they ask for none of these.
  static func page(_ arguments: [String]) -> String? {
    guard arguments.count == 2, arguments[0] == "help" else { return nil }
    return topics.first { $0.name == arguments[1] }?.page
  }

  /// - Throws: `ValidationError` for help on something that there is not.
  static func check(_ arguments: [String], verbs: [String]) throws {
    guard arguments.count == 2, arguments[0] == "help", !arguments[1].hasPrefix("-") else { return }
    let known = verbs + names + ["help"]
    guard !known.contains(arguments[1]) else { return }
    throw ValidationError("there is no help on '\(arguments[1])', but on \(known.dropLast().joined(separator: ", "))")
  }

  private static let topics = [
    (name: "notation", page: notation), (name: "forms", page: forms), (name: "slides", page: slides),
    (name: "quizzes", page: quizzes),
  ]

  private static let notation = """
    NOTATION: a circuit is a text of statements, one a line, written as in Python.

      ---
      title: A sum feeds a product
      ---
      x = -2                 # an input wire
      y = 5
      W = [[1, 2], [3, 4]]   # a matrix; shapes broadcast as in NumPy
      q = x + y              ## a note, shown in the step of q
      f = q * W[0, 1]

    A name with a number is an input wire, a name with an expression a function node; the last name is the output.
    What is used more than once, as x in x * x + x, gets a splitter node by itself.

    Operators   + - * / ** (or ^) @ .T, an element x[0], brackets
    Functions   backwire functions, and backwire functions WORD to look for one
    Constants   const n = 4, data X = [[1, 2], [3, 4]]: no gradient; also constants: [n, X] in the front matter
    Data        const X = load("x.csv") or load("x.npy"): numbers in a file of the circuit's folder
    Parts       y[0] = 5 and y[1:3] += d make a new y; a, b = b, a + b assigns several names at once
    Loops       for t in range(3): with an indented body, unrolled; h = tanh(w * x[t] + u * h) makes h⁽¹⁾, h⁽²⁾, h⁽³⁾
    Choices     if t > 0: by constants, where(x > 0, a, b) by wires
    Definitions def f(x, w): with statements and a return, or f = lambda x, w: x * w
    Composites  neuron(x, w, b) = sigmoid(w * x + b), drawn as a box, or with --fold neuron as one node

    Outputs     output: [p, q] and seed: {p: 1, q: 0.5} in the front matter: each starts a backward pass
    Training    train: {wires: [w, b], rate: 0.1, steps: 3}; optimizer: sgd, momentum, adam or adamw, with momentum,
                nesterov, weight_decay, betas, epsilon as PyTorch has them; zero_grad: false lets gradients add up.
                Also as pasted: for step in range(3): … loss.backward() … w -= 0.1 * w.grad

    The front matter between the lines --- may say title, output, seed, train, digits, direction (LR, TB), theme (light, dark,
    print, auto), view (whole, close, auto), canvas (16:9, 4:3, a5 or a size such as 1280x720), lang and fold. Pasted
    NumPy, PyTorch, LaTeX and textbook notation is understood as it stands, and 'backwire fmt' writes it in this language.
    'backwire new' writes a circuit to begin with.
    """

  private static let forms = """
    FORMS: what render makes, after -f; several with commas between.

      A file for each step   svg, png, dot
      All steps in one file  html (a page to click through), pdf (a page a step), animated (an SVG that plays), apng, gif,
                             mp4, webm (videos, made by ffmpeg where it is installed),
                             sheet and sheet.pdf (all on A4)
      For documents          beamer, tikz (LaTeX), markdown, revealjs
      As data                text, json, csv, scene (all that each frame shows close up, with places and colours)
      Questions              predict (pictures in pairs), quiz (a page), worksheet, worksheet.pdf, moodle, gift

    Where it goes, after -o:

      figures/                    a folder for each circuit: figures/product/product-00.svg
      figure.svg                  this file; its ending says the form; the last frame unless --step says otherwise
      'fig/{name}-{step}.svg'     a file for each frame; also {form}
      -                           standard output

      backwire render product.circuit --step q -o figure.png
      backwire render product.circuit --final -f svg -o - | rsvg-convert -f pdf > figure.pdf
      backwire render product.circuit -f svg,html --report json
    """

  private static let slides = """
    SLIDES

      Beamer      backwire render product.circuit -f beamer
                  \\graphicspath{{Output/product/}} \\input{Output/product/product-beamer}
      TikZ        backwire render product.circuit -f tikz --step q -o figure.tex
      PowerPoint  backwire render product.circuit -f png --width 1600, a picture a slide; slides that can be edited are the
                  Python package's: walk(…).to_pptx("f.pptx")
      reveal.js   backwire render product.circuit -f revealjs, an <img> for each step in one slide
      Marp        backwire render product.circuit -f markdown --flavor marp
      One frame   backwire render product.circuit --step 3 -o figure.svg, by number or by the node: --step q

    For dark slides --theme dark, for a background that shows through --transparent. Nothing moves from frame to frame.
    """

  private static let quizzes = """
    QUIZZES: ask for each step before it is shown.

      backwire render product.circuit -f quiz             a page that knows the mistakes by their numbers
      backwire render product.circuit -f worksheet.pdf    blanks on A4, and a sheet of solutions
      backwire render product.circuit -f moodle           questions for Moodle; gift for others
      backwire render product.circuit -f predict          pictures in pairs, question and answer
      backwire render rnn.circuit -f quiz --questions 6   six of its questions: one of each function and of the splitters
                                                          before a second of any; the same circuit gives the same six
      backwire check product.circuit --questions --suggest

    Everyone's own numbers:

      backwire render product.circuit -f quiz --vary 1 --count 30
      backwire render product.circuit -f quiz --vary 1 --students class.csv --column name

    A class list is CSV with commas, semicolons or tabs. The key, product-key.csv, has all numbers and answers. The same number
    after --vary gives the same variants, each of which stays what it is when more are asked for; a student keeps the numbers
    when others come. A bank of more than 40 MB is several files; --bank-size says otherwise.

    A course of thousands, in parts that any machine makes alike, and one bank of them:

      backwire render product.circuit -f moodle --vary 1 --count 1000 --shard 3/100 -o parts
      backwire merge parts -o product-moodle.xml
    """
}
