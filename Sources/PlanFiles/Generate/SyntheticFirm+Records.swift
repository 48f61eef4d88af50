import TerritoryPlanning

/// The plan folder's tables from a firm.
extension SyntheticFirm {
  var records: PlanRecords {
    var records = PlanRecords(parameters: parameters)
    records.regions = (0..<grid.count).map(regionRecord)
    records.representatives = people.indices.map(representativeRecord)
    records.accounts = accounts.indices.map(accountRecord)
    records.assignments = accounts.indices.flatMap(assignmentRecords)
    return records
  }

  private static let industries = [
    "manufacturing", "retail", "health", "education", "logistics", "construction", "energy", "services",
  ]

  private var parameters: PlanParameters {
    // Constants: the calendar has these days.
    let first = CalendarDay(year: 2026, month: 1, day: 1) ?? CalendarDay(daysSince1970: 0)
    let last = CalendarDay(year: 2026, month: 3, day: 31) ?? first
    var parameters = PlanParameters.standard(period: "2026 Q1", periodStart: first, periodEnd: last)
    for (index, segment) in SyntheticAccount.segments.enumerated() {
      parameters.segments[index].visits = segment.visits.map { Double($0 * visitPercent) / 100 }
      parameters.segments[index].minutesPerVisit = segment.minutes.map(Double.init)
      parameters.segments[index].tripSharing = Double(segment.tripSharing)
    }
    parameters.given = ["segments", "period", "period_start", "period_end", "currency"]
    return parameters
  }

  private func name(_ prefix: String, _ index: Int, of count: Int) -> String {
    let digits = String(index + 1)
    return prefix + String(repeating: "0", count: max(0, String(count).count - digits.count)) + digits
  }

  private func regionID(_ index: Int) -> String { name("region-", index, of: grid.count) }
  private func personID(_ index: Int) -> String { name("rep-", index, of: people.count) }
  private func accountID(_ index: Int) -> String { name("account-", index, of: accounts.count) }

  private func degrees(_ tenThousandths: Int) -> Double { Double(tenThousandths) / 10_000 }
  private func share(_ percent: Int) -> Double { Double(percent) / 100 }

  private func regionRecord(_ index: Int) -> RegionRecord {
    var record = RegionRecord()
    record.id = Entry(regionID(index))
    let centre = grid.centre(index)
    record.latitude = Entry(degrees(centre.north))
    record.longitude = Entry(degrees(centre.east))
    let neighbours = grid.neighbours(index).map(regionID)
    record.neighbours = Entry(neighbours.isEmpty ? nil : neighbours)
    return record
  }

  private func representativeRecord(_ index: Int) -> RepresentativeRecord {
    let person = people[index]
    var record = RepresentativeRecord(dutyCount: SyntheticAccount.duties.count)
    record.id = Entry(personID(index))
    record.team = Entry("team-\(person.team + 1)")
    record.latitude = Entry(degrees(person.home.north))
    record.longitude = Entry(degrees(person.home.east))
    record.region = Entry(regionID(person.region))
    record.role = Entry(.allRound)
    record.skill = person.skillPercents.map { Entry(share($0)) }
    record.workingMinutes = Entry(Minutes(Int64(SyntheticPerson.workingMinutes)))
    record.nonSellingMinutes = Entry(Minutes(Int64(SyntheticPerson.nonSellingMinutes)))
    record.fullTimeEquivalent = Entry(share(person.fullTimePercent))
    return record
  }

  private func accountRecord(_ index: Int) -> AccountRecord {
    let account = accounts[index]
    var record = AccountRecord(dutyCount: SyntheticAccount.duties.count)
    record.id = Entry(accountID(index))
    record.region = Entry(regionID(account.region))
    record.latitude = Entry(degrees(account.place.north))
    record.longitude = Entry(degrees(account.place.east))
    record.segment = Entry(SyntheticAccount.segments[account.segment].id)
    record.industry = Entry(Self.industries[account.industry])
    record.potential = Entry(Money(minorUnits: Int64(account.potential) * 100))
    record.current = Entry(Money(minorUnits: Int64(account.current) * 100))
    record.parent = Entry(account.parent.map(accountID))
    record.isNamed = Entry(account.isNamed ? true : nil)
    record.creditRisk = Entry(account.creditRisk > 0 ? share(account.creditRisk) : nil)
    record.satisfaction = Entry(share(account.satisfaction))
    return record
  }

  private func assignmentRecords(_ index: Int) -> [AssignmentRecord] {
    let account = accounts[index]
    guard let holder = account.holder else { return [] }
    return account.work.map { duty in
      var record = AssignmentRecord()
      record.account = Entry(accountID(index))
      record.duty = Entry(SyntheticAccount.duties[duty])
      record.representative = Entry(personID(holder))
      record.since = Entry(account.since)
      return record
    }
  }
}
