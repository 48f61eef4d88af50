/// What a duty earns by representative, apart from the account: shares of current revenue for maintenance and
/// after-sales, expected deals for acquisition. One row a representative, and a last one for the standard
/// representative.
struct EarningTable: Sendable {
  private let dutyCount: Int
  private let segmentCount: Int
  /// `[row][duty]`: share of current revenue saved above the baseline.
  private let savedShare: [Billionths]
  /// `[row][duty][segment]`: expected value of deals, before headroom and credit risk.
  private let expectedDeals: [Int64]
  private let ceilings: RetentionCeilings

  /// - Parameter skill: `[representative][duty]`.
  init(data: PlanData, skill: [[Double]]) {
    let parameters = data.parameters
    dutyCount = parameters.duties.count
    segmentCount = parameters.segments.count
    let ceilings = RetentionCeilings(parameters: parameters)
    self.ceilings = ceilings
    var shares: [Billionths] = []
    var deals: [Int64] = []
    for row in 0...data.representatives.count {
      for (index, duty) in parameters.duties.enumerated() {
        let own = row < data.representatives.count ? skill[row][index] : 1
        shares.append(ceilings.savedShare(duty.earning, skill: own))
        for segment in parameters.segments {
          deals.append(duty.earning == .acquisition ? segment.expectedValue(skill: own) : 0)
        }
      }
    }
    savedShare = shares
    expectedDeals = deals
  }

  /// Most of current revenue that any work of the kind saves above the baseline.
  func mostSaved(_ earning: Duty.Earning) -> Billionths {
    switch earning {
    case .acquisition: .zero
    case .maintenance: Billionths(clamping: ceilings.mostMaintenance)
    case .afterSales: Billionths(clamping: ceilings.mostAfterSales)
    }
  }

  @inline(__always)
  func savedShare(row: Int, duty: Int) -> Billionths { savedShare[row * dutyCount + duty] }

  @inline(__always)
  func expectedDeals(row: Int, duty: Int, segment: Int) -> Int64 {
    expectedDeals[(row * dutyCount + duty) * segmentCount + segment]
  }
}

extension Segment {
  /// Expected deals x win rate x deal size in minor units; skill multiplies the win rate, which stays at most
  /// 1. Rounded towards zero.
  func expectedValue(skill: Double) -> Int64 {
    let value = expectedDeals * min(1, winRate * skill) * Double(dealSize.minorUnits)
    // A value that is whole in decimals may fall short of it in binary by the last digit.
    return Int64((value + 1e-6).rounded(.down))
  }
}

/// How far retention can rise: the room above the standard representative's work is divided between
/// maintenance and after-sales, so that together they never save more than everything.
struct RetentionCeilings {
  /// Saved by the standard representative, above the baseline, in billionths of current revenue.
  let maintenance: Int64
  let afterSales: Int64
  /// Most that any skill saves, above the baseline.
  let mostMaintenance: Int64
  let mostAfterSales: Int64

  init(parameters: PlanParameters) {
    let earning = parameters.earning
    let maintains = parameters.duties.contains { $0.earning == .maintenance }
    let services = parameters.duties.contains { $0.earning == .afterSales }
    let baseline = Billionths(earning.baselineRetention).count
    let attended = max(baseline, Billionths(earning.attendedRetention).count)
    maintenance = maintains ? attended - baseline : 0
    let room = 1_000_000_000 - baseline - maintenance
    let atRisk = min(room, Billionths(earning.atRiskShare).count)
    afterSales =
      services ? min(atRisk, Billionths(earning.atRiskShare * earning.satisfactionEffect).count) : 0
    let slack = room - afterSales
    mostAfterSales = services ? min(atRisk, afterSales + (maintains ? slack / 2 : slack)) : 0
    mostMaintenance = maintains ? 1_000_000_000 - baseline - mostAfterSales : 0
  }

  func savedShare(_ earning: Duty.Earning, skill: Double) -> Billionths {
    switch earning {
    case .acquisition: .zero
    case .maintenance: Self.share(standard: maintenance, most: mostMaintenance, skill: skill)
    case .afterSales: Self.share(standard: afterSales, most: mostAfterSales, skill: skill)
    }
  }

  /// Below standard skill in proportion to it; above, the distance to the ceiling shrinks in proportion.
  private static func share(standard: Int64, most: Int64, skill: Double) -> Billionths {
    let value =
      skill <= 1 ? Double(standard) * max(0, skill) : Double(most) - Double(most - standard) / skill
    return Billionths(clamping: min(most, nearestWhole(value)))
  }
}
