extension AssignmentProblem {
  /// The same columns, couplings, indicators and connectivities under other bounds; what is the same is shared in
  /// memory.
  ///
  /// - Parameters:
  ///   - rows: one for each row there is.
  ///   - spreads: over the same rows.
  /// - Throws: `ProblemFaults` where bounds are too large to be calculated with.
  public func rebounded(rows: [SideRow], spreads: [Spread]) throws -> AssignmentProblem {
    precondition(rows.count == rowCount, "one row for each there is")
    var builder = Builder(
      flat: FlatColumns(
        columnStart: columnStart, columnAgent: columnAgent, columnValue: columnValue, entryStart: entryStart,
        entryRow: entryRow, entryCoefficient: entryCoefficient), agentCount: agentCount, rows: rows,
      constant: constant, valueExponent: valueExponent, originalSense: originalSense, names: names)
    for coupling in couplings { builder.addCoupling(coupling) }
    for indicator in indicators {
      builder.addIndicator(
        marked: indicator.marked.map(Int.init), value: indicator.value, entries: indicator.entries)
    }
    for connectivity in connectivities { builder.addConnectivity(connectivity) }
    for spread in spreads { builder.addSpread(spread) }
    return try builder.build()
  }
}
