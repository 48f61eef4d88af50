import AssignmentEngine

/// Which moves are done, with what the plan is worth and how far each demand is from being met, kept up to date
/// move by move in exact integers. Doing a move and taking it back restores every figure.
///
/// Demands are numbered: rows, ties, spreads, territories.
struct MoveState {
  let model: MoveModel
  private(set) var isDone: [Bool]
  /// In minor units.
  private(set) var objective: Int128
  /// How far each demand is from being met; 0 where it is.
  private(set) var violation: [Int64]
  /// How far it may be: no further than before the moves that are not settled.
  private(set) var allowed: [Int64]
  /// Demands beyond what is allowed.
  private(set) var beyond = 0
  /// Hard rules that do not hold: demands not met, and barriers that object.
  private(set) var brokenRules = 0
  /// What is left to mend of what the start breaks: violation over violation at the start, summed up, and each
  /// objection as one; in units of `whole`.
  private(set) var unmended: Int64 = 0
  static let whole: Int64 = 1 << 30

  private var activity: [Int64]
  private var marks: [Int32]
  private var slots: [Int32]
  private var loads: [Int64]
  private var places: [Int32]
  private let atStart: [Int64]
  /// Demands that the start does not meet.
  private let toMend: [Int]
  private let bounds: [SideRow]
  private let atStartUnmended: Int64
  private let firstTie, firstSpread, firstTerritory: Int

  init(_ model: MoveModel) {
    self.model = model
    let problem = model.problem
    let start = model.ends.startAssignment
    let judged = problem.judge(start)
    isDone = Array(repeating: false, count: model.count)
    objective = judged.objective
    let activity = model.rows.map { Int64(judged.activity[$0]) }
    self.activity = activity
    bounds = model.rows.map { problem.rows[$0] }
    var isTaken = [Bool](repeating: false, count: problem.columnCount)
    for column in start.columns { isTaken[Int(column)] = true }
    marks = model.indicators.map { number in
      Int32(problem.indicators[number].marked.count { isTaken[Int($0)] })
    }
    let ties = model.ties
    slots = ties.counts
    loads = ties.kinds.indices.map { tie in
      (ties.slotStart[tie]..<ties.slotStart[tie + 1]).reduce(0) {
        $0 + ties.load(tie, count: ties.counts[$1])
      }
    }
    places = model.places.counts
    firstTie = model.rows.count
    firstSpread = firstTie + ties.kinds.count
    firstTerritory = firstSpread + model.spreads.limits.count
    var violation = zip(bounds, activity).map { Self.violation(of: $0, at: $1) }
    violation += zip(ties.kinds.indices, loads).map { ties.excess($0, load: $1) }
    violation += model.spreads.limits.indices.map { model.spreads.excess($0, activity: activity) }
    violation += model.places.graphs.indices.map { model.places.excess($0, counts: model.places.counts) }
    self.violation = violation
    allowed = violation
    atStart = violation
    toMend = violation.enumerated().filter { $0.element > 0 }.map(\.offset)
    let objections = model.objections.reduce(0, +)
    brokenRules = objections + violation.count { $0 > 0 }
    unmended = Int64(brokenRules) * Self.whole
    atStartUnmended = unmended
  }

  /// Does a move, or takes it back.
  mutating func toggle(_ move: Int) {
    let sign: Int64 = isDone[move] ? -1 : 1
    isDone[move].toggle()
    objective += Int128(sign * model.values[move])
    brokenRules -= Int(sign) * model.objections[move]
    unmended -= sign * Int64(model.objections[move]) * Self.whole
    for position in model.rowChanges[move] {
      let change = model.rowChanges.elements[position]
      add(sign * change.amount, toRow: Int(change.row))
    }
    for position in model.unmarks[move] { mark(Int(model.unmarks.elements[position]), by: Int32(-sign)) }
    for position in model.marks[move] { mark(Int(model.marks.elements[position]), by: Int32(sign)) }
    for position in model.ties.changes[move] {
      let change = model.ties.changes.elements[position]
      let (left, taken) = sign > 0 ? (change.from, change.to) : (change.to, change.from)
      count(-1, in: Int(left), of: Int(change.tie))
      count(1, in: Int(taken), of: Int(change.tie))
    }
    for position in model.places.changes[move] {
      let change = model.places.changes.elements[position]
      place(Int32(sign) * change.amount, at: Int(change.node), of: Int(change.territory))
    }
  }

  /// The share of what the start breaks that is mended, 0...1; 1 where it breaks nothing.
  var mendedShare: Double { atStartUnmended > 0 ? 1 - Double(unmended) / Double(atStartUnmended) : 1 }

  /// From now on no demand may be further from being met than it is. Returns what was allowed before.
  mutating func settle() -> [(demand: Int, allowed: Int64)] {
    var before: [(demand: Int, allowed: Int64)] = []
    for demand in toMend where violation[demand] < allowed[demand] {
      before.append((demand, allowed[demand]))
      allowed[demand] = violation[demand]
    }
    return before
  }

  /// What is allowed of each demand that the start does not meet.
  var allowedToMend: [Int64] { toMend.map { allowed[$0] } }

  /// Takes back what `settle` did.
  mutating func unsettle(_ before: [(demand: Int, allowed: Int64)]) {
    for (demand, allowed) in before {
      if violation[demand] > self.allowed[demand], violation[demand] <= allowed { beyond -= 1 }
      self.allowed[demand] = allowed
    }
  }

  // MARK: - Parts

  private mutating func add(_ amount: Int64, toRow row: Int) {
    let before = activity[row]
    activity[row] += amount
    if bounds[row].excessPrice != nil || bounds[row].shortfallPrice != nil {
      objective += Self.price(of: bounds[row], at: before) - Self.price(of: bounds[row], at: activity[row])
    }
    set(row, Self.violation(of: bounds[row], at: activity[row]))
    for spread in model.spreads.ofRow[Int32(row)] ?? [] {
      set(firstSpread + Int(spread), model.spreads.excess(Int(spread), activity: activity))
    }
  }

  private mutating func mark(_ indicator: Int, by amount: Int32) {
    let before = marks[indicator]
    marks[indicator] += amount
    guard (before > 0) != (marks[indicator] > 0) else { return }
    let sign: Int64 = amount > 0 ? 1 : -1
    objective += Int128(sign * model.problem.indicators[model.indicators[indicator]].value)
    for position in model.indicatorChanges[indicator] {
      let change = model.indicatorChanges.elements[position]
      add(sign * change.amount, toRow: Int(change.row))
    }
  }

  private mutating func count(_ amount: Int32, in slot: Int, of tie: Int) {
    guard slot >= 0 else { return }
    loads[tie] -= model.ties.load(tie, count: slots[slot])
    slots[slot] += amount
    loads[tie] += model.ties.load(tie, count: slots[slot])
    set(firstTie + tie, model.ties.excess(tie, load: loads[tie]))
  }

  private mutating func place(_ amount: Int32, at node: Int, of territory: Int) {
    let index = model.places.first[territory] + node
    let before = places[index]
    places[index] += amount
    guard (before > 0) != (places[index] > 0) else { return }
    set(firstTerritory + territory, model.places.excess(territory, counts: places))
  }

  private mutating func set(_ demand: Int, _ now: Int64) {
    let before = violation[demand]
    guard before != now else { return }
    violation[demand] = now
    beyond += (now > allowed[demand] ? 1 : 0) - (before > allowed[demand] ? 1 : 0)
    brokenRules += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
    if atStart[demand] > 0 {
      unmended += Self.share(now, of: atStart[demand]) - Self.share(before, of: atStart[demand])
    }
  }

  private static func share(_ violation: Int64, of start: Int64) -> Int64 {
    Int64(Int128(violation) * Int128(whole) / Int128(start))
  }

  /// Of a hard side only; a priced one is paid for.
  private static func violation(of row: SideRow, at activity: Int64) -> Int64 {
    if let upper = row.upper, row.excessPrice == nil, activity > upper { return activity - upper }
    if let lower = row.lower, row.shortfallPrice == nil, activity < lower { return lower - activity }
    return 0
  }

  private static func price(of row: SideRow, at activity: Int64) -> Int128 {
    if let upper = row.upper, let price = row.excessPrice, activity > upper {
      return Int128(activity - upper) * Int128(price)
    }
    if let lower = row.lower, let price = row.shortfallPrice, activity < lower {
      return Int128(lower - activity) * Int128(price)
    }
    return 0
  }
}
