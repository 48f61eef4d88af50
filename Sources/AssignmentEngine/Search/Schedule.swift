internal import Foundation

/// What a pass of the search does when.
struct Schedule: Sendable {
  /// Shares of a pass where the heat bath begins and where the descent begins.
  static let heatBathFrom = 0.1
  static let descentFrom = 0.7
  /// Penalty weight of hard rows at the beginning and the end of the annealing.
  static let weights = (first: 2.0, last: 30.0)
  /// Nodes of one heat bath step.
  static let heatBathNodes = 3_000
  /// Nodes of one descent step at the beginning and the end.
  static let descentNodes = (first: 10_000.0, last: 640_000.0)
  /// Penalty weight of hard rows while a plan is mended, before single rows rise.
  static let mendingWeight = 5.0
  /// Nodes of one step while a plan is mended.
  static let mendingNodes = 2_000
  /// Temperatures of a pass in multiples of the typical reduced cost.
  static let temperatures = (first: 0.15, last: 0.05)

  /// Temperature at the beginning and the end of the annealing, scaled units.
  let temperatures: (first: Double, last: Double)

  /// A deviation costs its reduced cost, so temperatures follow the median reduced cost of the items'
  /// second-best columns.
  init(_ model: SearchModel) {
    var second: [Double] = []
    for item in 0..<model.itemCount {
      let core = model.core(of: item)
      if core.count > 1 { second.append(model.cost[core.lowerBound + 1]) }
    }
    second.sort()
    let typical = second.isEmpty ? 1 : max(second[second.count / 2], 1e-6)
    temperatures = (Self.temperatures.first * typical, Self.temperatures.last * typical)
  }

  /// What a pass does at a share of it; the share of each phase runs from 0 to 1.
  enum Phase {
    case swaps(Double)
    case heatBath(Double)
    case descent(Double)
  }

  static func phase(at progress: Double) -> Phase {
    if progress < heatBathFrom { return .swaps(progress / heatBathFrom) }
    if progress < descentFrom { return .heatBath((progress - heatBathFrom) / (descentFrom - heatBathFrom)) }
    return .descent((progress - descentFrom) / (1 - descentFrom))
  }

  func temperature(_ share: Double) -> Double { Self.geometric(temperatures, share) }

  static func geometric(_ range: (first: Double, last: Double), _ share: Double) -> Double {
    range.first * pow(range.last / range.first, share)
  }
}
