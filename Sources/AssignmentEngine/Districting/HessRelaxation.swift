internal import GLPK

/// The linear relaxation of the Hess model inside GLPK, with rows that are added when they are broken: "a
/// unit only where there is a centre", and separators. Costs and weights are scaled to about 1.
///
/// Confined to its session's thread.
final class HessRelaxation {
  private enum Row {
    case unit(Int)
    case lower(centre: Int, activity: Int)
    case upper(centre: Int, activity: Int)
    case count
    case link(pair: Int)
    case separator(Int)
  }

  enum Answer {
    /// The point and the multipliers are at hand; where the cutoff was reached, the multipliers alone.
    case solved, cutOff
    case infeasible
    case stopped
    /// GLPK gave up.
    case failed
  }

  let problem: DistrictingProblem
  private let program: Problem
  /// Column of a pair, -1 where it was out from the start.
  private var columnOf: [Int32]
  private var pairOf: [Int32] = []
  /// The pair state that each column's bounds express.
  private var shown: [UInt8] = []
  private var rows: [Row] = []
  private var isLinked: [Bool]
  private var inRows: [Bool] = []
  /// The separators found so far; their rows may have been deleted since.
  private(set) var separators: [DistrictSeparator] = []
  private var placeOf: [DistrictSeparator: Int32] = [:]
  private let costScale: Double
  private let weightScale: [Double]
  /// Values of the last solution, by centre, then unit.
  private(set) var point: [Double]
  private var values: [Double] = []
  private var duals: [Double] = []
  private let meter: DistrictingMeter

  /// - Parameter pairs: what is out here stays out.
  init(_ problem: DistrictingProblem, pairs: PairStates, session: Session, meter: DistrictingMeter) throws {
    self.problem = problem
    self.meter = meter
    let count = problem.unitCount
    costScale = 1_000 / Double(max(1, problem.costs.max() ?? 1))
    weightScale = problem.activities.map { 1 / Double(max(1, $0.bounds.upperBound)) }
    columnOf = [Int32](repeating: -1, count: count * count)
    isLinked = [Bool](repeating: false, count: count * count)
    point = [Double](repeating: 0, count: count * count)
    for pair in 0..<count * count where !pairs.isOut(pair % count, pair / count) {
      columnOf[pair] = Int32(pairOf.count)
      pairOf.append(Int32(pair))
    }
    shown = [UInt8](repeating: PairStates.State.open, count: pairOf.count)
    var model = LinearModel(sense: .minimize)
    for pair in pairOf {
      _ = model.add(LinearModel.Column(cost: Double(problem.costs[Int(pair)]) * costScale, bounds: .unit))
    }
    program = try session.makeProblem(model)
    var batch = RowBatch()
    for unit in 0..<count { appendUnit(unit, &batch) }
    appendCentres(pairs, &batch)
    try program.addRows(batch)
    try program.useCPXBasis()
  }

  private func appendUnit(_ unit: Int, _ batch: inout RowBatch) {
    batch.appendRow(bounds: .equal(to: 1))
    rows.append(.unit(unit))
    for centre in 0..<problem.unitCount {
      let column = columnOf[centre * problem.unitCount + unit]
      if column >= 0 { batch.appendCoefficient(column: Int(column), value: 1) }
    }
  }

  private func appendCentres(_ pairs: PairStates, _ batch: inout RowBatch) {
    let count = problem.unitCount
    let centres = (0..<count).filter { !pairs.isOut($0, $0) }
    for centre in centres {
      for (index, activity) in problem.activities.enumerated() {
        for isLower in [true, false] {
          batch.appendRow(bounds: isLower ? .atLeast(0) : .atMost(0))
          rows.append(
            isLower ? .lower(centre: centre, activity: index) : .upper(centre: centre, activity: index))
          let bound = isLower ? activity.bounds.lowerBound : activity.bounds.upperBound
          for unit in 0..<count {
            let column = columnOf[centre * count + unit]
            let weight = activity.weights[unit] - (unit == centre ? bound : 0)
            if column >= 0, weight != 0 {
              batch.appendCoefficient(column: Int(column), value: Double(weight) * weightScale[index])
            }
          }
        }
      }
    }
    batch.appendRow(bounds: .equal(to: Double(problem.districtCount)))
    rows.append(.count)
    for centre in centres {
      batch.appendCoefficient(column: Int(columnOf[centre * count + centre]), value: 1)
    }
  }

  var rowCount: Int { rows.count }

  /// Makes the columns' bounds express the node.
  func show(_ pairs: PairStates) throws {
    for (column, pair) in pairOf.enumerated() where shown[column] != pairs.state[Int(pair)] {
      shown[column] = pairs.state[Int(pair)]
      let bounds: Bounds =
        switch shown[column] {
        case PairStates.State.out: .equal(to: 0)
        case PairStates.State.taken: .equal(to: 1)
        default: .unit
        }
      try program.setBounds(bounds, column: column)
    }
  }

  /// Solves by the dual simplex method from the present basis; not beyond `cutoff`, in the unit of cost.
  func solve(cutoff: Int64?) throws -> Answer {
    let before = try program.iterationCount()
    defer { meter.simplexIterations += Int64((try? program.iterationCount()).map { $0 - before } ?? 0) }
    var options = SimplexOptions(method: .dual, deadline: meter.deadline, cancellation: meter.cancellation)
    options.sliceIterations = 200
    options.objectiveLimit = cutoff.map { Double($0) * costScale * (1 + 1e-9) + 1e-6 }
    var status = try program.simplex(options)
    if case .failed = status {
      try program.useStandardBasis()
      options.objectiveLimit = nil
      options.method = .primal
      status = try program.simplex(options)
    }
    switch status {
    case .optimal:
      try readPoint()
      return .solved
    case .limitReached(.objective, _): return .cutOff
    case .infeasible: return .infeasible
    case .limitReached, .cancelled: return .stopped
    case .unbounded, .infeasibleOrUnbounded, .failed: return .failed
    }
  }

  private func readPoint() throws {
    try program.copyColumnPrimals(into: &values)
    for (column, pair) in pairOf.enumerated() { point[Int(pair)] = values[column] }
  }

  /// The multipliers of the last basis.
  func multipliers() throws -> DistrictMultipliers {
    try program.copyRowDuals(into: &duals)
    return translate(duals, factor: 1 / costScale)
  }

  /// Multipliers that prove that nothing costs less than `cutoff` where the last solve found no point, from
  /// Farkas weights; nil where GLPK's basis yields none. Costs are at least 0, so that the bound grows with
  /// the weights.
  func multipliersOfInfeasibility(cutoff: Int64) throws -> DistrictMultipliers? {
    guard case .infeasible(let proof?) = try program.solve(SimplexOptions(method: .dual)) else { return nil }
    let gap = max(
      proof.rowRange.lowerBound - proof.columnRange.upperBound,
      proof.columnRange.lowerBound - proof.rowRange.upperBound)
    let sign: Double = proof.rowRange.lowerBound > proof.columnRange.upperBound ? 1 : -1
    let factor = sign * 2 * (Double(cutoff) + 1) / gap
    return translate(proof.rowWeights, factor: factor)
  }

  /// Multipliers from weights on the scaled rows; `factor` brings them to the unit of cost.
  private func translate(_ weights: [Double], factor: Double) -> DistrictMultipliers {
    let scale = DistrictMultipliers.scale(for: problem)
    let kinds = problem.activities.count
    let whole = factor * Double(scale)
    var result = DistrictMultipliers(
      scale: scale, unit: [Int64](repeating: 0, count: problem.unitCount),
      balance: [Int64](repeating: 0, count: problem.unitCount * kinds))
    var balance = [Double](repeating: 0, count: problem.unitCount * kinds)
    for (row, meaning) in rows.enumerated() where weights[row] != 0 {
      let value = weights[row] * whole
      switch meaning {
      case .unit(let unit): result.unit[unit] = DistrictMultipliers.rounded(value)
      case .lower(let centre, let activity):
        balance[centre * kinds + activity] += max(0, value) * weightScale[activity]
      case .upper(let centre, let activity):
        balance[centre * kinds + activity] += min(0, value) * weightScale[activity]
      case .separator(let place):
        let price = DistrictMultipliers.rounded(value)
        if price > 0 { result.separators.append(.init(separator: Int32(place), price: price)) }
      case .count, .link: break  // The bound's formula knows both.
      }
    }
    result.balance = balance.map(DistrictMultipliers.rounded)
    return result
  }

  /// Adds rows "a unit only where there is a centre" that the point breaks.
  /// - Returns: how many.
  func addLinks() throws -> Int {
    var batch = RowBatch()
    for (column, pair) in pairOf.enumerated() where values[column] > 1e-6 && !isLinked[Int(pair)] {
      let centre = Int(pair) / problem.unitCount
      let own = Int(columnOf[centre * problem.unitCount + centre])
      guard own != column, values[column] > values[own] + 0.01 else { continue }
      isLinked[Int(pair)] = true
      rows.append(.link(pair: Int(pair)))
      batch.appendRow(bounds: .atMost(0))
      batch.appendCoefficient(column: column, value: 1)
      batch.appendCoefficient(column: own, value: -1)
    }
    try program.addRows(batch)
    return batch.count
  }

  /// Adds separators that are not among the rows.
  /// - Returns: how many.
  func add(_ found: [DistrictSeparator]) throws -> Int {
    var batch = RowBatch()
    for separator in found {
      let place = place(of: separator)
      guard !inRows[Int(place)] else { continue }
      inRows[Int(place)] = true
      rows.append(.separator(Int(place)))
      batch.appendRow(bounds: .atLeast(0))
      let base = Int(separator.centre) * problem.unitCount
      for unit in separator.units where columnOf[base + Int(unit)] >= 0 {
        batch.appendCoefficient(column: Int(columnOf[base + Int(unit)]), value: 1)
      }
      batch.appendCoefficient(column: Int(columnOf[base + Int(separator.unit)]), value: -1)
    }
    try program.addRows(batch)
    return batch.count
  }

  private func place(of separator: DistrictSeparator) -> Int32 {
    if let known = placeOf[separator] { return known }
    let place = Int32(separators.count)
    separators.append(separator)
    inRows.append(false)
    placeOf[separator] = place
    return place
  }

  func basis() throws -> Basis { try program.basis() }

  /// Restores a basis; rows that came since have basic slacks.
  func restore(_ basis: Basis) throws {
    var basis = basis
    basis.rows += [Basis.Status](repeating: .basic, count: rows.count - basis.rows.count)
    try program.setBasis(basis)
  }

  /// Deletes rows found on the way whose slack is basic.
  func purge() throws {
    let status = try program.basis().rows
    var doomed: [Int] = []
    for (row, meaning) in rows.enumerated() where status[row] == .basic {
      switch meaning {
      case .link(let pair): isLinked[pair] = false
      case .separator(let place): inRows[place] = false
      default: continue
      }
      doomed.append(row)
    }
    try program.deleteRows(doomed)
    let gone = Set(doomed)
    rows = rows.indices.filter { !gone.contains($0) }.map { rows[$0] }
  }
}
