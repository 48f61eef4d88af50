import Testing

/// One way to get a case wrong, and the faults that must be named.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var edits: [CaseEdit]
  /// Each must be a part of one line of its own among the messages.
  var faults: [Fault]

  /// What a message must contain: the place, the column or key, the value, and the remedy.
  struct Fault: Sendable {
    var place: String
    var parts: [String]
  }

  init(_ name: String, _ edits: [CaseEdit], _ place: String, _ parts: String...) {
    self.name = name
    self.edits = edits
    faults = [Fault(place: place, parts: parts)]
  }

  init(_ name: String, _ edits: [CaseEdit], faults: [Fault]) {
    self.name = name
    self.edits = edits
    self.faults = faults
  }

  var testDescription: String { name }
}

extension BadInput {
  static let values: [BadInput] = [
    BadInput(
      "bad number", [.cell("accounts.csv", line: 3, "potential", "64x")], "accounts.csv:3:",
      "potential `64x`", "is not a number"),
    BadInput(
      "not a number", [.cell("accounts.csv", line: 3, "latitude", "NaN")], "accounts.csv:3:",
      "latitude `NaN`", "leave it empty"),
    BadInput(
      "infinity", [.cell("representatives.csv", line: 2, "fte", "inf")], "representatives.csv:2:",
      "fte `inf`", "is not a number"),
    BadInput(
      "negative capacity", [.cell("representatives.csv", line: 3, "non_selling_minutes", "4801")],
      "representatives.csv:3:", "non_selling_minutes `4801`", "write at most 4800"),
    BadInput(
      "negative working time", [.cell("representatives.csv", line: 3, "working_minutes", "-60")],
      "representatives.csv:3:", "working_minutes `-60`", "is negative"),
    BadInput(
      "zero skill", [.cell("representatives.csv", line: 4, "skill_maintenance", "0")],
      "representatives.csv:4:", "skill_maintenance `0", "write more than 0"),
    BadInput(
      "zero travel speed", [.append("plan.yaml", "travel: {speed: 0}\n")], "plan.yaml:11:",
      "travel.speed", "`0`"),
    BadInput(
      "potential below current", [.cell("accounts.csv", line: 4, "potential", "79999")],
      "accounts.csv:4:", "potential `79999`", "write at least 80000"),
    BadInput(
      "swapped coordinates",
      [
        .cell("accounts.csv", line: 2, "latitude", "121.5"),
        .cell("accounts.csv", line: 2, "longitude", "31.25"),
      ], "accounts.csv:2:", "latitude `121.5`", "look swapped"),
    BadInput(
      "mixed currencies", [.column("accounts.csv", "currency", line: 5, "USD")], "accounts.csv:5:",
      "currency `USD`", "convert the amounts to CNY"),
    BadInput(
      "integer overflow",
      [.cell("accounts.csv", line: 6, "potential", "99999999999999999999999999")], "accounts.csv:6:",
      "potential `99999999999999999999999999`", "digits"),
    BadInput(
      "beyond a 64-bit integer in fen",
      [.cell("accounts.csv", line: 6, "potential", "999999999999999999")], "accounts.csv:6:",
      "potential `999999999999999999", "too large"),
  ]

  static let relations: [BadInput] = [
    BadInput(
      "duplicate id", [.cell("accounts.csv", line: 3, "id", "A-1")], "accounts.csv:3:", "id `A-1`",
      "the first is in accounts.csv:2"),
    BadInput(
      "ids 007 and 7",
      [
        .cell("representatives.csv", line: 2, "id", "007"), .cell("representatives.csv", line: 3, "id", "7"),
      ], "representatives.csv:3:", "id `7`", "looks the same as `007`"),
    BadInput(
      "cyclic family",
      [.column("accounts.csv", "parent", line: 2, "A-2"), .cell("accounts.csv", line: 3, "parent", "A-1")],
      "accounts.csv:2:", "parent `A-2`", "break the cycle"),
    BadInput(
      "circle of extends", [.append("rebalance.yaml", "extends: few-moves.yaml\n")], "rebalance.yaml:",
      "extends", "extends itself", "break the circle"),
    BadInput(
      "pin to a leaver",
      [.append("lose-top-rep.yaml", "pin:\n  - {account: A-2, duty: maintenance, representative: R-1}\n")],
      "lose-top-rep.yaml:11:", "`R-1`", "leaves on 2026-10-01", "pin it to somebody who stays"),
    BadInput(
      "pin that is forbidden", [.column("accounts.csv", "pin_maintenance", line: 7, "R-2")],
      "accounts.csv:7:", "pin_maintenance `R-2`", "forbidden", "remove the pin or the prohibition"),
    BadInput(
      "asymmetric neighbours", [.cell("regions.csv", line: 4, "neighbours", "")], "regions.csv:3:",
      "neighbours `JS`", "list `SH` among the neighbours of `JS` too"),
    BadInput(
      "unknown representative", [.cell("assignments.csv", line: 5, "representative", "R-9")],
      "assignments.csv:5:", "representative `R-9`", "unknown representative"),
    BadInput(
      "everybody absent", [.replace("representatives.csv", ",4800,600,", ",4800,4800,")],
      "representatives.csv:", "nobody has any capacity", "check working_minutes"),
  ]

  static let files: [BadInput] = [
    BadInput(
      "missing column", [.withoutColumn("accounts.csv", "region")], "accounts.csv:1", "`region`", "add it"),
    BadInput(
      "missing id column", [.withoutColumn("representatives.csv", "id")], "representatives.csv:1", "`id`",
      "add it"),
    BadInput(
      "misspelt column", [.replace("accounts.csv", ",industry,", ",industri,")], "accounts.csv:1:",
      "`industri`", "industry"),
    BadInput(
      "line of ten megabytes",
      [.cell("accounts.csv", line: 3, "name", String(repeating: "x", count: 10_000_000))],
      "accounts.csv:3:", "name `xxx", "too long"),
    BadInput("UTF-16", [.utf16("accounts.csv")], "accounts.csv:1:", "UTF-16", "save it as UTF-8"),
    BadInput("empty table", [.overwrite("accounts.csv", "")], "accounts.csv:1", "is empty"),
    BadInput("table of a header", [.overwrite("regions.csv", "id,name\n")], "regions.csv", "has no region"),
    BadInput("empty settings", [.overwrite("plan.yaml", "")], "plan.yaml", "lacks the key `period_start`"),
    BadInput(
      "folder for a table", [.folderInstead("accounts.csv")], "accounts.csv:", "is a directory",
      "give the path of a file"),
    BadInput(
      "folder for the settings", [.folderInstead("plan.yaml")], "plan.yaml:", "is a directory",
      "give the path of a file"),
    BadInput(
      "quote never closed", [.replace("accounts.csv", "岚沅商贸", "\"岚沅商贸")], "accounts.csv:4:",
      "never closed"),
    BadInput(
      "unknown rule", [.replace("tight-fairness.yaml", "balance:", "ballance:")], "tight-fairness.yaml:5:",
      "`ballance`", "balance"),
    BadInput(
      "aliases that multiply",
      [.append("today.yaml", "note: &a [x, x]\nnote_zh: [*a, *a, *a, *a]\n")], "today.yaml:",
      "note"),
  ]

  static let several = BadInput(
    "several faults in several files",
    [
      .replace("plan.yaml", "loss: 3 %", "loss: 300 %"),
      .cell("regions.csv", line: 4, "latitude", "132.06"),
      .cell("representatives.csv", line: 2, "skill_acquisition", "-1"),
      .cell("representatives.csv", line: 4, "region", "XX"),
      .cell("accounts.csv", line: 2, "potential", "1"), .cell("accounts.csv", line: 7, "forbidden", "R-8"),
      .cell("assignments.csv", line: 15, "since", "2026-02-30"),
      .replace("few-moves.yaml", "price: 2", "prize: 2"),
    ],
    faults: [
      Fault(place: "plan.yaml:10:", parts: ["handover.loss `300 %`"]),
      Fault(place: "regions.csv:4:", parts: ["latitude `132.06`"]),
      Fault(place: "representatives.csv:2:", parts: ["skill_acquisition `-1`"]),
      Fault(place: "representatives.csv:4:", parts: ["region `XX`"]),
      Fault(place: "accounts.csv:2:", parts: ["potential `1`"]),
      Fault(place: "accounts.csv:7:", parts: ["forbidden `R-8`"]),
      Fault(place: "assignments.csv:15:", parts: ["since `2026-02-30`"]),
    ])
}
