/// Words of the lists that the page's script writes. `%1`, `%2`, `%3` stand for figures and names.
enum ListWord: String, Sendable, CaseIterable {
  case everybody, everywhere, handovers, everything, clear, previous, next, shown, filteredFrom, none, stays
  case only, printCut
}

/// What lists of handovers and accounts say.
protocol ListPhrases: Sendable {
  func text(_ word: ListWord) -> String
  /// Handovers that the page without its script leaves out.
  func furtherHandovers(_ count: String) -> String
  func mostAreNearTies(_ count: String, of all: String) -> String
  /// The same of one representative's handovers, which the list has.
  func allInList(_ count: String) -> String
}

extension EnglishPhrases {
  func text(_ word: ListWord) -> String {
    switch word {
    case .everybody: "Everybody"
    case .everywhere: "All regions"
    case .handovers: "Handovers (%1)"
    case .everything: "All accounts and duties (%1)"
    case .clear: "Clear filters"
    case .previous: "Previous"
    case .next: "Next"
    case .shown: "%1–%2 of %3"
    case .filteredFrom: "%1–%2 of %3 that match, of %4 in all"
    case .none: "Nothing in the list matches."
    case .stays: "stays"
    case .only: "Only: %1. %2 of %3."
    case .printCut: "The first %1 of %2 are printed. Filter the list to print the others."
    }
  }
  func furtherHandovers(_ count: String) -> String {
    "\(count) more are listed where the browser runs the page’s script, and in moves.csv."
  }
  func mostAreNearTies(_ count: String, of all: String) -> String {
    "\(count) of \(all) are too close to call: the estimates are less certain than the advantage is large. "
      + "The others are marked “clear”."
  }
  func allInList(_ count: String) -> String { "All \(count) in the handover list" }
}

extension ChinesePhrases {
  func text(_ word: ListWord) -> String {
    switch word {
    case .everybody: "所有人"
    case .everywhere: "所有区域"
    case .handovers: "交接（%1）"
    case .everything: "全部客户与职责（%1）"
    case .clear: "清除筛选"
    case .previous: "上一页"
    case .next: "下一页"
    case .shown: "第 %1–%2 条，共 %3 条"
    case .filteredFrom: "第 %1–%2 条，符合条件 %3 条，总计 %4 条"
    case .none: "没有符合条件的条目。"
    case .stays: "不变"
    case .only: "仅列出：%1。共 %3 条中的 %2 条。"
    case .printCut: "仅打印前 %1 条，共 %2 条。其余请先筛选再打印。"
    }
  }
  func furtherHandovers(_ count: String) -> String {
    "另有 \(count) 条：浏览器运行本页脚本时可见，moves.csv 中也有。"
  }
  func mostAreNearTies(_ count: String, of all: String) -> String {
    "\(all) 条中有 \(count) 条难分高下：估计值的误差大于优势本身。其余标为“明确”。"
  }
  func allInList(_ count: String) -> String { "交接清单中的全部 \(count) 条" }
}
