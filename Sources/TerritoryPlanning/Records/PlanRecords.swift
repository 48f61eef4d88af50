/// A plan's tables as they were written, with the place of every value.
///
/// Scenarios change records, not resolved data, so that there is one validation and a fault that a scenario
/// causes points at the scenario's line.
public struct PlanRecords: Sendable, Equatable {
  public var parameters: PlanParameters
  public var accounts: [AccountRecord] = []
  public var representatives: [RepresentativeRecord] = []
  public var regions: [RegionRecord] = []
  public var neighbours: [NeighbourRecord] = []
  public var boundaries: [BoundaryRecord] = []
  /// Of `boundaries`; nil where they were not compared because the plan takes its neighbours from elsewhere.
  public var boundaryNeighbours: BoundaryNeighbours?
  /// Where the plan says to take neighbours from; nil: the first of files, boundaries, centroids that has any.
  public var neighbourChoice = Entry<NeighbourSource>.absent
  public var assignments: [AssignmentRecord] = []
  public var regionOwners: [RegionOwnerRecord] = []
  public var travel: [TravelRecord] = []
  public var opportunities: [OpportunityRecord] = []
  /// Names of the files that origins refer to.
  public var sources: [String] = []

  public init(parameters: PlanParameters) { self.parameters = parameters }

  /// The place of an origin; `table` names what has no place of its own.
  public func place(_ origin: Origin, table: String, field: String) -> SourcePlace {
    let known = sources.indices.contains(Int(origin.source))
    return SourcePlace(
      file: known ? sources[Int(origin.source)] : table, line: Int(origin.line), column: Int(origin.column),
      field: field)
  }

  /// Checks everything and resolves references.
  ///
  /// - Throws: every fault found, in order of file, line and column.
  public func validated() throws(InputFaults) -> PlanData {
    var faults: [InputFault] = []
    let data = resolved(faults: &faults)
    guard faults.isEmpty, let data else { throw InputFaults(faults, files: sources) }
    return data
  }

  /// The same, appending to faults found before; nil exactly when it found any.
  public func resolved(faults: inout [InputFault]) -> PlanData? {
    var resolution = RecordResolution(self)
    let data = resolution.data()
    faults += resolution.faults
    return resolution.faults.isEmpty ? data : nil
  }
}

extension PlanRecords {
  /// The records that describe `data`; resolving them gives equal data. Values that resolution would supply
  /// are written out, except a segment that was classified.
  public init(data: PlanData) {
    self.init(parameters: data.parameters)
    let accountIDs = data.accounts.map(\.id)
    let representativeIDs = data.representatives.map(\.id)
    let regionIDs = data.regions.map(\.id)
    let dutyIDs = data.parameters.duties.map(\.id)
    regions = data.regions.map { RegionRecord($0, ids: regionIDs) }
    addNeighbours(of: data)
    representatives = data.representatives.map {
      RepresentativeRecord($0, regionIDs: regionIDs, dutyIDs: dutyIDs)
    }
    for account in data.accounts {
      accounts.append(
        AccountRecord(
          account, ids: accountIDs, regionIDs: regionIDs, representativeIDs: representativeIDs,
          segmentIDs: data.parameters.segments.map(\.id)))
      for (duty, incumbent) in account.incumbents.enumerated() {
        guard let incumbent else { continue }
        var record = AssignmentRecord()
        record.account = Entry(account.id)
        record.duty = Entry(dutyIDs[duty])
        record.representative = Entry(representativeIDs[incumbent])
        record.since = Entry(account.incumbentSince[duty])
        assignments.append(record)
      }
    }
    for (region, owners) in data.regionOwnersToday.enumerated() {
      for (duty, owner) in owners.enumerated() {
        guard let owner else { continue }
        var record = RegionOwnerRecord()
        record.region = Entry(regionIDs[region])
        record.duty = Entry(dutyIDs[duty])
        record.representative = Entry(representativeIDs[owner])
        regionOwners.append(record)
      }
    }
    for (representative, row) in (data.travelMatrix?.minutes ?? []).enumerated() {
      for (account, minutes) in row.enumerated() where minutes >= 0 {
        var record = TravelRecord()
        record.representative = Entry(representativeIDs[representative])
        record.account = Entry(accountIDs[account])
        record.minutes = Entry(Minutes(Int64(minutes)))
        travel.append(record)
      }
    }
  }
}

extension RegionRecord {
  init(_ region: Region, ids: [String]) {
    self.init()
    id = Entry(region.id)
    name = Entry(region.name)
    parent = Entry(region.parent.map { ids[$0] })
    latitude = Entry(region.centroid?.latitude)
    longitude = Entry(region.centroid?.longitude)
  }
}

extension AccountRecord {
  init(
    _ account: Account, ids: [String], regionIDs: [String], representativeIDs: [String], segmentIDs: [String]
  ) {
    self.init(dutyCount: account.pinned.count)
    id = Entry(account.id)
    name = Entry(account.name)
    region = Entry(regionIDs[account.region])
    latitude = Entry(account.coordinates?.latitude)
    longitude = Entry(account.coordinates?.longitude)
    segment = Entry(account.segmentIsClassified ? nil : segmentIDs[account.segment])
    industry = Entry(account.industry)
    potential = Entry(account.potential)
    current = Entry(account.current)
    lifecycle = Entry(account.lifecycle)
    isNamed = Entry(account.isNamed)
    parent = Entry(account.parent.map { ids[$0] })
    requiredQualifications = Entry(
      account.requiredQualifications.isEmpty ? nil : account.requiredQualifications)
    creditRisk = Entry(account.creditRisk)
    satisfaction = Entry(account.satisfaction)
    frozenUntil = Entry(account.frozenUntil)
    pins = account.pinned.map { pin in Entry(pin.map { representativeIDs[$0] }) }
    forbidden = Entry(account.forbidden.isEmpty ? nil : account.forbidden.map { representativeIDs[$0] })
  }
}

extension RepresentativeRecord {
  init(_ representative: Representative, regionIDs: [String], dutyIDs: [String]) {
    self.init(dutyCount: dutyIDs.count)
    id = Entry(representative.id)
    name = Entry(representative.name)
    team = Entry(representative.team.isEmpty ? nil : representative.team)
    manager = Entry(representative.manager)
    latitude = Entry(representative.home?.latitude)
    longitude = Entry(representative.home?.longitude)
    region = Entry(representative.homeRegion.map { regionIDs[$0] })
    role = Entry(representative.role)
    duties = Entry(dutyIDs.indices.filter { representative.duties[$0] }.map { dutyIDs[$0] })
    skill = representative.skill.map { Entry($0) }
    qualifications = Entry(representative.qualifications.isEmpty ? nil : representative.qualifications)
    workingMinutes = Entry(representative.workingMinutes)
    nonSellingMinutes = Entry(representative.nonSellingMinutes)
    fullTimeEquivalent = Entry(representative.fullTimeEquivalent)
    presence = Entry(representative.presence)
    travelLimit = Entry(representative.travelLimit)
    loadCap = Entry(representative.loadCap)
    regions = Entry(representative.regions.map { $0.map { regionIDs[$0] } })
    cost = Entry(representative.cost)
    leave = Entry(representative.leave.isEmpty ? nil : representative.leave.map(LeaveText.written))
    lastDay = Entry(representative.lastDay)
    keepsUntilLeaving = Entry(representative.keepsUntilLeaving ? true : nil)
    if let training = representative.training {
      trainingMinutes = Entry(training.minutes)
      trainedFrom = Entry(training.from)
      gain = training.gain.map { Entry($0) }
    }
    switch representative.status {
    case .active: status = Entry(.active)
    case .ramping(let day): (status, statusDate) = (Entry(.ramping), Entry(day))
    case .leaving(let day): (status, statusDate) = (Entry(.leaving), Entry(day))
    case .open(let day): (status, statusDate) = (Entry(.open), Entry(day))
    }
  }
}
