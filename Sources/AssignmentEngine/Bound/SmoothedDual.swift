#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The dual function over near columns with the largest value of an item replaced by its soft maximum,
/// T log(sum of exp(value / T)): smooth, and larger than the original by at most T log(columns) an item.
///
/// Its gradient is the violation of the point in which an item takes its columns in proportion to
/// exp(value / T); its curvature is the covariance of the use of rows under these shares, divided by T.
struct SmoothedDual {
  let near: NearColumns
  let temperature: Double
  let threads: Int
  /// Share of each near column under the multipliers of the last evaluation.
  private(set) var shares: [Float]
  /// Activity of the rows under the shares.
  private(set) var activity: [Double]
  /// Diagonal of the curvature.
  private(set) var diagonal: [Double]
  private(set) var columnsPriced: Int64 = 0
  private var totals: [Double]
  /// Two lists of rows a chunk.
  private var partial: [Double]

  init(_ near: NearColumns, temperature: Double, threads: Int) {
    self.near = near
    self.temperature = temperature
    self.threads = threads
    shares = [Float](repeating: 0, count: near.column.count)
    activity = near.foldedActivity
    diagonal = [Double](repeating: 0, count: activity.count)
    totals = [Double](repeating: 0, count: near.chunks.ranges.count)
    partial = [Double](repeating: 0, count: 2 * activity.count * near.chunks.ranges.count)
  }

  /// Value of the items' terms at scaled multipliers.
  mutating func evaluate(_ y: [Double]) -> Double {
    columnsPriced += Int64(near.column.count)
    forEachChunk(y) { [temperature, width = activity.count] pass, items, shares, total, lists in
      total.pointee = pass.softSum(
        items, temperature: temperature, shares: shares, activity: lists, diagonal: lists + width)
    }
    var total = near.foldedValue
    for row in y.indices { total -= y[row] * near.foldedActivity[row] }
    for chunkTotal in totals { total += chunkTotal }
    for row in activity.indices {
      activity[row] = near.foldedActivity[row] + sum(list: 0, row: row)
      diagonal[row] = sum(list: 1, row: row) / temperature
    }
    return total
  }

  /// Sets `result` to the curvature at the last evaluation times a direction.
  mutating func multiply(_ direction: [Double], into result: inout [Double]) {
    multiply(direction)
    for row in result.indices { result[row] = sum(list: 0, row: row) / temperature }
  }

  /// The same, added to `result`.
  mutating func addProduct(_ direction: [Double], to result: inout [Double]) {
    multiply(direction)
    for row in result.indices { result[row] += sum(list: 0, row: row) / temperature }
  }

  private mutating func multiply(_ direction: [Double]) {
    columnsPriced += Int64(near.column.count)
    forEachChunk(direction) { pass, items, shares, _, lists in
      pass.covariance(items, shares: shares, result: lists)
    }
  }

  /// Sums over chunks in their order, whatever thread did which.
  private func sum(list: Int, row: Int) -> Double {
    var sum = 0.0
    var index = list * activity.count + row
    while index < partial.count {
      sum += partial[index]
      index += 2 * activity.count
    }
    return sum
  }

  /// What is done with the open items of one chunk: their pass, the shares of all near columns, the chunk's
  /// total and its two lists of rows, which are 0 at first.
  private typealias ChunkWork = (
    NearColumns.Pass, Range<Int>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Double>,
    UnsafeMutablePointer<Double>
  ) -> Void

  private mutating func forEachChunk(_ prices: [Double], _ work: ChunkWork) {
    let lists = 2 * activity.count
    let (near, threads) = (near, threads)
    shares.withUnsafeMutableBufferPointer { shares in
      totals.withUnsafeMutableBufferPointer { totals in
        partial.withUnsafeMutableBufferPointer { partial in
          partial.update(repeating: 0)
          guard let shares = shares.baseAddress, let totals = totals.baseAddress,
            let partial = partial.baseAddress
          else { return }
          near.withPass(prices) { pass in
            // Chunks share neither items nor lists, so no address is written from two threads.
            nonisolated(unsafe) let shared = (pass: pass, shares: shares, totals: totals, partial: partial)
            nonisolated(unsafe) let work = work
            near.chunks.forEach(threads: threads) { chunk, items in
              work(
                shared.pass, items, shared.shares, shared.totals + chunk, shared.partial + lists * chunk)
            }
          }
        }
      }
    }
  }
}

extension NearColumns.Pass {
  /// Smallest exponent whose exponential counts: below it is a ten-millionth.
  private static let leastExponent = -16.0
  /// An item with a column of a larger share has no covariance worth adding.
  private static let settled: Float = 0.99999

  /// Sum of the soft maxima of some open items; sets their shares, adds their use of rows to `activity`
  /// and its variance to `diagonal`.
  func softSum(
    _ items: Range<Int>, temperature: Double, shares: UnsafeMutablePointer<Float>,
    activity: UnsafeMutablePointer<Double>, diagonal: UnsafeMutablePointer<Double>
  ) -> Double {
    var total = 0.0
    let inverse = 1 / temperature
    for item in items {
      let columns = Int(start[item])..<Int(start[item + 1])
      var best = -Double.infinity
      for column in columns {
        let priced = value[column] - dot(column)
        // Priced values wait in place of the shares.
        shares[column] = Float(priced)
        best = max(best, priced)
      }
      var sum = 0.0
      for column in columns {
        let exponent = (Double(shares[column]) - best) * inverse
        let weight = exponent < Self.leastExponent ? 0 : exp(exponent)
        shares[column] = Float(weight)
        sum += weight
      }
      total += best + temperature * log(sum)
      let scale = 1 / sum
      for column in columns where shares[column] > 0 {
        let share = Double(shares[column]) * scale
        shares[column] = Float(share)
        for slot in column * stride..<(column + 1) * stride {
          let amount = Double(coefficient[slot])
          activity[Int(row[slot])] += share * amount
          diagonal[Int(row[slot])] += share * (1 - share) * amount * amount
        }
      }
    }
    return total
  }

  /// Adds the covariance of some open items' use of rows, times the prices of this pass, to `result`.
  func covariance(
    _ items: Range<Int>, shares: UnsafeMutablePointer<Float>, result: UnsafeMutablePointer<Double>
  ) {
    for item in items {
      let columns = Int(start[item])..<Int(start[item + 1])
      var mean = 0.0
      var isSettled = false
      for column in columns where shares[column] > 0 {
        isSettled = isSettled || shares[column] > Self.settled
        mean += Double(shares[column]) * dot(column)
      }
      guard !isSettled else { continue }
      for column in columns where shares[column] > 0 {
        let factor = Double(shares[column]) * (dot(column) - mean)
        for slot in column * stride..<(column + 1) * stride {
          result[Int(row[slot])] += factor * Double(coefficient[slot])
        }
      }
    }
  }
}
