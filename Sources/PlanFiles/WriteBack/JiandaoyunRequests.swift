import Foundation

/// What Jiandaoyun's interface needs to know beside the records: ids that no export shows.
public struct JiandaoyunForm: Sendable, Equatable {
  public var application: String
  public var entry: String
  /// Ids such as `_widget_1432728651402`, by the name of the column.
  public var widgets: [String: String]

  public init(application: String = "", entry: String = "", widgets: [String: String] = [:]) {
    self.application = application
    self.entry = entry
    self.widgets = widgets
  }

  /// What is missing for these columns, named as the user gives it.
  func missing(for columns: [String]) -> [String] {
    (application.isEmpty ? ["--app"] : []) + (entry.isEmpty ? ["--entry"] : [])
      + columns.filter { widgets[$0, default: ""].isEmpty }.map { "--widget \"\($0)=_widget_…\"" }
  }
}

/// Bodies of requests that set one member for up to 100 records (`app/entry/data/batch_update`). Creating records
/// (`batch_create`) would make every account a second time.
enum JiandaoyunRequests {
  private struct Body: Encodable {
    struct Value: Encodable { var value: String }
    var application: String
    var entry: String
    var records: [String]
    var data: [String: Value]

    enum CodingKeys: String, CodingKey {
      case application = "app_id"
      case entry = "entry_id"
      case records = "data_ids"
      case data
    }
  }

  /// One body a line: records with the same new owner together, owners in the order of their first record.
  ///
  /// - Parameter rows: id of the record and user name of the member.
  static func lines(
    _ rows: [(id: String, owner: String)], form: JiandaoyunForm, column: String, limit: Int
  ) -> (bytes: [UInt8], requests: Int) {
    var owners: [String] = []
    var records: [String: [String]] = [:]
    for row in rows {
      if records[row.owner] == nil { owners.append(row.owner) }
      records[row.owner, default: []].append(row.id)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    var requests = 0
    for owner in owners {
      let ids = records[owner] ?? []
      for range in SplitTable.ranges(count: ids.count, rows: limit) {
        let body = Body(
          application: form.application, entry: form.entry, records: Array(ids[range]),
          data: [form.widgets[column] ?? "": Body.Value(value: owner)])
        guard let data = try? encoder.encode(body) else { preconditionFailure("plain data always encode") }
        bytes += data
        bytes.append(0x0A)
        requests += 1
      }
    }
    return (bytes, requests)
  }

  /// 24 hexadecimal digits.
  static func isRecordID(_ id: String) -> Bool {
    id.utf8.count == 24
      && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }
}
