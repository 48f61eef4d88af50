import Foundation
public import TerritoryPlanning

/// What the user gives to an import.
public struct ImportRequest: Sendable {
  /// A folder with the export's files, or one file.
  public var export: String
  /// Path of the map file; nil without one.
  public var map: String?
  /// Name of a profile, before the map's own `profile:`.
  public var profile: String?
  /// Path of the list of users, before the map's own `users:`.
  public var users: String?
  /// First and last day of the plan, before the map's own `period:`, as `2026-10-01..2026-12-31`.
  public var period: String?
  /// ISO 4217 code, before the map's own `currency:`.
  public var currency: String?

  public init(
    export: String, map: String? = nil, profile: String? = nil, users: String? = nil, period: String? = nil,
    currency: String? = nil
  ) {
    self.export = export
    self.map = map
    self.profile = profile
    self.users = users
    self.period = period
    self.currency = currency
  }

  /// The complete map: the user's own over what the profile proposes.
  ///
  /// - Throws: all faults of the map, and of files that cannot be read.
  func completeMap(_ folder: ExportFolder) throws(InputFaults) -> ImportMap {
    var own = SettingNode(value: .map([]), place: SourcePlace(file: "command line", line: 0, column: 0))
    if let map { own = try SettingsFile.read(path: map, name: FilePaths.lastComponent(map)) }
    own = MapOverlay.merge(try flags(), over: own)
    guard let name = own.scalar("profile") else { return try ImportMap(settings: own) }
    let profile = try Self.profile(name, place: own.entry("profile")?.place ?? own.place)
    var tables = try ExportTables(folder)
    tables.assign(profile, wanted: Self.wanted(own))
    guard tables.accounts != nil || own.entry("accounts") != nil else {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: export, line: 0, column: 0), value: folder.names.joined(separator: ", "),
          message: "holds no table that looks like a list of accounts",
          hint: "add the export of accounts, or name its file and columns in a map file, beneath accounts:")
      ])
    }
    let proposal = MapProposal(
      profile: profile, tables: tables, period: Self.period(own), hasUsers: own.entry("users") != nil)
    let proposed = try Self.read(proposal.yaml(withQuestions: false), name: "profile \(profile.name)")
    do throws(InputFaults) {
      return try ImportMap(settings: MapOverlay.merge(own, over: proposed))
    } catch {
      throw Self.explained(error, profile: profile)
    }
  }

  /// Faults of what a profile proposed are about the export, not about lines that nobody wrote.
  private static func explained(_ found: InputFaults, profile: ExportProfile) -> InputFaults {
    InputFaults(
      faults: found.faults.map { fault in
        guard fault.place.file == "profile \(profile.name)" else { return fault }
        var fault = fault
        (fault.place.line, fault.place.column) = (0, 0)
        fault.message += ": this export has no column that the profile knows for it"
        fault.hint = "name the column in a map file, beneath \(fault.place.field): (see --guess)"
        return fault
      })
  }

  /// A proposal for a map, with its questions, to be completed by a person.
  ///
  /// - Throws: all faults of files that cannot be read.
  public func guess() throws(InputFaults) -> String {
    let folder = try ExportFolder(export)
    var tables = try ExportTables(folder)
    var (profile, marks) = tables.recognised()
    let flags = try flags()
    if let name = self.profile { profile = try Self.profile(name, place: flags.place) }
    tables.assign(profile, wanted: [:])
    return MapProposal(
      profile: profile, tables: tables, period: Self.period(flags), hasUsers: users != nil, marks: marks
    ).yaml(withQuestions: true)
  }

  private static func profile(_ name: String, place: SourcePlace) throws(InputFaults) -> ExportProfile {
    if let profile = ExportProfile.named(name) { return profile }
    throw InputFaults(faults: [
      InputFault(
        place: place, value: name, message: "is not a profile",
        hint: Suggestion.hint(for: name, in: ExportProfile.all.map(\.name)))
    ])
  }

  /// What the command line says, as a map.
  private func flags() throws(InputFaults) -> SettingNode {
    var lines: [String] = []
    if let profile { lines.append("profile: \(MapLines.quoted(profile))") }
    if let users {
      // Beside the person who types, not beside the export.
      let path = users.hasPrefix("/") ? users : FileManager.default.currentDirectoryPath + "/" + users
      lines.append("users: {file: \(MapLines.quoted(path))}")
    }
    if let currency { lines.append("currency: \(MapLines.quoted(currency))") }
    if let period {
      let days = period.split(separator: ".", omittingEmptySubsequences: true).compactMap {
        CalendarDay(iso: $0)
      }
      guard days.count == 2, days[0] <= days[1] else {
        throw InputFaults(faults: [
          InputFault(
            place: SourcePlace(file: "command line", line: 0, column: 0), value: period,
            message: "is not a period", hint: "write its first and last day: --period 2026-10-01..2026-12-31")
        ])
      }
      lines.append(
        "period: {name: \(MapProposal.name(days[0]...days[1])), start: \(days[0].iso), end: \(days[1].iso)}")
    }
    return try Self.read(lines.isEmpty ? "{}" : lines.joined(separator: "\n"), name: "command line")
  }

  private static func read(_ yaml: String, name: String) throws(InputFaults) -> SettingNode {
    do throws(InputFault) {
      return try SettingsFile.read(SourceText(bytes: Array(yaml.utf8), file: name))
    } catch {
      throw InputFaults(faults: [error])
    }
  }

  /// Files that the map names by role.
  private static func wanted(_ map: SettingNode) -> [KeptExport.Role: (file: String, sheet: String?)] {
    var wanted: [KeptExport.Role: (file: String, sheet: String?)] = [:]
    for role in [KeptExport.Role.accounts, .deals, .people] {
      guard let group = map.entry(role.rawValue), let file = group.scalar("file") else { continue }
      wanted[role] = (file, group.scalar("sheet"))
    }
    return wanted
  }

  private static func period(_ map: SettingNode) -> ClosedRange<CalendarDay>? {
    guard let period = map.entry("period"),
      let start = period.scalar("start").flatMap({ CalendarDay(iso: $0) }),
      let end = period.scalar("end").flatMap({ CalendarDay(iso: $0) }), start <= end
    else { return nil }
    return start...end
  }
}

extension SettingNode {
  /// The value of a key of a map, whatever it is.
  fileprivate func entry(_ key: String) -> SettingNode? {
    guard case .map(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// A single value of a key of a map.
  fileprivate func scalar(_ key: String) -> String? {
    guard case .scalar(let text)? = entry(key)?.value else { return nil }
    return text
  }
}
