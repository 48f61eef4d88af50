/// Reads generalized assignment problems in the format of the OR-Library, plain or gzipped.
///
/// Whole numbers separated by white space: the numbers of agents m and jobs n; m rows of n costs; m rows of
/// n resources; m capacities. Every job goes to one agent; an agent's resources stay within its capacity.
/// The files do not say whether costs are to be minimised or maximised: the caller does.
public enum GAPReader {
  /// Reads a file.
  ///
  /// - Throws: `ModelReadingError` with everything that is wrong, by line.
  public static func read(
    path: String, sense: AssignmentProblem.OriginalSense, options: ReadingOptions = ReadingOptions()
  ) throws(ModelReadingError) -> AssignmentProblem {
    try parse(FileBytes.read(path, limit: options.largestSize), name: path, sense: sense)
  }

  /// Reads the text of a file that is not compressed. `name` stands for the file in messages.
  public static func parse(
    _ bytes: [UInt8], name: String, sense: AssignmentProblem.OriginalSense
  ) throws(ModelReadingError) -> AssignmentProblem {
    var faults = FaultList()
    let numbers = bytes.withUnsafeBufferPointer { wholeNumbers($0, &faults) }
    guard faults.isEmpty else { throw faults.error(file: name) }
    guard let problem = problem(numbers, sense, &faults) else { throw faults.error(file: name) }
    return problem
  }

  private static func wholeNumbers(_ bytes: UnsafeBufferPointer<UInt8>, _ faults: inout FaultList)
    -> [Int64]
  {
    var numbers: [Int64] = []
    var line = 1
    var at = 0
    while at < bytes.count {
      if bytes[at] <= UInt8(ascii: " ") {
        if bytes[at] == UInt8(ascii: "\n") { line += 1 }
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, bytes[at] > UInt8(ascii: " ") { at += 1 }
      let number = DecimalNumber(bytes, start..<at)
      if let number, number.exponent >= 0, number.mostDecimals(digits: 18) >= 0 {
        numbers.append(number.scaled(decimals: 0).integer)
      } else {
        faults.add(
          line: line, text: bytes.excerpt(start..<at), "not a whole number of at most 18 digits")
      }
    }
    return numbers
  }

  private static func problem(
    _ numbers: [Int64], _ sense: AssignmentProblem.OriginalSense, _ faults: inout FaultList
  ) -> AssignmentProblem? {
    guard numbers.count >= 2, numbers[0] >= 1, numbers[1] >= 1 else {
      faults.add("must start with the numbers of agents and of jobs, both at least 1")
      return nil
    }
    // Beyond this no file could hold the numbers; below it the products are safe.
    let largest: Int64 = 1 << 30
    let (agents, jobs) = (Int(min(numbers[0], largest)), Int(min(numbers[1], largest)))
    let expected = 2 + 2 * agents * jobs + agents
    guard numbers.count == expected else {
      faults.add(
        "\(numbers[0]) agents and \(numbers[1]) jobs take \(expected) numbers, but there are "
          + "\(numbers.count): one problem a file, nothing missing, nothing after it")
      return nil
    }
    var flat = AssignmentProblem.FlatColumns()
    let resources = 2 + agents * jobs
    for job in 0..<jobs {
      for agent in 0..<agents {
        let cost = numbers[2 + agent * jobs + job]
        let resource = numbers[resources + agent * jobs + job]
        flat.columnAgent.append(Int32(clamping: agent))
        flat.columnValue.append(sense == .minimise ? -cost : cost)
        if resource != 0 {
          flat.entryRow.append(Int32(clamping: agent))
          flat.entryCoefficient.append(resource)
        }
        flat.entryStart.append(Int32(clamping: flat.entryRow.count))
      }
      flat.columnStart.append(Int32(clamping: flat.columnAgent.count))
    }
    let rows = numbers.suffix(agents).map { SideRow(lower: nil, upper: $0) }
    do {
      return try AssignmentProblem.Builder(
        flat: flat, agentCount: agents, rows: rows, originalSense: sense
      ).build()
    } catch {
      for fault in error.faults { faults.add(fault.description) }
      return nil
    }
  }
}
