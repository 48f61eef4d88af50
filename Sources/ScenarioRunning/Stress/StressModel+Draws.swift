import TerritoryPlanning

extension StressModel {
  /// What each column comes to in some draws: `[column][draw]`, in minor units.
  ///
  /// A draw depends on its number alone, and sums are formed in the order of the model, so that it does not matter how
  /// draws are grouped or who makes them. Loops run over the draws of the group with everything else fixed.
  func amounts(ofDraws draws: Range<Int>) -> [Double] {
    let count = draws.count
    let numbers = DrawNumbers(seed: settings.seed)
    let bases = draws.map { numbers.base(ofDraw: $0) }
    let market = shocks.marketFactors(bases)
    // One more row of ones: for what does not depend on anybody's work.
    let estimate = shocks.estimateFactors(bases) + Array(repeating: 1, count: count)
    let certain = estimate.count / max(count, 1) - 1
    var sums = [Double](repeating: 0, count: columns * count)
    guard count > 0 else { return sums }
    sums.withUnsafeMutableBufferPointer { sums in
      bases.withUnsafeBufferPointer { bases in
        market.withUnsafeBufferPointer { market in
          estimate.withUnsafeBufferPointer { estimate in
            let block = Block(
              count: count, certain: certain, bases: bases.baseAddress!, market: market.baseAddress,
              estimate: estimate.baseAddress!, sums: sums.baseAddress!)
            addFixed(block)
            addDeals(block)
            addCustomers(block)
          }
        }
      }
    }
    return sums
  }

  /// Where the numbers, factors and sums of a group of draws are.
  private struct Block {
    let count: Int
    /// Row of `estimate` that holds ones.
    let certain: Int
    let bases: UnsafePointer<UInt64>
    /// nil without items.
    let market: UnsafePointer<Double>?
    let estimate: UnsafePointer<Double>
    let sums: UnsafeMutablePointer<Double>

    @inline(__always)
    func estimate(_ row: Int32) -> UnsafePointer<Double> { estimate + (row < 0 ? certain : Int(row)) * count }
    @inline(__always)
    func sums(_ column: Int32) -> UnsafeMutablePointer<Double> { sums + Int(column) * count }
  }

  private func addFixed(_ block: Block) {
    guard let market = block.market else { return }
    for one in fixed {
      let sums = block.sums(one.column)
      let market = market + Int(one.market) * block.count
      let estimate = block.estimate(one.estimate)
      for draw in 0..<block.count { sums[draw] += one.amount * market[draw] * estimate[draw] }
    }
  }

  private func addDeals(_ block: Block) {
    guard let market = block.market else { return }
    thresholds.withUnsafeBufferPointer { all in
      for one in deals {
        let sums = block.sums(one.column)
        let market = market + Int(one.market) * block.count
        let estimate = block.estimate(one.estimate)
        let thresholds = UnsafeBufferPointer(
          rebasing: all[Int(one.firstThreshold)..<Int(one.firstThreshold + one.thresholdCount)])
        let isShort = thresholds.count <= Self.longestScan
        for draw in 0..<block.count {
          let number = DrawNumbers.number(block.bases[draw], one.stream)
          let won =
            one.firstNumber + (isShort ? Self.scan(thresholds, number) : Self.search(thresholds, number))
          sums[draw] += min(won * one.deal, one.most) * market[draw] * estimate[draw]
        }
      }
    }
  }

  private func addCustomers(_ block: Block) {
    guard let market = block.market else { return }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: block.count) { numbers in
      parts.withUnsafeBufferPointer { parts in
        for customer in customers {
          for draw in 0..<block.count {
            numbers[draw] = DrawNumbers.number(block.bases[draw], customer.stream)
          }
          let market = market + Int(customer.market) * block.count
          for place in Int(customer.firstPart)..<Int(customer.firstPart + customer.partCount) {
            let part = parts[place]
            let sums = block.sums(part.column)
            let estimate = block.estimate(part.estimate)
            // One comparison without a sign tells whether the number is in the interval.
            let width = part.to - part.from
            for draw in 0..<block.count {
              let stays = numbers[draw] &- part.from < width
              sums[draw] += (stays ? part.amount : 0) * market[draw] * estimate[draw]
            }
          }
        }
      }
    }
  }

  /// Up to so many thresholds are counted through; more are searched by halving.
  private static let longestScan = 8

  /// How many thresholds are at most the number.
  @inline(__always)
  private static func scan(_ thresholds: UnsafeBufferPointer<UInt64>, _ number: UInt64) -> Double {
    var passed = 0
    for threshold in thresholds where number >= threshold { passed += 1 }
    return Double(passed)
  }

  private static func search(_ thresholds: UnsafeBufferPointer<UInt64>, _ number: UInt64) -> Double {
    var (low, high) = (0, thresholds.count)
    while low < high {
      let middle = (low + high) / 2
      if number >= thresholds[middle] { low = middle + 1 } else { high = middle }
    }
    return Double(low)
  }
}
