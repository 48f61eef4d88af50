/// Everything a plan assumes, with its default. Reports print each value and whether it was given or assumed.
public struct PlanParameters: Sendable, Equatable {
  /// Name of the period in reports, such as "2026 Q4".
  public var period: String
  public var periodStart: CalendarDay
  public var periodEnd: CalendarDay
  /// ISO 4217 code; all money is in this currency.
  public var currency: String
  /// Digits of the minor unit: 2 for most currencies, 0 for yen.
  public var currencyDigits: Int
  public var duties: [Duty]
  public var segments: [Segment]
  public var earning: EarningParameters
  public var travel: TravelParameters
  public var handover: HandoverParameters
  public var ramp: RampParameters
  /// Levels of visits to choose from; off by default.
  public var visits: VisitParameters
  /// How far estimates may be off.
  public var estimates: EstimateParameters
  /// Dotted names of parameters that the user gave; every other value is an assumed default.
  public var given: Set<String>

  public init(
    period: String, periodStart: CalendarDay, periodEnd: CalendarDay, currency: String, currencyDigits: Int,
    duties: [Duty], segments: [Segment], earning: EarningParameters, travel: TravelParameters,
    handover: HandoverParameters, ramp: RampParameters, visits: VisitParameters = .off,
    estimates: EstimateParameters = .standard,
    given: Set<String>
  ) {
    self.period = period
    self.periodStart = periodStart
    self.periodEnd = periodEnd
    self.currency = currency
    self.currencyDigits = currencyDigits
    self.duties = duties
    self.segments = segments
    self.earning = earning
    self.travel = travel
    self.handover = handover
    self.ramp = ramp
    self.visits = visits
    self.estimates = estimates
    self.given = given
  }
}

/// A kind of work for accounts, with how it earns and who may do it.
public struct Duty: Sendable, Equatable {
  public enum Earning: String, Sendable, CaseIterable {
    case acquisition, maintenance
    case afterSales = "after_sales"
  }
  public var id: String
  public var name: String
  public var chineseName: String
  public var earning: Earning
  public var roles: [Representative.Role]

  public init(
    id: String, name: String, chineseName: String, earning: Earning, roles: [Representative.Role]
  ) {
    self.id = id
    self.name = name
    self.chineseName = chineseName
    self.earning = earning
    self.roles = roles
  }
}

/// A class of accounts that get the same attention.
public struct Segment: Sendable, Equatable {
  public var id: String
  public var name: String
  public var chineseName: String
  /// An account without a given segment belongs to the first segment (in order) both of whose thresholds it
  /// reaches; the last segment takes the rest. In money a period.
  public var minimumPotential: Money
  public var minimumCurrent: Money
  /// For each duty: visits a period, at least 0.
  public var visits: [Double]
  /// For each duty: minutes a visit at the standard representative, above 0.
  public var minutesPerVisit: [Double]
  /// Visits made on one trip, at least 1: travel is divided by it.
  public var tripSharing: Double
  /// For each duty of earning kind acquisition: expected number of deals and deal size.
  public var expectedDeals: Double
  public var winRate: Double
  public var dealSize: Money

  public init(
    id: String, name: String, chineseName: String, minimumPotential: Money, minimumCurrent: Money,
    visits: [Double], minutesPerVisit: [Double], tripSharing: Double, expectedDeals: Double, winRate: Double,
    dealSize: Money
  ) {
    self.id = id
    self.name = name
    self.chineseName = chineseName
    self.minimumPotential = minimumPotential
    self.minimumCurrent = minimumCurrent
    self.visits = visits
    self.minutesPerVisit = minutesPerVisit
    self.tripSharing = tripSharing
    self.expectedDeals = expectedDeals
    self.winRate = winRate
    self.dealSize = dealSize
  }
}

/// How revenue above the unattended baseline is estimated (`Valuation`). Shares are 0...1.
public struct EarningParameters: Sendable, Equatable {
  /// Share of current revenue that stays although nobody attends.
  public var baselineRetention: Double
  /// Retention with a standard representative; skill moves it towards 1 or back to the baseline.
  public var attendedRetention: Double
  /// Share of current revenue that after-sales work can lose or save.
  public var atRiskShare: Double
  /// Effect of a standard representative's after-sales work on that share.
  public var satisfactionEffect: Double
  /// A customer is also an acquisition item when potential - current exceeds this.
  public var headroomMargin: Money
  /// Travel costs this much an hour; enters the objective.
  public var travelCostPerHour: Money

  public init(
    baselineRetention: Double, attendedRetention: Double, atRiskShare: Double, satisfactionEffect: Double,
    headroomMargin: Money, travelCostPerHour: Money
  ) {
    self.baselineRetention = baselineRetention
    self.attendedRetention = attendedRetention
    self.atRiskShare = atRiskShare
    self.satisfactionEffect = satisfactionEffect
    self.headroomMargin = headroomMargin
    self.travelCostPerHour = travelCostPerHour
  }
}

/// How far estimates may be off. What all representatives would be misjudged by alike, such as the size of an
/// account, cancels between two of them and is not meant here.
public struct EstimateParameters: Sendable, Equatable {
  /// Standard error of what one representative earns with one item, and of a handover loss, as a share of it;
  /// 0...1. Errors of different representatives are independent.
  public var error: Double

  public init(error: Double) { self.error = error }

  public static let standard = EstimateParameters(error: 0.1)
}

public struct TravelParameters: Sendable, Equatable {
  /// Kilometres an hour, above 0.
  public var speed: Double
  /// Road distance over great circle, at least 1.
  public var detour: Double
  public init(speed: Double, detour: Double) {
    self.speed = speed
    self.detour = detour
  }
}

public struct HandoverParameters: Sendable, Equatable {
  /// Share lost when an item changes hands.
  public var loss: Double
  /// Added for each full year the incumbent has held it, up to `mostLoss`.
  public var lossPerYear: Double
  public var mostLoss: Double
  public init(loss: Double, lossPerYear: Double, mostLoss: Double) {
    self.loss = loss
    self.lossPerYear = lossPerYear
    self.mostLoss = mostLoss
  }
}

/// How a new representative grows into the job; acts once, on capacity or on skill.
public struct RampParameters: Sendable, Equatable {
  public enum Target: String, Sendable, CaseIterable { case capacity, skill }
  public var target: Target
  /// Share of full strength in the first, second, ... month; full from then on.
  public var months: [Double]
  public init(target: Target, months: [Double]) {
    self.target = target
    self.months = months
  }
}
