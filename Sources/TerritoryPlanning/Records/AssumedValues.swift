/// What an absent value of a record stands for.
extension PlanParameters {
  /// Index of the segment of an account that was given none: the first both of whose thresholds it reaches,
  /// else the last.
  public func classifiedSegment(potential: Money, current: Money) -> Int {
    segments.firstIndex { $0.minimumPotential <= potential && $0.minimumCurrent <= current }
      ?? max(0, segments.count - 1)
  }
}

extension AccountRecord {
  /// A customer where there is revenue today, else a prospect.
  public var assumedLifecycle: Account.Lifecycle { (current.value ?? .zero) > .zero ? .customer : .prospect }

  /// Id of the segment, classified where none was given.
  public func segmentID(_ parameters: PlanParameters) -> String {
    if let given = segment.value { return given }
    let index = parameters.classifiedSegment(
      potential: potential.value ?? .zero, current: current.value ?? .zero)
    return parameters.segments.indices.contains(index) ? parameters.segments[index].id : ""
  }
}

extension RepresentativeRecord {
  /// Ids of the duties that the role may do, separated by `|`; `none` when there is none.
  public func assumedDuties(_ parameters: PlanParameters) -> String {
    let role = role.value ?? .allRound
    let ids = parameters.duties.filter { $0.roles.contains(role) }.map(\.id)
    return ids.isEmpty ? "none" : ids.joined(separator: "|")
  }
}
