import Engine
import Testing
import Walkthrough

@Suite struct ShownTensorTests {
  @Test("a number, a vector and a matrix are written out, with the digits asked for")
  func writtenOut() {
    #expect(ShownTensor(Tensor(-0.12345), digits: 2).form == .number("−0.12"))
    let vector = ShownTensor(Tensor([1, -2], shape: [2]), digits: 4)
    #expect(vector.form == .grid([["1"], ["−2"]]))
    #expect(vector.inline == "[1, −2]")
    let matrix = ShownTensor(Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]), digits: 4)
    #expect(matrix.form == .grid([["1", "2", "3"], ["4", "5", "6"]]))
    #expect(matrix.inline == "[[1, 2, 3], [4, 5, 6]]")
  }

  @Test(
    "what is larger than 6 × 6 is an overview with the means of its blocks",
    arguments: [[7], [2, 7], [7, 7], [2, 2, 2]])
  func overview(extents: [Int]) throws {
    let shape = Shape(extents)
    let tensor = ShownTensor(Tensor((0..<shape.count).map { Double($0) - 3 }, shape: shape), digits: 4)
    guard case .overview(let overview) = tensor.form else {
      Issue.record("\(extents) is written out")
      return
    }
    #expect(overview.shape == shape.description)
    #expect(overview.minimum == "−3")
    #expect(overview.maximum == "\(shape.count - 4)")
    #expect(tensor.inline == "a tensor of the shape \(shape) with numbers from −3 to \(shape.count - 4)")
    #expect(overview.blocks.joined().allSatisfy { (-1...1).contains($0) })
    #expect(overview.blocks.last?.last == 1)
  }

  @Test("blocks of a large matrix are means, at most 8 by 8")
  func blocks() throws {
    let elements = (0..<16 * 16).map { $0 % 16 < 8 ? -2.0 : 4 }
    guard case .overview(let overview) = ShownTensor(Tensor(elements, shape: [16, 16]), digits: 4).form else {
      Issue.record("256 numbers are written out")
      return
    }
    #expect(overview.blocks == Array(repeating: [-0.5, -0.5, -0.5, -0.5, 1, 1, 1, 1], count: 8))
  }
}
