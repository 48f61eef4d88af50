import TerritoryPlanning

/// The tables of a plan folder. docs/files.md describes every column.
struct PlanSchemas: Sendable {
  let accounts: RecordSchema<AccountRecord>
  let representatives: RecordSchema<RepresentativeRecord>
  let regions: RecordSchema<RegionRecord>
  let neighbours: RecordSchema<NeighbourRecord>
  let assignments: RecordSchema<AssignmentRecord>
  let regionOwners: RecordSchema<RegionOwnerRecord>
  let travel: RecordSchema<TravelRecord>
  let opportunities: RecordSchema<OpportunityRecord>

  /// `duties`: ids of the plan's duties, in order; each gives a column `pin_<duty>` and `skill_<duty>`.
  init(duties: [String]) {
    accounts = Self.accounts(duties)
    representatives = Self.representatives(duties)
    regions = Self.regions
    neighbours = Self.neighbours
    assignments = Self.assignments
    regionOwners = Self.regionOwners
    travel = Self.travel
    opportunities = Self.opportunities
  }

  private static func accounts(_ duties: [String]) -> RecordSchema<AccountRecord> {
    typealias Field = RecordField<AccountRecord>
    var fields: [Field] = [
      Field("id", \.id, .text, isRequired: true),
      Field("name", \.name, .text, fallback: { record, _ in record.id.value ?? "" }),
      Field("region", \.region, .text, isRequired: true),
      Field("latitude", \.latitude, .number), Field("longitude", \.longitude, .number),
      Field("segment", \.segment, .text, fallback: { record, parameters in record.segmentID(parameters) }),
      Field("industry", \.industry, .text),
      Field("potential", \.potential, .money, isRequired: true),
      Field("current", \.current, .money, isRequired: true, fallback: { _, _ in "0" }),
      Field("currency", \.currency, .text, fallback: { _, parameters in parameters.currency }),
      Field(
        "lifecycle", \.lifecycle, .choice,
        fallback: { record, _ in record.assumedLifecycle.rawValue }),
      Field("named", \.isNamed, .flag, fallback: { _, _ in "no" }),
      Field("parent", \.parent, .text),
      Field("required_qualifications", \.requiredQualifications, .list, isList: true),
      Field("credit_risk", \.creditRisk, .number, fallback: { _, _ in "0" }),
      Field("satisfaction", \.satisfaction, .number),
      Field("estimate_error", \.estimateError, .number),
      Field("frozen_until", \.frozenUntil, .day),
      Field("forbidden", \.forbidden, .list, isList: true),
    ]
    for (index, duty) in duties.enumerated() { fields.append(Field("pin_\(duty)", \.pins[index], .text)) }
    return RecordSchema(
      file: "accounts.csv", noun: "account", fields: fields, blank: AccountRecord(dutyCount: duties.count),
      origin: \.origin)
  }

  private static func representatives(_ duties: [String]) -> RecordSchema<RepresentativeRecord> {
    typealias Field = RecordField<RepresentativeRecord>
    var fields: [Field] = [
      Field("id", \.id, .text, isRequired: true),
      Field("name", \.name, .text, fallback: { record, _ in record.id.value ?? "" }),
      Field("team", \.team, .text), Field("manager", \.manager, .text),
      Field("latitude", \.latitude, .number), Field("longitude", \.longitude, .number),
      Field("region", \.region, .text),
      Field("role", \.role, .choice, fallback: { _, _ in Representative.Role.allRound.rawValue }),
      Field("duties", \.duties, .list, isList: true, fallback: { $0.assumedDuties($1) }),
      Field("qualifications", \.qualifications, .list, isList: true),
      Field("working_minutes", \.workingMinutes, .minutes, isRequired: true),
      Field("non_selling_minutes", \.nonSellingMinutes, .minutes, fallback: { _, _ in "0" }),
      Field("fte", \.fullTimeEquivalent, .number, fallback: { _, _ in "1" }),
      Field("presence", \.presence, .number, fallback: { _, _ in "1" }),
      Field("travel_limit_minutes", \.travelLimit, .minutes),
      Field("load_cap", \.loadCap, .count),
      Field("regions", \.regions, .list, isList: true),
      Field("cost", \.cost, .money, fallback: { _, _ in "0" }),
      Field("status", \.status, .choice, fallback: { _, _ in "active" }),
      Field("status_date", \.statusDate, .day),
      Field("leave", \.leave, .list, isList: true),
      Field("last_day", \.lastDay, .day),
      Field("keeps_until_leaving", \.keepsUntilLeaving, .flag, fallback: { _, _ in "no" }),
      Field("training_minutes", \.trainingMinutes, .minutes),
      Field("trained_from", \.trainedFrom, .day),
    ]
    for (index, duty) in duties.enumerated() {
      fields.append(Field("skill_\(duty)", \.skill[index], .number, fallback: { _, _ in "1" }))
    }
    for (index, duty) in duties.enumerated() { fields.append(Field("gain_\(duty)", \.gain[index], .number)) }
    return RecordSchema(
      file: "representatives.csv", noun: "representative", fields: fields,
      blank: RepresentativeRecord(dutyCount: duties.count), origin: \.origin)
  }

  private static var regions: RecordSchema<RegionRecord> {
    typealias Field = RecordField<RegionRecord>
    return RecordSchema(
      file: "regions.csv", noun: "region",
      fields: [
        Field("id", \.id, .text, isRequired: true),
        Field("name", \.name, .text, fallback: { record, _ in record.id.value ?? "" }),
        Field("parent", \.parent, .text), Field("latitude", \.latitude, .number),
        Field("longitude", \.longitude, .number),
        Field("neighbours", \.neighbours, .list, isList: true),
      ], blank: RegionRecord(), origin: \.origin)
  }

  private static var neighbours: RecordSchema<NeighbourRecord> {
    typealias Field = RecordField<NeighbourRecord>
    return RecordSchema(
      file: "neighbours.csv", noun: "pair of neighbours",
      fields: [
        Field("region_a", \.regionA, .text, isRequired: true),
        Field("region_b", \.regionB, .text, isRequired: true),
      ], blank: NeighbourRecord(), origin: \.origin)
  }

  private static var assignments: RecordSchema<AssignmentRecord> {
    typealias Field = RecordField<AssignmentRecord>
    return RecordSchema(
      file: "assignments.csv", noun: "assignment",
      fields: [
        Field("account", \.account, .text, isRequired: true),
        Field("duty", \.duty, .text, isRequired: true),
        Field("representative", \.representative, .text, isRequired: true),
        Field("since", \.since, .day),
      ], blank: AssignmentRecord(), origin: \.origin)
  }

  private static var regionOwners: RecordSchema<RegionOwnerRecord> {
    typealias Field = RecordField<RegionOwnerRecord>
    return RecordSchema(
      file: "region_owners.csv", noun: "region owner",
      fields: [
        Field("region", \.region, .text, isRequired: true),
        Field("duty", \.duty, .text, isRequired: true),
        Field("representative", \.representative, .text, isRequired: true),
      ], blank: RegionOwnerRecord(), origin: \.origin)
  }

  private static var travel: RecordSchema<TravelRecord> {
    typealias Field = RecordField<TravelRecord>
    return RecordSchema(
      file: "travel.csv", noun: "travel time",
      fields: [
        Field("representative", \.representative, .text, isRequired: true),
        Field("account", \.account, .text, isRequired: true),
        Field("minutes", \.minutes, .minutes, isRequired: true),
      ], blank: TravelRecord(), origin: \.origin)
  }

  private static var opportunities: RecordSchema<OpportunityRecord> {
    typealias Field = RecordField<OpportunityRecord>
    return RecordSchema(
      file: "opportunities.csv", noun: "opportunity",
      fields: [
        Field("id", \.id, .text), Field("account", \.account, .text, isRequired: true),
        Field("representative", \.representative, .text), Field("product", \.product, .text),
        Field("stage", \.stage, .choice, isRequired: true), Field("opened", \.opened, .day),
        Field("closed", \.closed, .day), Field("value", \.value, .money),
      ], blank: OpportunityRecord(), origin: \.origin)
  }
}
