internal import Foundation

/// What a cycle of the search does when.
struct Schedule: Sendable {
  /// Shares of a cycle where the heat bath begins and where the descent begins.
  static let heatBathFrom = 0.03
  static let descentFrom = 0.8
  /// The same of a tight problem, whose annealing is one of compound moves.
  static let tightDescentFrom = 0.9
  /// Share of a pass, and of the longest cycle, that goes to a cool cycle around the best plan known, and where
  /// in the schedule that cycle begins.
  static let coolShare = 0.25
  static let coolFrom = 0.5
  /// Penalty weight of hard rows at the beginning and the end of the annealing, and where agents have to be
  /// connected: their moves are few, and lead through plans that break rows.
  static let weights = (first: 2.0, last: 30.0)
  static let connectedWeights = (first: 0.5, last: 10.0)
  /// Agents in a group of the heat bath and of the descent, and of mending.
  static let groupSizes = 2...6
  static let mendingSizes = 2...4
  /// Sets of deviations that a step of the heat bath lists of each half of its units.
  static let heatBathSets = 300
  /// The same for a step of the descent, at the beginning and the end.
  static let descentSets = (first: 200.0, last: 8_000.0)
  /// The same for a step of mending.
  static let mendingSets = 100
  /// Penalty weight of hard rows while a plan is mended, before single rows rise.
  static let mendingWeight = 5.0
  /// Temperatures of a cycle in multiples of the typical reduced cost, and where agents have to be connected.
  static let temperatures = (first: 0.25, last: 0.05)
  static let connectedTemperatures = (first: 2.0, last: 0.1)
  /// The same of a tight problem: what has to be overcome there are prices of openings, not of single items.
  static let tightTemperatures = (first: 16.0, last: 0.4)
  /// Where agents have to be connected, one in this many stretches of the heat bath draws a group, the others
  /// move borders.
  static let borderShare = 4
  /// Work of one cycle at most, per item.
  static let cycleWorkPerItem: Int64 = 40_000

  /// Temperature at the beginning and the end of the annealing, scaled units.
  let temperatures: (first: Double, last: Double)
  let weights: (first: Double, last: Double)
  private let descentFrom: Double

  /// A deviation costs its reduced cost, so temperatures follow the median reduced cost of the items'
  /// second-best columns; in a tight problem of those with the second-best agents, since where items have
  /// levels the second-best column is mostly another level with the same agent.
  init(_ model: SearchModel) {
    let isTight = model.isTight
    var second: [Double] = []
    for item in 0..<model.itemCount {
      let core = model.core(of: item)
      guard let best = core.first else { continue }
      let next = core.dropFirst().first { !isTight || model.agent[$0] != model.agent[best] }
      if let next { second.append(model.cost[next]) }
    }
    second.sort()
    let typical = second.isEmpty ? 1 : max(second[second.count / 2], 1e-6)
    let multiples =
      isTight
      ? Self.tightTemperatures : model.places == nil ? Self.temperatures : Self.connectedTemperatures
    descentFrom = isTight ? Self.tightDescentFrom : Self.descentFrom
    temperatures = (multiples.first * typical, multiples.last * typical)
    weights = model.places == nil && !isTight ? Self.weights : Self.connectedWeights
  }

  /// What a cycle does at a share of it; the share of each phase runs from 0 to 1.
  enum Phase {
    case swaps(Double)
    case heatBath(Double)
    case descent(Double)
  }

  func phase(at progress: Double) -> Phase {
    let heatBathFrom = Self.heatBathFrom
    if progress < heatBathFrom { return .swaps(progress / heatBathFrom) }
    if progress < descentFrom { return .heatBath((progress - heatBathFrom) / (descentFrom - heatBathFrom)) }
    return .descent((progress - descentFrom) / (1 - descentFrom))
  }

  func temperature(_ share: Double) -> Double { Self.geometric(temperatures, share) }

  static func geometric(_ range: (first: Double, last: Double), _ share: Double) -> Double {
    range.first * pow(range.last / range.first, share)
  }
}
