/// A deal of the past or in progress, as the CRM's history knows it (商机).
///
/// History feeds estimates; deals in progress are named at a handover. They do not enter a plan's worth.
public struct Opportunity: Sendable, Equatable {
  public typealias Stage = OpportunityRecord.Stage

  /// As the CRM calls it, or empty.
  public var id: String
  /// Index of the account.
  public var account: Int
  /// Index of the representative; nil where nobody of the plan is named.
  public var representative: Int?
  /// As the CRM calls it, or empty.
  public var product: String
  public var stage: Stage
  public var opened: CalendarDay?
  /// When it was won or lost; of a deal in progress the day on which that is expected.
  public var closed: CalendarDay?
  public var value: Money?
  /// Neither won nor lost yet.
  public var isInProgress: Bool { stage == .open || stage == .negotiation }

  public init(
    id: String, account: Int, representative: Int?, product: String, stage: Stage, opened: CalendarDay?,
    closed: CalendarDay?, value: Money?
  ) {
    self.id = id
    self.account = account
    self.representative = representative
    self.product = product
    self.stage = stage
    self.opened = opened
    self.closed = closed
    self.value = value
  }
}
