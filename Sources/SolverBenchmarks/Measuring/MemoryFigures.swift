import AssignmentEngine

/// Memory of a run, in units of 10^6 bytes where not stated otherwise.
struct MemoryFigures: Codable, Equatable, Sendable {
  /// Resident set before the problem was read or generated; nil where the system does not say.
  var residentBefore: Double?
  /// The problem's own arrays, counted.
  var input: Double
  /// Largest resident set while the engine ran; nil where the system does not say.
  var peak: Double?
  /// Peak less input less what was there before, by pair of item and agent.
  var bytesPerPairBeyondInput: Double?

  init(residentBefore: Double?, problem: AssignmentProblem, peak: Double?) {
    self.residentBefore = residentBefore
    self.peak = peak
    input = Double(problem.arrayBytes) / 1e6
    if let residentBefore, let peak, problem.columnCount > 0 {
      bytesPerPairBeyondInput = (peak - residentBefore - input) * 1e6 / Double(problem.columnCount)
    }
  }
}

extension AssignmentProblem {
  /// Bytes of the flat arrays that hold the data; names, couplings and indicators are not in it.
  var arrayBytes: Int {
    4 * (columnStart.count + columnAgent.count + entryStart.count + entryRow.count)
      + 8 * (columnValue.count + entryCoefficient.count) + MemoryLayout<SideRow>.stride * rows.count
  }
}
