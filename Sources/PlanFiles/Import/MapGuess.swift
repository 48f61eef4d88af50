import Foundation
public import TerritoryPlanning

/// A proposal for a map file, made from the headers of a folder of exports. It is printed for a person to
/// confirm and complete; it is never used by itself.
public enum MapGuess {
  /// - Throws: faults of the folder and of files that cannot be read.
  public static func yaml(folder: String) throws(InputFaults) -> String {
    var faults: [InputFault] = []
    let tables = try tables(folder: folder, faults: &faults)
    guard faults.isEmpty else { throw InputFaults(faults, files: []) }
    let profiles = tables.map(Profile.init)
    var lines = [
      "# Proposed from the headers in this folder. Check every line; those marked ? need an answer.",
      "period: {name: ?, start: ?, end: ?}",
      "currency: ?",
    ]
    let deals = profiles.first { $0.has(.dealStage) && $0.has(.dealValue) }
    let people = profiles.first {
      $0.file != deals?.file && ($0.has(.personName) || $0.has(.team) || $0.has(.manager)) && !$0.has(.accountName)
    }
    let accounts = profiles.first {
      $0.file != deals?.file && $0.file != people?.file && ($0.has(.accountName) || $0.has(.accountID))
    }
    lines += accountLines(accounts)
    lines += peopleLines(people, accounts: accounts)
    lines += dealLines(deals)
    lines += valueLines(accounts: accounts, deals: deals)
    for profile in profiles {
      let unknown = profile.headers.filter { HeaderDictionary.meaning(of: $0) == nil }
      if !unknown.isEmpty {
        lines.append("# \(profile.file): not recognised: \(unknown.joined(separator: ", "))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Profile {
    var file: String
    var headers: [String]
    init(_ table: CSVTable) {
      file = table.file
      headers = table.header
    }
    /// The first column with this meaning.
    func column(_ meaning: HeaderDictionary.Meaning) -> String? {
      headers.first { HeaderDictionary.meaning(of: $0) == meaning }
    }
    func has(_ meaning: HeaderDictionary.Meaning) -> Bool { column(meaning) != nil }
    func yaml(_ meaning: HeaderDictionary.Meaning) -> String { column(meaning).map(MapGuess.quoted) ?? "?" }
  }

  private static func tables(
    folder: String, faults: inout [InputFault]
  ) throws(InputFaults) -> [CSVTable] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.lowercased().hasSuffix(".csv") }.sorted()
    } catch {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: folder, line: 0, column: 0), value: "", message: "is not a folder that can be read",
          hint: "give the folder that holds the CRM's CSV files")
      ])
    }
    guard !names.isEmpty else {
      throw InputFaults(faults: [
        InputFault(
          place: SourcePlace(file: folder, line: 0, column: 0), value: "", message: "holds no CSV file",
          hint: "export accounts, people and deals as CSV into this folder")
      ])
    }
    var tables: [CSVTable] = []
    for name in names {
      do throws(InputFault) {
        let text = try SourceText(path: folder + "/" + name, name: name)
        if let table = CSVTable(text, faults: &faults) { tables.append(table) }
      } catch {
        faults.append(error)
      }
    }
    return tables
  }

  private static func accountLines(_ profile: Profile?) -> [String] {
    guard let profile else { return ["accounts: ?  # no file looks like a list of accounts"] }
    let id = profile.has(.accountID) ? profile.yaml(.accountID) : profile.yaml(.accountName)
    var lines = [
      "accounts:", "  file: \(quoted(profile.file))", "  id: \(id)",
      "  name: \(profile.has(.accountName) ? profile.yaml(.accountName) : id)",
      "  region: \(profile.has(.region) ? profile.yaml(.region) : profile.yaml(.city))",
    ]
    let optional: [(String, HeaderDictionary.Meaning)] = [
      ("latitude", .latitude), ("longitude", .longitude), ("industry", .industry), ("parent", .parent),
      ("owner", .owner),
    ]
    for (key, meaning) in optional where profile.has(meaning) {
      lines.append("  \(key): \(profile.yaml(meaning))")
    }
    if let turnover = profile.column(.customersTurnover) {
      lines.append("  # \(turnover) looks like the customer's own turnover; it is not revenue with you.")
    }
    return lines
  }

  private static func peopleLines(_ profile: Profile?, accounts: Profile?) -> [String] {
    guard let profile else { return ["people: ?  # no file looks like a list of salespeople"] }
    let id = profile.column(.owner) ?? profile.column(.personName)
    var lines = ["people:", "  file: \(quoted(profile.file))", "  id: \(id.map(quoted) ?? "?")"]
    for (key, meaning) in [("team", HeaderDictionary.Meaning.team), ("manager", .manager), ("region", .region)]
    where profile.has(meaning) {
      lines.append("  \(key): \(profile.yaml(meaning))")
    }
    return lines + [
      "  role: all_round  # assumed", "  working_minutes: ?  # of a period, before meetings",
      "  non_selling_minutes: ?",
    ]
  }

  private static func dealLines(_ profile: Profile?) -> [String] {
    guard let profile else { return ["# no file looks like a list of deals"] }
    let person = profile.has(.personName) ? profile.yaml(.personName) : profile.yaml(.owner)
    let account = profile.has(.accountName) ? profile.yaml(.accountName) : profile.yaml(.accountID)
    return [
      "deals:", "  file: \(quoted(profile.file))", "  account: \(account)", "  person: \(person)",
      "  stage: \(profile.yaml(.dealStage))", "  value: \(profile.yaml(.dealValue))",
      "  closed: \(profile.yaml(.closeDate))", "  won: [?]", "  without_account: refuse  # or leave_out",
    ]
  }

  private static func valueLines(accounts: Profile?, deals: Profile?) -> [String] {
    let current =
      deals == nil
      ? "    column: {name: ?, times: 1}  # a column with revenue with you, not the customer's own turnover"
      : "    won_deals: {from: ?, to: ?, times: ?}"
    let incumbents =
      accounts?.has(.owner) == true
      ? "incumbents: {rule: owner, duties: [acquisition, maintenance, after_sales]}"
      : deals == nil
        ? "incumbents: none"
        : "incumbents: {rule: most_won, share: 20 %, duties: [acquisition, maintenance, after_sales]}"
    return ["value:", "  current:", current, "  potential:", "    times_current: ?", incumbents]
  }

  /// A YAML scalar; quoted where it could be read as something else.
  static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "_-. /".contains($0) } && !text.hasPrefix("-")
    return isPlain ? text : "\"" + text.replacingOccurrences(of: "\"", with: "\\\"") + "\""
  }
}
