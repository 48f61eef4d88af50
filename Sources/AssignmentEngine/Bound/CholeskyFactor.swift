/// A symmetric matrix in full.
struct SymmetricMatrix: Sendable {
  let size: Int
  /// Row after row.
  var element: [Double]

  init(size: Int) {
    self.size = size
    element = [Double](repeating: 0, count: size * size)
  }

  @inline(__always)
  mutating func add(_ value: Double, _ row: Int, _ column: Int) { element[row * size + column] += value }

  /// Adds factor x vector x vector'.
  mutating func add(_ factor: Double, square vector: [Double]) {
    for row in 0..<size where vector[row] != 0 {
      let scaled = factor * vector[row]
      for column in 0..<size { element[row * size + column] += scaled * vector[column] }
    }
  }

  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for column in 0..<size { sum += element[row * size + column] * vector[column] }
      return sum
    }
  }
}

/// The lower triangle L with L L' = a positive definite matrix.
struct CholeskyFactor: Sendable {
  /// Share of a diagonal element below which what is left of it counts as rounding.
  private static let leastPivot = 1e-14

  private let size: Int
  private var element: [Double]

  init(_ matrix: SymmetricMatrix) {
    size = matrix.size
    element = matrix.element
    let size = size
    element.withUnsafeMutableBufferPointer { element in
      for row in 0..<size {
        for column in 0...row {
          var sum = element[row * size + column]
          for inner in 0..<column { sum -= element[row * size + inner] * element[column * size + inner] }
          if column < row {
            element[row * size + column] = sum / element[column * size + column]
          } else {
            let least = Self.leastPivot * element[row * size + row] + .leastNormalMagnitude
            element[row * size + row] = max(sum, least).squareRoot()
          }
        }
      }
    }
  }

  /// The vector x with matrix x = right side.
  func solve(_ right: [Double]) -> [Double] {
    var result = right
    for row in 0..<size {
      var sum = result[row]
      for column in 0..<row { sum -= element[row * size + column] * result[column] }
      result[row] = sum / element[row * size + row]
    }
    for row in (0..<size).reversed() {
      let value = result[row] / element[row * size + row]
      result[row] = value
      for column in 0..<row { result[column] -= element[row * size + column] * value }
    }
    return result
  }
}
