import AssignmentEngine

/// Counties of a state: population, neighbours, and whole kilometres between any two.
///
/// The published cost is population x (kilometres / 1000)^2; here population x kilometres^2, an exact integer.
struct StateFiles {
  let folder: String

  private static let listHeader =
    "state,n,edges,k,L,U,optimum_without_contiguity,optimum_with_contiguity,standing"

  func instances() throws -> [DistrictingInstance] {
    let list = try PlainTable(path: "\(folder)/best_known.csv")
    return try list.body(under: Self.listHeader).flatMap { line, fields in
      let state = String(fields[0])
      let size = try list.number(fields[1], line: line, as: Int.self)
      let population = try population(state, size: size)
      let costs = try costs(state, population)
      let edges = try edges(state)
      let least: Int64 = try list.number(fields[4], line: line)
      let most: Int64 = try list.number(fields[5], line: line)
      guard least <= most else { throw list.fault(line, "L exceeds U") }
      return try [false, true].map { isContiguous in
        DistrictingInstance(
          name: state + (isContiguous ? " contiguous" : " free"),
          problem: try DistrictingProblem(
            districtCount: try list.number(fields[3], line: line),
            activities: [.init(weights: population, bounds: least...most)], costs: costs, unitCount: size,
            edges: edges, isContiguous: isContiguous),
          costUnits: 1e6, listed: try listed(fields[isContiguous ? 7 : 6], list, line))
      }
    }
  }

  private func listed(
    _ field: Substring, _ list: PlainTable, _ line: Int
  ) throws -> DistrictingInstance.Listed {
    field == "infeasible" ? .infeasible : .optimum(try list.number(field, line: line))
  }

  private func population(_ state: String, size: Int) throws -> [Int64] {
    let table = try PlainTable(path: "\(folder)/\(state)_nodes.csv")
    let body = try table.body(under: "index,geoid,name,lon,lat,population")
    guard body.count == size else { throw table.fault(1, "\(body.count) counties instead of \(size)") }
    return try body.enumerated().map { index, line in
      guard try table.number(line.fields[0], line: line.number, as: Int.self) == index else {
        throw table.fault(line.number, "county \(index) is expected here")
      }
      return try table.number(line.fields[5], line: line.number)
    }
  }

  private func edges(_ state: String) throws -> [DistrictingProblem.Edge] {
    let table = try PlainTable(path: "\(folder)/\(state)_edges.csv")
    return try table.body(under: "u,v").map { line, fields in
      DistrictingProblem.Edge(
        try table.number(fields[0], line: line), try table.number(fields[1], line: line))
    }
  }

  private func costs(_ state: String, _ population: [Int64]) throws -> [Int64] {
    let table = try PlainTable(path: "\(folder)/\(state)_distance_km.csv")
    let count = population.count
    guard table.lines.count == count, table.lines.allSatisfy({ $0.fields.count == count }) else {
      throw table.fault(1, "not a square of \(count) distances")
    }
    var costs = [Int64](repeating: 0, count: count * count)
    for (unit, line) in table.lines.enumerated() {
      for centre in 0..<count {
        let kilometres: Int64 = try table.number(line.fields[centre], line: line.number)
        costs[centre * count + unit] = population[unit] * kilometres * kilometres
      }
    }
    return costs
  }
}
