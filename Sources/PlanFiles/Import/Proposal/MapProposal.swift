import TerritoryPlanning

/// A map proposed from an export's headers, a profile and the plan's period. For `--guess` it is printed with
/// its questions; for `--profile` it stands behind the user's own map, and everything it says is listed.
struct MapProposal {
  let profile: ExportProfile
  let tables: ExportTables
  /// The plan's period, where it is known.
  let period: ClosedRange<CalendarDay>?
  /// Whether the list of people is given beside the export.
  let hasUsers: Bool
  private var lines = MapLines()

  init(
    profile: ExportProfile, tables: ExportTables, period: ClosedRange<CalendarDay>?, hasUsers: Bool,
    marks: [String] = []
  ) {
    self.profile = profile
    self.tables = tables
    self.period = period
    self.hasUsers = hasUsers
    write(marks)
  }

  /// The map as YAML.
  func yaml(withQuestions: Bool) -> String { lines.yaml(withQuestions: withQuestions) }

  private mutating func write(_ marks: [String]) {
    lines.head = [
      "Proposed from the headers of this export. Check every line; those marked ? need an answer.",
      marks.isEmpty
        ? "No product was recognised, so columns are found by their usual names."
        : "It looks like \(profile.title), by the columns \(marks.prefix(6).joined(separator: ", ")).",
    ]
    lines.top("profile", profile.name)
    lines.top(
      "period",
      period.map { "{name: \(Self.name($0)), start: \($0.lowerBound.iso), end: \($0.upperBound.iso)}" }
        ?? "{name: ?, start: ?, end: ?}")
    if period == nil { lines.groups[1].lines[0].value = nil }
    lines.top("currency", nil, "of all money, such as CNY or USD")
    accounts()
    people()
    deals()
    value()
    unread()
  }

  private mutating func accounts() {
    guard let table = tables.accounts else {
      lines.top("accounts", nil, "no table looks like a list of accounts")
      return
    }
    let found = table.columns(profile.accounts, ExportProfile.plain.accounts)
    var group = MapLines.Group(key: "accounts", lines: Self.place(table))
    func add(_ key: String, _ column: String?, _ remark: String = "") {
      group.lines.append(MapLines.Line(key: key, value: column.map(MapLines.quoted), remark: remark))
    }
    add("id", found[.id] ?? found[.name])
    add("name", found[.name] ?? found[.id])
    add("region", found[.region] ?? found[.city], "its distinct values become the regions")
    let optional: [AccountField] = [
      .latitude, .longitude, .industry, .segment, .parent, .owner, .ownerID, .named, .city, .phone, .website,
      .created,
    ]
    for field in optional {
      if let column = found[field], field != .city || found[.region] != nil { add(field.rawValue, column) }
    }
    if let turnover = found[.turnover] {
      group.remarks.append("\(turnover) looks like the customer's own turnover; it is not revenue with you.")
    }
    lines.groups.append(group)
  }

  private mutating func people() {
    let days = period.map { workingDays($0) }
    let working = days.map { String($0 * 480) }
    let rest = days.map { String($0 * 120) }
    var group = MapLines.Group(key: "people", lines: [])
    if !hasUsers, let table = tables.people {
      let found = table.columns(ExportProfile.people, [])
      group.lines += Self.place(table)
      let id = found[.name] ?? found[.id] ?? found[.email]
      group.lines.append(MapLines.Line(key: "id", value: id.map(MapLines.quoted), remark: ""))
      for field in [PersonField.team, .manager, .region] {
        guard let column = found[field] else { continue }
        group.lines.append(
          MapLines.Line(key: field.rawValue, value: MapLines.quoted(column), remark: ""))
      }
    } else if !hasUsers {
      group.remarks.append("no table of people: the owners of the accounts become the people of the plan")
    }
    group.lines += [
      MapLines.Line(key: "role", value: "all_round", remark: "assumed"),
      MapLines.Line(key: "working_minutes", value: working, remark: "of a period, before meetings"),
      MapLines.Line(key: "non_selling_minutes", value: rest, remark: "meetings, training, reports"),
    ]
    lines.groups.append(group)
  }

  private mutating func deals() {
    guard let table = tables.deals else {
      lines.tail.append("no table looks like a list of deals")
      return
    }
    let found = table.columns(profile.deals, ExportProfile.plain.deals)
    var group = MapLines.Group(key: "deals", lines: Self.place(table))
    let keys: [DealField] = [
      .id, .name, .account, .accountName, .person, .personID, .stage, .value, .currency, .opened, .closed,
      .product,
    ]
    let required: [DealField] = [.person, .stage, .value, .closed]
    for field in keys where found[field] != nil || required.contains(field) {
      group.lines.append(
        MapLines.Line(key: field.rawValue, value: found[field].map(MapLines.quoted), remark: ""))
    }
    if found[.account] == nil, found[.accountName] == nil {
      group.lines.append(MapLines.Line(key: "account", value: nil, remark: ""))
    }
    group.lines += [
      MapLines.Line(key: "without_account", value: "leave_out", remark: "or refuse"),
      MapLines.Line(key: "unknown_person", value: "leave_empty", remark: "or refuse"),
    ]
    lines.groups.append(group)
  }

  private mutating func value() {
    let hasDeals = tables.deals != nil
    var current: String?
    if hasDeals, let period {
      let start = period.lowerBound.daysSince1970
      let from = CalendarDay(daysSince1970: start - 365)
      let to = CalendarDay(daysSince1970: start - 1)
      let days = period.upperBound.daysSince1970 - start + 1
      let times = WrittenNumber.written((Double(days) / 365 * 10_000).rounded() / 10_000)
      current = "{won_deals: {from: \(from.iso), to: \(to.iso), times: \(times)}}"
    }
    lines.groups.append(
      MapLines.Group(
        key: "value",
        lines: [
          MapLines.Line(
            key: "current", value: current,
            remark: current != nil
              ? "won deals of the year before, as a period's"
              : hasDeals
                ? "{won_deals: {from: ?, to: ?, times: ?}}, won deals of a span of days as a period's"
                : "{column: {name: ?, times: 1}}, revenue with you, not the customer's own turnover"),
          MapLines.Line(
            key: "potential", value: hasDeals ? "{open_deals: 1}" : nil,
            remark: hasDeals
              ? "current revenue and the deals in progress; or {times_current: ?}, {column: ?}"
              : "{times_current: ?} or {column: ?}"),
        ]))
    let hasOwner = tables.accounts.map {
      $0.columns(profile.accounts, ExportProfile.plain.accounts)[.owner] != nil
    }
    let duties = "duties: [acquisition, maintenance, after_sales]"
    lines.top(
      "incumbents",
      hasOwner == true
        ? "{rule: owner, \(duties)}" : hasDeals ? "{rule: most_won, share: 20 %, \(duties)}" : "none")
  }

  /// Columns that mean nothing to a plan: kept, but not read.
  private mutating func unread() {
    for table in tables.all {
      let read: Set<String>
      if table.file == tables.accounts?.file, table.sheet == tables.accounts?.sheet {
        read = Set(table.columns(profile.accounts, ExportProfile.plain.accounts).values)
      } else if table.file == tables.deals?.file, table.sheet == tables.deals?.sheet {
        read = Set(table.columns(profile.deals, ExportProfile.plain.deals).values)
      } else if table.file == tables.people?.file, table.sheet == tables.people?.sheet {
        read = Set(table.columns(ExportProfile.people, []).values)
      } else {
        lines.tail.append("\(table.file)\(table.sheet.map { " \($0)" } ?? ""): not used")
        continue
      }
      let unknown = table.header.filter { !$0.isEmpty && !read.contains($0) }
      if !unknown.isEmpty {
        lines.tail.append("\(table.file): kept, not read: \(unknown.joined(separator: ", "))")
      }
    }
  }

  private static func place(_ table: FoundTable) -> [MapLines.Line] {
    var lines = [MapLines.Line(key: "file", value: MapLines.quoted(table.file), remark: "")]
    if let sheet = table.sheet {
      lines.append(MapLines.Line(key: "sheet", value: MapLines.quoted(sheet), remark: ""))
    }
    return lines
  }

  /// `2026 Q4` for a quarter, else the two days.
  static func name(_ period: ClosedRange<CalendarDay>) -> String {
    let (first, last) = (period.lowerBound.civil, period.upperBound.civil)
    let next = CalendarDay(daysSince1970: period.upperBound.daysSince1970 + 1).civil
    if first.year == last.year, first.day == 1, next.day == 1, first.month % 3 == 1,
      last.month == first.month + 2
    {
      return "\(first.year) Q\(first.month / 3 + 1)"
    }
    return "\(period.lowerBound.iso) to \(period.upperBound.iso)"
  }

  /// Mondays to Fridays.
  private func workingDays(_ period: ClosedRange<CalendarDay>) -> Int {
    (period.lowerBound.daysSince1970...period.upperBound.daysSince1970).count { day in
      // 1970-01-01 was a Thursday.
      let weekday = ((day % 7) + 7 + 3) % 7
      return weekday < 5
    }
  }
}
