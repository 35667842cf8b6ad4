import Engine
import Notation

/// What mistakes give at matrix products Z = X Y, where X̄ = Z̄ Yᵀ and Ȳ = Xᵀ Z̄.
extension Walkthrough {
  func matrixMistakes(_ setting: MistakeSetting) -> [MistakenAnswer] {
    guard case .function(let rule) = circuit.nodes[setting.node].kind, rule.name == "matmul" else { return [] }
    let inputs = circuit.nodes[setting.node].inputs
    // Of a batch of matrices nobody writes one product down.
    guard inputs.allSatisfy({ annotated.values[$0].shape.rank <= 2 }) else { return [] }
    let isLeft = setting.place == 0
    let other = inputs[1 - setting.place]
    // A vector on the left is a row, one on the right a column.
    let factor = matrix(annotated.shownValue(of: other), isRow: !isLeft)
    let (rows, columns) = (
      isLeft ? matrix(setting.own, isRow: true).shape.extents[0] : factor.shape.extents[0],
      isLeft ? factor.shape.extents[1] : matrix(setting.own, isRow: false).shape.extents[1]
    )
    let upstream = setting.upstream.reshaped(to: [rows, columns])
    let (name, gradient) = (operand(other).plain, upstreamSymbol(of: setting.node).mathText.plain)

    func made(
      _ mistake: Mistake, _ left: Tensor<Double>, _ right: Tensor<Double>, _ written: String
    ) -> MistakenAnswer? {
      guard left.shape.extents[1] == right.shape.extents[0] else { return nil }
      let product = Tensor.matrixProduct(left, right)
      let fits = product.shape == matrix(setting.own, isRow: isLeft).shape
      guard fits else { return nil }
      let answer = product.reshaped(to: setting.own.shape)
      return MistakenAnswer(
        mistake: mistake, answer: answer,
        told: words.told(
          mistake == .forgotTranspose
            ? .withoutTranspose(product: written, answer: shown(answer).inline)
            : .wrongOrder(product: written, answer: shown(answer).inline)))
    }
    let mirrored = factor.transposed
    let candidates =
      isLeft
      ? [
        made(.forgotTranspose, upstream, factor, "\(gradient) @ \(name)"),
        made(.wrongOrder, mirrored, upstream, "\(name)ᵀ @ \(gradient)"),
        made(.wrongOrder, factor, upstream.transposed, "\(name) @ (\(gradient))ᵀ"),
      ]
      : [
        made(.forgotTranspose, factor, upstream, "\(name) @ \(gradient)"),
        made(.wrongOrder, upstream, mirrored, "\(gradient) @ \(name)ᵀ"),
        made(.wrongOrder, upstream.transposed, factor, "(\(gradient))ᵀ @ \(name)"),
      ]
    return candidates.compactMap(\.self)
  }

  private func matrix(_ tensor: Tensor<Double>, isRow: Bool) -> Tensor<Double> {
    guard tensor.shape.rank == 1 else { return tensor }
    return tensor.reshaped(to: isRow ? [1, tensor.shape.count] : [tensor.shape.count, 1])
  }
}
