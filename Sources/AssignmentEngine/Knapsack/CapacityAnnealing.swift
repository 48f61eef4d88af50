/// A short annealing that looks for any legal plan where diving found none.
///
/// Moves one item to another agent or exchanges two items; cost is the loss plus a weight on every unit of
/// overload, which rises while the temperature falls.
struct CapacityAnnealing {
  let problem: CapacitatedAssignment
  private var random: RandomSource
  private var plan: [Int32]
  private var load: [Int64]
  private var overload: Int64 = 0
  private var loss: Int64

  /// - Parameter start: pairs, one an item.
  init(_ problem: CapacitatedAssignment, start: [Int32], seed: UInt64) {
    self.problem = problem
    random = RandomSource(seed: seed)
    plan = start
    loss = problem.loss(of: start)
    load = problem.capacity.map { -Int64($0) }
    for pair in start { load[Int(problem.pairAgent[Int(pair)])] += Int64(problem.pairWeight[Int(pair)]) }
    overload = load.reduce(0) { $0 + max(0, $1) }
  }

  /// A legal plan, or nil where none was met within the moves.
  ///
  /// - Parameter spread: typical difference in loss between two pairs of an item.
  mutating func run(moves: Int, spread: Double, shouldStop: () -> Bool) -> [Int32]? {
    let meanWeight = max(
      1, Double(problem.pairWeight.reduce(0) { $0 + Int64($1) }) / Double(max(1, problem.pairCount)))
    for move in 0..<moves {
      if overload == 0 { return plan }
      if move & 1023 == 0, shouldStop() { return nil }
      let progress = Double(move) / Double(moves)
      let temperature = spread * (1 - 0.98 * progress) + 1e-9
      let price = spread / meanWeight * (2 + 60 * progress)
      if random.below(2) == 0 {
        shift(temperature, price)
      } else {
        exchange(temperature, price)
      }
    }
    return overload == 0 ? plan : nil
  }

  private mutating func shift(_ temperature: Double, _ price: Double) {
    let item = random.below(problem.itemCount)
    let pairs = problem.pairs(ofItem: item)
    let fresh = pairs[pairs.startIndex + random.below(pairs.count)]
    if fresh != plan[item] { attempt(item, fresh, item, fresh, temperature, price) }
  }

  private mutating func exchange(_ temperature: Double, _ price: Double) {
    let (first, second) = (random.below(problem.itemCount), random.below(problem.itemCount))
    let (here, there) = (problem.pairAgent[Int(plan[first])], problem.pairAgent[Int(plan[second])])
    guard here != there,
      let forth = problem.pairs(ofItem: first).first(where: { problem.pairAgent[Int($0)] == there }),
      let back = problem.pairs(ofItem: second).first(where: { problem.pairAgent[Int($0)] == here })
    else { return }
    attempt(first, forth, second, back, temperature, price)
  }

  /// Gives one or two items other pairs, if the change in cost is accepted: with the probability
  /// 1 - change / temperature, which needs no exponential.
  private mutating func attempt(
    _ first: Int, _ firstPair: Int32, _ second: Int, _ secondPair: Int32, _ temperature: Double,
    _ price: Double
  ) {
    let (loss, before) = (self.loss, overload)
    let (firstOld, secondOld) = (plan[first], plan[second])
    put(first, firstPair)
    put(second, secondPair)
    let change = Double(self.loss - loss) + price * Double(overload - before)
    if change <= 0 || random.unit() * temperature < temperature - change { return }
    put(second, secondOld)
    put(first, firstOld)
  }

  private mutating func put(_ item: Int, _ pair: Int32) {
    let old = Int(plan[item])
    loss += problem.pairLoss[Int(pair)] - problem.pairLoss[old]
    change(load: Int(problem.pairAgent[old]), by: -Int64(problem.pairWeight[old]))
    change(load: Int(problem.pairAgent[Int(pair)]), by: Int64(problem.pairWeight[Int(pair)]))
    plan[item] = pair
  }

  private mutating func change(load agent: Int, by weight: Int64) {
    overload -= max(0, load[agent])
    load[agent] += weight
    overload += max(0, load[agent])
  }
}
