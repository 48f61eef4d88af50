/// A sales representative, or an open position to be filled.
public struct Representative: Sendable, Equatable {
  public enum Role: String, Sendable, CaseIterable {
    case hunter, farmer, service
    case keyAccount = "key_account"
    case allRound = "all_round"
  }
  public enum Status: Sendable, Equatable {
    case active
    /// New in the job since this day: capacity or skill grows over the ramp profile of the parameters.
    case ramping(from: CalendarDay)
    /// With the last day at work. By the end of the period: takes nothing in it, items held today must move,
    /// and count as forced. Later: active in this period.
    case leaving(on: CalendarDay)
    /// A position to be filled during the period; ramps from the day it is filled.
    case open(from: CalendarDay)
  }

  public var id: String
  public var name: String
  public var team: String
  /// Name or id of the manager, or nil.
  public var manager: String?
  /// Where travel starts; nil uses the home region's centroid.
  public var home: Coordinates?
  /// Index into `PlanData.regions`, or nil.
  public var homeRegion: Int?
  public var role: Role
  /// For each duty of the parameters: whether this representative may do it.
  public var duties: [Bool]
  /// For each duty: efficiency and effect relative to the standard representative, above 0; 1 is standard.
  public var skill: [Double]
  /// Ascending, distinct.
  public var qualifications: [String]
  /// Working minutes of the period before non-selling time. At least 0.
  public var workingMinutes: Minutes
  /// Minutes of the period for meetings, training, reporting. At least 0.
  public var nonSellingMinutes: Minutes
  /// Full-time equivalent, 0...1.5.
  public var fullTimeEquivalent: Double
  /// Share of the period present, 0...1, besides what `leave` and the days in the job say.
  public var presence: Double
  /// Longest one-way trip in minutes, or nil for none.
  public var travelLimit: Minutes?
  /// Most work items, or nil for none.
  public var loadCap: Int?
  /// Regions this representative may work in (team's regions); nil for all. Ascending.
  public var regions: [Int]?
  /// Cost of the position in the period; reported, and used when headcount is decided.
  public var cost: Money
  public var status: Status
  /// Days away (parental leave, long illness), first and last included: apart, ascending. Each lowers capacity.
  public var leave: [ClosedRange<CalendarDay>]
  /// Last day at work of somebody who is new or fills an open position (a fixed term); nil for no end. Of a
  /// leaver the day is in the status.
  public var lastDay: CalendarDay?
  /// Whether a leaver does the work of today's items until the last day, so that successors do the rest only.
  public var keepsUntilLeaving: Bool
  /// Training during the period, or nil.
  public var training: Training?

  public init(
    id: String, name: String, team: String, manager: String?, home: Coordinates?, homeRegion: Int?,
    role: Role,
    duties: [Bool], skill: [Double], qualifications: [String], workingMinutes: Minutes,
    nonSellingMinutes: Minutes, fullTimeEquivalent: Double, presence: Double, travelLimit: Minutes?,
    loadCap: Int?, regions: [Int]?, cost: Money, status: Status, leave: [ClosedRange<CalendarDay>] = [],
    lastDay: CalendarDay? = nil, keepsUntilLeaving: Bool = false, training: Training? = nil
  ) {
    self.id = id
    self.name = name
    self.team = team
    self.manager = manager
    self.home = home
    self.homeRegion = homeRegion
    self.role = role
    self.duties = duties
    self.skill = skill
    self.qualifications = qualifications
    self.workingMinutes = workingMinutes
    self.nonSellingMinutes = nonSellingMinutes
    self.fullTimeEquivalent = fullTimeEquivalent
    self.presence = presence
    self.travelLimit = travelLimit
    self.loadCap = loadCap
    self.regions = regions
    self.cost = cost
    self.status = status
    self.leave = leave
    self.lastDay = lastDay
    self.keepsUntilLeaving = keepsUntilLeaving
    self.training = training
  }
}
