import TerritoryPlanning

/// The plan folder's tables from what the export said.
extension ImportAssembly {
  /// nil after reporting faults. Values keep the places where the export has them, so that faults found by the
  /// plan's own validation point into the export.
  mutating func records() -> PlanRecords? {
    guard let peopleTable, let accountTable, let parameters = parameters() else { return nil }
    checkDuties(parameters)
    checkAreas()
    guard faults.isEmpty else { return nil }
    var records = PlanRecords(parameters: parameters)
    records.sources = [accountTable.table.file, peopleTable.table.file]
    if let dealTable, let deals {
      records.sources.append(dealTable.table.file)
      records.opportunities = deals.deals.map { record($0, dealTable, parameters) }
    }
    records.regions = regionRecords()
    records.representatives = people.map { record($0, peopleTable, dutyCount: parameters.duties.count) }
    records.accounts = accounts.map { record($0, accountTable, parameters) }
    records.assignments = accounts.flatMap { account in
      account.incumbents.map { incumbent in
        var record = AssignmentRecord()
        record.origin = Self.origin(0, accountTable.table.place(row: account.row))
        record.account = Entry(account.id)
        record.duty = Entry(incumbent.duty)
        record.representative = Entry(incumbent.person)
        return record
      }
    }
    return records
  }

  private static func origin(_ source: Int, _ place: SourcePlace) -> Origin {
    Origin(source: source, line: place.line, column: place.column)
  }

  /// Standard parameters with those of the map on top.
  private mutating func parameters() -> PlanParameters? {
    let digits = CurrencySigns.digits(of: map.currency)
    var standard = PlanParameters.standard(
      period: map.period.name, periodStart: map.period.start, periodEnd: map.period.end,
      currency: map.currency, currencyDigits: digits)
    standard.given = ["period", "period_start", "period_end", "currency"]
    guard let written = map.parameters else { return standard }
    let node = written.openingDottedKeys(faults: &faults)
    var reading = ParameterReading(purpose: .define, parameters: standard)
    _ = node.map(keys: ParameterReading.groups, faults: &reading.faults)
    reading.readGroups(node)
    faults += reading.faults
    return reading.faults.isEmpty ? reading.parameters : nil
  }

  private mutating func checkDuties(_ parameters: PlanParameters) {
    let named = map.incumbentDuties
    let known = parameters.duties.map(\.id)
    for duty in named where !known.contains(duty) {
      refuse(
        whole(map.accounts.file), duty, "is not a duty, but incumbents: duties names it",
        Suggestion.hint(for: duty, in: known))
    }
  }

  private mutating func checkAreas() {
    for area in map.areas {
      for region in area.regions where !regions.contains(region) {
        refuse(
          whole(map.accounts.file), region, "is a region of area \(area.name), but no account lies there",
          Suggestion.hint(for: region, in: regions))
      }
      if regions.contains(area.name), area.regions != [area.name] {
        refuse(
          whole(map.accounts.file), area.name, "is the name of an area and of a region",
          "give the area another name")
      }
    }
    guard map.people.isConfinedToArea, let table = peopleTable, let name = map.people.region,
      let column = table.column(name, faults: &faults)
    else { return }
    for person in people where area(ofRegion: person.region) == nil {
      refuse(
        table.table.place(person.row, column), person.region,
        "is in no area, but people: confined_to: area keeps everybody in theirs",
        "add the region to an area, or leave the person out")
    }
  }

  private func area(ofRegion region: String) -> String? {
    map.areas.first { $0.regions.contains(region) }?.name
  }

  private func regionRecords() -> [RegionRecord] {
    var placesByRegion: [String: [Coordinates]] = [:]
    for account in accounts {
      if let place = account.coordinates { placesByRegion[account.region, default: []].append(place) }
    }
    let areas = map.areas.filter { !regions.contains($0.name) }
    var records = areas.map { area in
      var record = RegionRecord()
      record.id = Entry(area.name)
      return record
    }
    for region in regions {
      var record = RegionRecord()
      record.id = Entry(region)
      record.parent = Entry(area(ofRegion: region).flatMap { $0 == region ? nil : $0 })
      let centre = SphereCentre.of(placesByRegion[region] ?? [])
      record.latitude = Entry(centre?.latitude)
      record.longitude = Entry(centre?.longitude)
      records.append(record)
    }
    return records
  }

  private func record(_ person: ImportedPerson, _ table: ExportTable, dutyCount: Int) -> RepresentativeRecord
  {
    let origin = Self.origin(1, table.table.place(row: person.row))
    func text(_ value: String) -> Entry<String> { Entry(value.isEmpty ? nil : value, origin: origin) }
    var record = RepresentativeRecord(dutyCount: dutyCount)
    record.origin = origin
    record.id = text(person.id)
    record.name = text(person.name)
    record.team = text(person.team)
    record.manager = text(person.manager)
    record.latitude = Entry(person.home?.latitude, origin: origin)
    record.longitude = Entry(person.home?.longitude, origin: origin)
    record.region = text(person.region)
    record.role = Entry(person.role ?? map.people.role, origin: origin)
    let working = person.workingMinutes ?? map.people.workingMinutes
    record.workingMinutes = Entry(Minutes(working), origin: origin)
    record.nonSellingMinutes = Entry(Minutes(nonSelling(of: working)), origin: origin)
    record.travelLimit = Entry(map.people.travelLimitMinutes.map { Minutes($0) }, origin: origin)
    if map.people.isConfinedToArea {
      record.regions = Entry(area(ofRegion: person.region).map { [$0] }, origin: origin)
    }
    return record
  }

  /// Everybody's share of meetings, training and reports.
  private func nonSelling(of working: Int64) -> Int64 {
    let people = map.people
    guard working != people.workingMinutes, people.workingMinutes > 0 else { return people.nonSellingMinutes }
    return Int64(
      (Double(people.nonSellingMinutes) / Double(people.workingMinutes) * Double(working)).rounded())
  }

  private func record(
    _ deal: ImportedDeal, _ table: ExportTable, _ parameters: PlanParameters
  ) -> OpportunityRecord {
    let origin = Self.origin(2, table.table.place(row: deal.row))
    let scale = (0..<parameters.currencyDigits).reduce(1.0) { scale, _ in scale * 10 }
    func text(_ value: String) -> Entry<String> { Entry(value.isEmpty ? nil : value, origin: origin) }
    var record = OpportunityRecord()
    record.origin = origin
    record.id = text(deal.id)
    record.account = text(accounts[deal.account].id)
    record.representative = Entry(deal.representative, origin: origin)
    record.product = text(deal.product)
    record.stage = Entry(deal.stage, origin: origin)
    record.opened = Entry(deal.opened, origin: origin)
    record.closed = Entry(deal.closed, origin: origin)
    record.value = Entry(
      deal.value.map { Money(minorUnits: Int64(($0 * scale).rounded())) }, origin: origin)
    return record
  }

  private func record(
    _ account: ImportedAccount, _ table: ExportTable, _ parameters: PlanParameters
  ) -> AccountRecord {
    let origin = Self.origin(0, table.table.place(row: account.row))
    let scale = (0..<parameters.currencyDigits).reduce(1.0) { scale, _ in scale * 10 }
    func money(_ major: Double) -> Money { Money(minorUnits: Int64((major * scale).rounded())) }
    func text(_ value: String) -> Entry<String> { Entry(value.isEmpty ? nil : value, origin: origin) }
    var record = AccountRecord(dutyCount: parameters.duties.count)
    record.origin = origin
    record.id = text(account.id)
    record.name = text(account.name)
    record.region = text(account.region)
    record.latitude = Entry(account.coordinates?.latitude, origin: origin)
    record.longitude = Entry(account.coordinates?.longitude, origin: origin)
    record.segment = text(account.segment)
    record.industry = text(account.industry)
    record.current = Entry(money(account.current), origin: origin)
    record.potential = Entry(money(account.potential), origin: origin)
    record.isNamed = Entry(account.isNamed ? true : nil, origin: origin)
    record.parent = text(account.parent)
    return record
  }

  /// Lists every parameter of the plan that holds by default or by the map.
  mutating func noteParameters(_ parameters: PlanParameters) {
    for entry in parameters.listing() {
      assume("plan.yaml", .records(.parameter(entry.name, value: entry.value, isGiven: entry.isGiven)))
    }
  }
}
