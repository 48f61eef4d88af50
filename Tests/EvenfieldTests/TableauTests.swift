import Foundation
import Testing

/// Tables and maps for programs that draw: of `handout` and of `export`.
@Suite struct TableauTests {
  /// The tiny case with an outline for one region, drawn the wrong way round and with a hole, and one account whose
  /// place is not known.
  private func handedOut() throws -> (tiny: TinyCase, report: [String: Any]) {
    let tiny = try TinyCase()
    try tiny.apply([
      .cell("accounts.csv", line: 3, "latitude", ""), .cell("accounts.csv", line: 3, "longitude", ""),
    ])
    try tiny.write(
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "JS", "properties": {}, "geometry":
      {"type": "Polygon", "coordinates": [
      [[118, 31], [118, 33], [121, 33], [121, 31], [118, 31]],
      [[119, 32], [120, 32], [120, 32.5], [119, 32.5], [119, 32]]]}}]}
      """, to: "boundaries.geojson")
    let scenario = [tiny.path, "--scenario", "rebalance"]
    let solved = try Program.run(
      ["compare"] + scenario + ["-o", tiny.folder["out"], "--format", "json", "--work-limit", "300000", "-q"])
    try #require(solved.status == 0, "\(solved.messages)")
    let handed = try Program.run(
      ["handout"] + scenario + [
        "--plan", tiny.folder["out/plans/rebalance.csv"], "--certificate",
        tiny.folder["out/certificates/rebalance.json"], "-o", tiny.folder["hand"], "--only", "tableau", "-q",
      ])
    try #require(handed.status == 0, "\(handed.messages)")
    return (tiny, try #require(try JSONFields.scenarios(solved.output).first))
  }

  /// Rows by head; the tables of this case have neither quotes nor commas in cells.
  private static func rows(_ bytes: Data) throws -> [[String: String]] {
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}"))
    let lines = text.dropFirst().split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  /// The figures are those of the JSON report, to the last minor unit.
  @Test func tablesHaveTheFiguresOfTheReport() throws {
    let (tiny, report) = try handedOut()
    let plan = try #require(report["plan"] as? [String: Any])
    let people = try #require(plan["representatives"] as? [[String: Any]])
    let rows = try Self.rows(tiny.folder.bytes("hand/tableau/representatives.csv"))
    for person in people {
      let id = try #require(person["id"] as? String)
      func value(_ metric: String, duty: String = "") -> Double? {
        rows.first {
          $0["representative_id"] == id && $0["plan"] == "plan" && $0["metric"] == metric
            && $0["duty_id"] == duty
        }.flatMap { $0["value"] }.flatMap(Double.init)
      }
      for metric in ["items", "accounts", "standard_minutes", "actual_minutes", "items_in", "items_out"] {
        #expect(value(metric) == (person[metric] as? Double), "\(id) \(metric)")
      }
      for metric in ["revenue", "potential", "revenue_in", "revenue_out"] {
        #expect(value(metric).map { ($0 * 100).rounded() } == (person[metric] as? Double), "\(id) \(metric)")
      }
      for (duty, minutes) in try #require(person["standard_minutes_by_duty"] as? [String: Double]) {
        #expect(value("standard_minutes_by_duty", duty: duty) == minutes)
      }
    }
    #expect(rows.contains { $0["representative"] == "张敏" && $0["plan"] == "today" })

    let items = try Self.rows(tiny.folder.bytes("hand/tableau/accounts.csv"))
    #expect(items.count == (report["assignments"] as? [Any])?.count)
    #expect(items.count { $0["changes_hands"] == "yes" } == (plan["moves"] as? [Any])?.count)
    for person in people {
      let id = try #require(person["id"] as? String)
      let held = items.filter { $0["owner_after_id"] == id }
      #expect(held.count == person["items"] as? Int)
      #expect(
        held.compactMap { $0["standard_minutes"].flatMap { Int($0) } }.reduce(0, +)
          == person["standard_minutes"] as? Int)
    }
    #expect(items.count { $0["latitude"] == "" } == items.count { $0["account_id"] == "A-2" })
  }

  @Test func mapsKeepToTheStandard() throws {
    let (tiny, _) = try handedOut()
    let accounts = try JSONFields.object(tiny.folder.text("hand/tableau/accounts.geojson"))
    #expect(accounts["without_place"] as? Int == 1)
    let points = try #require(accounts["features"] as? [[String: Any]])
    #expect(points.count == 6 && points.count { $0["geometry"] is NSNull } == 1)
    let first = try #require(points[0]["geometry"] as? [String: Any])
    #expect(first["coordinates"] as? [Double] == [121.5, 31.25], "longitude first")
    let properties = try #require(points[0]["properties"] as? [String: Any])
    #expect(
      properties["account"] as? String == "霁禾电机" && properties["owner_before.maintenance"] as? String == "张敏")

    let territories = try JSONFields.object(tiny.folder.text("hand/tableau/territories.geojson"))
    #expect(territories["without_place"] as? Int == 1, "the province has neither outline nor centroid")
    let regions = try #require(territories["features"] as? [[String: Any]])
    let kinds = regions.map { ($0["geometry"] as? [String: Any])?["type"] as? String }
    #expect(kinds == [nil, "Point", "Polygon"])
    let outline = try #require(regions[2]["geometry"] as? [String: Any])
    let rings = try #require(outline["coordinates"] as? [[[Double]]])
    #expect(rings.map { Self.turnsLeft($0) } == [true, false], "the right-hand rule")
    #expect(rings.allSatisfy { $0.first == $0.last && $0.count == 5 })
  }

  private static func turnsLeft(_ ring: [[Double]]) -> Bool {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] } > 0
  }

  /// What GDAL reads is what was written: counts, names, reference system.
  @Test(.enabled(if: Tool.python(has: "pyogrio"), "needs python3 with pyogrio"))
  func anotherProgramReadsTheMaps() throws {
    let (tiny, report) = try handedOut()
    let script = """
      import json, sys, pyogrio
      for path in sys.argv[1:]:
          meta, _, shapes, columns = pyogrio.raw.read(path)
          fields = dict(zip(meta["fields"], columns))
          print(json.dumps([meta["crs"], meta["geometry_type"], len(shapes), sum(s is None for s in shapes),
              list(fields.get("account", fields.get("region"))), int(sum(fields["standard_minutes"])),
              int(sum(fields["items_that_change_hands"]))]))
      """
    let result = try Tool.run([
      "python3", "-c", script, tiny.folder["hand/tableau/accounts.geojson"],
      tiny.folder["hand/tableau/territories.geojson"],
    ])
    try #require(result.status == 0, "\(result.output)")
    let lines = try result.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
    }
    let plan = try #require(report["plan"] as? [String: Any])
    let minutes = try #require(plan["representatives"] as? [[String: Any]])
      .compactMap { $0["standard_minutes"] as? Int }.reduce(0, +)
    for (line, count) in zip(lines, [6, 3]) {
      #expect(line[0] as? String == "EPSG:4326" && line[2] as? Int == count && line[3] as? Int == 1)
      #expect(line[5] as? Int == minutes, "everything is held by somebody")
      #expect(line[6] as? Int == (plan["moves"] as? [Any])?.count)
    }
    #expect((lines[0][4] as? [String])?.contains("栩川化工") == true)
    #expect((lines[1][4] as? [String])?.contains("江苏") == true)
  }

  /// `export` writes the same for every scenario, today's plan unless it is asked to seek one.
  @Test func exportWritesTablesAndMaps() throws {
    let tiny = try TinyCase()
    let scenarios = ["--scenario", "today", "--scenario", "rebalance"]
    let tables = try Program.run(
      [
        "export", tiny.path, "--format", "csv", "-o", tiny.folder["tables"], "--with-plan", "--work-limit",
        "300000",
      ]
        + scenarios)
    #expect(tables.status == 0, "\(tables.messages)")
    let rows = try Self.rows(tiny.folder.bytes("tables/representatives.csv"))
    #expect(
      Set(rows.map { "\($0["scenario"] ?? "") \($0["plan"] ?? "")" }) == [
        "today today", "rebalance today",
        "rebalance plan",
      ])
    let maps = try Program.run(
      ["export", tiny.path, "--format", "geojson", "-o", tiny.folder["maps"]] + scenarios)
    #expect(maps.status == 0, "\(maps.messages)")
    #expect(maps.output.contains("0 of 6 accounts and 1 of 3 regions have no known place"))
    #expect(
      try tiny.folder.listing().filter { $0.hasSuffix(".geojson") } == [
        "maps/rebalance/accounts.geojson", "maps/rebalance/territories.geojson",
        "maps/today/accounts.geojson",
        "maps/today/territories.geojson",
      ])
    let today = try JSONFields.object(tiny.folder.text("maps/rebalance/accounts.geojson"))
    let features = try #require(today["features"] as? [[String: Any]])
    #expect(
      features.allSatisfy { ($0["properties"] as? [String: Any])?["items_that_change_hands"] as? Int == 0 })
  }
}
