import Engine
import TestSupport
import Testing

@Suite struct JacobianTests {
  private func jacobians(_ text: String, limit: Int = 6) throws -> [Tensor<Double>?] {
    let annotated = try Circuits.annotated(text)
    return annotated.jacobians(of: try #require(annotated.circuit.backwardOrder.first), limit: limit)
  }

  @Test("the Jacobian of a softmax is diag(p) − p pᵀ")
  func softmax() throws {
    let p = [0.25, 0.75]
    let jacobian = try #require(try jacobians("---\nseed: [1, 1]\n---\nx = [0, 1.0986122886681098]\np = softmax(x)")[0])
    #expect(jacobian.shape == [2, 2])
    for (place, element) in jacobian.elements.enumerated() {
      let (row, column) = (place / 2, place % 2)
      #expect(abs(element - ((row == column ? p[row] : 0) - p[row] * p[column])) < 1e-15)
    }
  }

  @Test("the Jacobians of a matrix product are the other matrix, once for each row")
  func matrixProduct() throws {
    let all = try jacobians("---\nseed: [1, 1]\n---\nW = [[1, 2], [3, 4]]\nx = [5, 6]\nz = W @ x")
    #expect(all == [Tensor([5, 6, 0, 0, 0, 0, 5, 6], shape: [2, 4]), Tensor([1, 2, 3, 4], shape: [2, 2])])
  }

  @Test("a Jacobian beyond the limit is left out")
  func limit() throws {
    let all = try jacobians("---\nseed: [1, 1]\n---\nW = [[1, 2], [3, 4]]\nx = [5, 6]\nz = W @ x", limit: 3)
    #expect(all == [nil, Tensor([1, 2, 3, 4], shape: [2, 2])])
  }
}
