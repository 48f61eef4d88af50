/// Sums and products of the vectors that Newton's method on the bound's multipliers works with.
///
/// The first `rows` entries, those of the side rows, are added up one after the other; the others, of which there
/// are many where indicators charge shares, in four sums side by side.
enum BoundVector {
  /// Sum of a x b.
  static func dot(_ a: [Double], _ b: [Double], rows: Int) -> Double {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in sum(rows: rows, count: min(a.count, b.count)) { a[$0] * b[$0] } }
    }
  }

  /// Adds `factor` times a vector to `result`.
  static func add(_ factor: Double, _ vector: [Double], to result: inout [Double]) {
    vector.withUnsafeBufferPointer { vector in
      result.withUnsafeMutableBufferPointer { result in
        for index in 0..<min(vector.count, result.count) { result[index] += factor * vector[index] }
      }
    }
  }

  /// Sets `result` to a vector plus `factor` times what it was.
  static func add(_ vector: [Double], times factor: Double, to result: inout [Double]) {
    vector.withUnsafeBufferPointer { vector in
      result.withUnsafeMutableBufferPointer { result in
        for index in 0..<min(vector.count, result.count) {
          result[index] = vector[index] + factor * result[index]
        }
      }
    }
  }

  /// Sets `result` to a / b, and to 0 where b is 0; returns the sum of a x a / b.
  static func divide(_ a: [Double], by b: [Double], into result: inout [Double], rows: Int) -> Double {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        result.withUnsafeMutableBufferPointer { result in
          let count = min(a.count, b.count, result.count)
          for index in 0..<count { result[index] = b[index] > 0 ? a[index] / b[index] : 0 }
          return sum(rows: rows, count: count) { b[$0] > 0 ? a[$0] * a[$0] / b[$0] : 0 }
        }
      }
    }
  }

  /// Adds direction x diagonal to `product`, which becomes 0 where `mask` is; returns the sum of direction x
  /// product.
  static func addProduct(
    _ direction: [Double], _ diagonal: [Double], where mask: [Double], to product: inout [Double], rows: Int
  ) -> Double {
    direction.withUnsafeBufferPointer { direction in
      diagonal.withUnsafeBufferPointer { diagonal in
        mask.withUnsafeBufferPointer { mask in
          product.withUnsafeMutableBufferPointer { product in
            let count = min(direction.count, diagonal.count, mask.count, product.count)
            for index in 0..<count {
              product[index] = mask[index] > 0 ? product[index] + diagonal[index] * direction[index] : 0
            }
            return sum(rows: rows, count: count) { direction[$0] * product[$0] }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func sum(rows: Int, count: Int, _ term: (Int) -> Double) -> Double {
    var total = 0.0
    for index in 0..<min(rows, count) { total += term(index) }
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var index = rows
    while index + 3 < count {
      a += term(index)
      b += term(index + 1)
      c += term(index + 2)
      d += term(index + 3)
      index += 4
    }
    while index < count {
      a += term(index)
      index += 1
    }
    return total + ((a + b) + (c + d))
  }
}
