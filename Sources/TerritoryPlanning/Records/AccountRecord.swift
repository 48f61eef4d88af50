/// An account as written in a plan folder: references are ids, nothing is resolved. Meanings, units and
/// defaults are those of `Account`; docs/files.md lists them by column.
public struct AccountRecord: Sendable, Equatable {
  /// Where the record begins.
  public var origin = Origin.none
  public var id = Entry<String>.absent
  public var name = Entry<String>.absent
  public var region = Entry<String>.absent
  public var latitude = Entry<Double>.absent
  public var longitude = Entry<Double>.absent
  public var segment = Entry<String>.absent
  public var industry = Entry<String>.absent
  public var potential = Entry<Money>.absent
  public var current = Entry<Money>.absent
  /// ISO 4217 code, when the file states it a row; must be the plan's.
  public var currency = Entry<String>.absent
  public var lifecycle = Entry<Account.Lifecycle>.absent
  public var isNamed = Entry<Bool>.absent
  public var parent = Entry<String>.absent
  public var requiredQualifications = Entry<[String]>.absent
  public var creditRisk = Entry<Double>.absent
  public var satisfaction = Entry<Double>.absent
  public var estimateError = Entry<Double>.absent
  public var frozenUntil = Entry<CalendarDay>.absent
  /// For each duty of the parameters: the representative it is pinned to.
  public var pins: [Entry<String>]
  public var forbidden = Entry<[String]>.absent

  public init(dutyCount: Int) { pins = Array(repeating: .absent, count: dutyCount) }
}

/// Who does a duty of an account today.
public struct AssignmentRecord: Sendable, Equatable {
  public var origin = Origin.none
  public var account = Entry<String>.absent
  public var duty = Entry<String>.absent
  public var representative = Entry<String>.absent
  public var since = Entry<CalendarDay>.absent

  public init() {}
}

/// A deal from the history of the sales, for estimates.
public struct OpportunityRecord: Sendable, Equatable {
  public enum Stage: String, Sendable, CaseIterable { case open, negotiation, won, lost }

  public var origin = Origin.none
  public var id = Entry<String>.absent
  public var account = Entry<String>.absent
  public var representative = Entry<String>.absent
  public var product = Entry<String>.absent
  public var stage = Entry<Stage>.absent
  public var opened = Entry<CalendarDay>.absent
  public var closed = Entry<CalendarDay>.absent
  public var value = Entry<Money>.absent

  public init() {}
}
