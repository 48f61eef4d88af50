/// What an absent value of a record stands for.
extension AccountRecord {
  /// A customer where there is revenue today, else a prospect.
  public var assumedLifecycle: Account.Lifecycle { (current.value ?? .zero) > .zero ? .customer : .prospect }

  /// Id of the segment, classified where none was given.
  public func segmentID(_ parameters: PlanParameters) -> String {
    if let given = segment.value { return given }
    let index = parameters.segment(potential: potential.value ?? .zero, current: current.value ?? .zero)
    return parameters.segments[index].id
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
