import TerritoryPlanning

/// A row of a table of possible positions: `count` alike in one place.
struct PositionRecord: Sendable, Equatable {
  var origin = Origin.none
  var id = Entry<String>.absent
  var role = Entry<Representative.Role>.absent
  var region = Entry<String>.absent
  var count = Entry<Int>.absent
  var cost = Entry<Money>.absent
  var team = Entry<String>.absent
  /// Id of a representative whose time, duties, skill and qualifications the positions have.
  var like = Entry<String>.absent
  /// Day from which the position is filled; long before the period for somebody in full strength.
  var from = Entry<CalendarDay>.absent
  var workingMinutes = Entry<Minutes>.absent
  var nonSellingMinutes = Entry<Minutes>.absent

  /// Most positions of one row.
  static let mostCount = 1000

  static var schema: RecordSchema<PositionRecord> {
    typealias Field = RecordField<PositionRecord>
    return RecordSchema(
      file: "positions.csv", noun: "position",
      fields: [
        Field("id", \.id, .text),
        Field("role", \.role, .choice, isRequired: true),
        Field("region", \.region, .text, isRequired: true),
        Field("count", \.count, .count, fallback: { _, _ in "1" }),
        Field("cost", \.cost, .money, isRequired: true),
        Field("team", \.team, .text), Field("like", \.like, .text), Field("from", \.from, .day),
        Field("working_minutes", \.workingMinutes, .minutes),
        Field("non_selling_minutes", \.nonSellingMinutes, .minutes),
      ], blank: PositionRecord(), origin: \.origin)
  }
}
