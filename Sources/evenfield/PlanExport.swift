import PlanFiles
import Reporting
import ScenarioRunning
import TerritoryPlanning

/// Plans of scenarios as files for programs that draw.
struct PlanExport {
  let output: String
  let languages: [Language]

  /// The tidy tables with all scenarios. Returns a line a file, for the terminal.
  func writeTables(_ results: [ScenarioResult]) throws -> [String] {
    try OutputFile.makeFolder(output)
    let tables = TableauCSV(results, language: languages[0])
    let files = [("representatives.csv", tables.representatives), ("accounts.csv", tables.accounts)]
    for (name, bytes) in files { try OutputFile.write(output + "/" + name, bytes) }
    return files.map { output + "/" + $0.0 }
  }

  /// Two maps a scenario. Says how many have no place.
  func writeMaps(_ results: [ScenarioResult]) throws -> [String] {
    var lines: [String] = []
    for result in results {
      let folder = output + "/" + result.scenario.name
      try OutputFile.makeFolder(folder)
      let maps = GeoJSON(result, language: languages[0])
      try OutputFile.write(folder + "/accounts.geojson", maps.accounts)
      try OutputFile.write(folder + "/territories.geojson", maps.territories)
      let data = result.context.data
      let accounts = data.accounts.count { $0.coordinates == nil }
      let regions = data.regions.count { $0.boundary == nil && $0.centroid == nil }
      lines.append(
        "\(folder): \(accounts) of \(data.accounts.count) accounts and \(regions) of \(data.regions.count) regions "
          + "have no known place and are written without one")
    }
    return lines
  }
}
