public import TerritoryPlanning

/// The words of a repairs file that the program reads back, in both languages; either is understood.
public enum RepairWords: Sendable, CaseIterable {
  case english, chinese

  enum Column: String, CaseIterable {
    case apply, finding, confidence, table, line, record, name, column, value, action, proposal, rows, reason
  }

  func header(_ column: Column) -> String {
    guard self == .chinese else { return column.rawValue }
    return switch column {
    case .apply: "采用"
    case .finding: "发现"
    case .confidence: "把握"
    case .table: "表"
    case .line: "行号"
    case .record: "记录"
    case .name: "名称"
    case .column: "列"
    case .value: "现值"
    case .action: "处理"
    case .proposal: "建议值"
    case .rows: "涉及行数"
    case .reason: "理由"
    }
  }

  func word(_ kind: CleaningTable.Kind) -> String {
    guard self == .chinese else { return kind.rawValue }
    return switch kind {
    case .accounts: "客户"
    case .deals: "商机"
    case .people: "人员"
    }
  }

  public func word(_ action: RepairAction) -> String {
    guard self == .chinese else { return action.rawValue }
    return switch action {
    case .merge: "合并"
    case .set: "改为"
    case .replace: "全部改为"
    case .clear: "清空"
    case .leaveOut: "不导入"
    }
  }

  /// What a cell of the column `apply` says; nil for neither yes nor no.
  static func isYes(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "y", "true", "1", "是", "采用", "√", "x": true
    case "", "no", "n", "false", "0", "否": false
    default: nil
    }
  }
}
