import Foundation
import ScenarioRunning
import TerritoryPlanning
import Testing

@testable import PlanFiles

/// Neighbours of regions by each source, and what is said when one cannot serve.
@Suite struct NeighbourTests {
  /// Four squares of one degree in a row, W X Y Z, inside a region that contains them.
  private var row: SmallFolder {
    var folder = SmallFolder()
    folder.files["regions.csv"] = """
      id,name,parent,latitude,longitude
      ALL,All,,30.5,122
      W,,ALL,30.5,120.5
      X,,ALL,30.5,121.5
      Y,,ALL,30.5,122.5
      Z,,ALL,30.5,123.5
      """
    folder.replace("representatives.csv", ",SH,", ",W,")
    folder.replace("accounts.csv", "Alpha,SH", "Alpha,W")
    folder.replace("accounts.csv", "Beta,EAST", "Beta,Z")
    return folder
  }

  private func neighbours(_ folder: SmallFolder) throws -> [String] {
    let data = try folder.load().data
    return data.regions.map { region in
      region.id + ": " + region.neighbours.map { data.regions[$0].id }.joined(separator: " ")
    }.filter { !$0.hasSuffix(": ") }
  }

  private func square(_ id: String, west: Double, south: Double = 30, east: Double? = nil) -> String {
    let (w, e, s, n) = (west, east ?? west + 1, south, south + 1)
    return """
      {"type": "Feature", "properties": {"id": "\(id)"}, "geometry": {"type": "Polygon", "coordinates":
      [[[\(w),\(s)],[\(e),\(s)],[\(e),\(n)],[\(w),\(n)],[\(w),\(s)]]]}}
      """
  }

  private func collection(_ features: [String]) -> String {
    "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
  }

  // MARK: Sources

  @Test func centroidsServeWhereNothingElseDoes() throws {
    #expect(try neighbours(row) == ["W: X", "X: W Y", "Y: X Z", "Z: Y"])
    #expect(try row.load().data.neighbourSource == .centroids)
  }

  @Test func boundariesComeBeforeCentroids() throws {
    var folder = row
    // Y and Z part company at a corner: they touch in one point only.
    folder.files["boundaries.geojson"] = collection([
      square("W", west: 120), square("X", west: 121), square("Y", west: 122),
      square("Z", west: 123, south: 31),
    ])
    #expect(try neighbours(folder) == ["W: X", "X: W Y", "Y: X"])
    #expect(try folder.load().data.neighbourSource == .boundaries)
    #expect(try folder.load().data.regions[1].boundary?.polygons.count == 1)
  }

  @Test func sliversNarrowerThanTheToleranceAreNoGap() throws {
    var folder = row
    // A gap of 0.0005 degrees is 48 m here, an overlap of 0.0008 degrees 77 m, a gap of 0.002 degrees 191 m.
    folder.files["boundaries.geojson"] = collection([
      square("W", west: 120, east: 120.9995), square("X", west: 121, east: 122.0008),
      square("Y", west: 122, east: 122.998), square("Z", west: 123),
    ])
    #expect(try neighbours(folder) == ["W: X", "X: W Y", "Y: X"])
  }

  @Test func aBorderShorterThanTheLeastIsNone() throws {
    var folder = row
    // Y and Z share 0.006 degrees of latitude, 670 m; X and Y 0.02 degrees, 2.2 km.
    folder.files["boundaries.geojson"] = collection([
      square("W", west: 120), square("X", west: 121), square("Y", west: 122, south: 30.98),
      square("Z", west: 123, south: 31.974),
    ])
    #expect(try neighbours(folder) == ["W: X", "X: W Y", "Y: X"])
  }

  @Test func holesAndSeveralPartsCount() throws {
    var folder = row
    // X fills the hole of W; Y is an island off X's east and, far away, a part of it touches Z.
    folder.files["boundaries.geojson"] = """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "id": "W", "properties": null, "geometry": {"type": "Polygon", "coordinates": [
      [[120,30],[124,30],[124,34],[120,34],[120,30]], [[121,31],[122,31],[122,32],[121,32],[121,31]]]}},
      \(square("X", west: 121, south: 31)),
      {"type": "Feature", "id": "Y", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [
      [[[130,30],[131,30],[131,31],[130,30]]], [[[140,30],[141,30],[141,31],[140,31],[140,30]]]]}},
      \(square("Z", west: 141))]}
      """
    #expect(try neighbours(folder) == ["W: X", "X: W", "Y: Z", "Z: Y"])
  }

  @Test func aListComesBeforeEverything() throws {
    var folder = row
    folder.files["boundaries.geojson"] = collection([square("W", west: 120), square("X", west: 121)])
    folder.files["neighbours.csv"] = "region_a,region_b\nW,Z\nZ,W\nX,Y\n"
    #expect(try neighbours(folder) == ["W: Z", "X: Y", "Y: X", "Z: W"])
    #expect(try folder.load().data.neighbourSource == .file)
  }

  @Test func thePlanMayChoose() throws {
    var folder = row
    folder.files["neighbours.csv"] = "region_a,region_b\nW,Z\n"
    folder.files["boundaries.geojson"] = collection([square("W", west: 120), square("X", west: 121)])
    folder.files["plan.yaml"]! += "\nneighbours: boundaries"
    #expect(try neighbours(folder) == ["W: X", "X: W"])
    folder.replace("plan.yaml", "neighbours: boundaries", "neighbours: centroids")
    #expect(try neighbours(folder) == ["W: X", "X: W Y", "Y: X Z", "Z: Y"])
    folder.replace("plan.yaml", "neighbours: centroids", "neighbours: none")
    #expect(try neighbours(folder) == [])
    #expect(try folder.load().data.neighbourSource == .none)
  }

  @Test func theHashFollowsBoundaries() throws {
    var folder = row
    let before = try folder.load().sourceHash
    folder.files["boundaries.geojson"] = collection([square("W", west: 120)])
    #expect(try folder.load().sourceHash != before)
  }

  // MARK: Written and read back

  @Test func everySourceIsWrittenAndReadBack() throws {
    var folders = [row, row, row]
    folders[0].files["neighbours.csv"] = "region_a,region_b\nW,Z\n"
    folders[1].files["boundaries.geojson"] = collection([square("W", west: 120), square("X", west: 121)])
    for folder in folders {
      let loaded = try folder.load()
      let written = try TemporaryFolder()
      try PlanFolderWriter.write(loaded.records, to: written.path)
      let again = try PlanFolder.load(written.path).data
      #expect(again.regions == loaded.data.regions && again.neighbourSource == loaded.data.neighbourSource)
      #expect(try PlanRecords(data: loaded.data).validated() == loaded.data)
    }
  }

  @Test func aScenarioThatRemovesARegionRemovesItsBorders() throws {
    var folder = row
    folder.files["neighbours.csv"] = "region_a,region_b\nW,X\nX,Y\nY,Z\n"
    folder.files["boundaries.geojson"] = collection([square("W", west: 120), square("X", west: 121)])
    folder.files["fewer.yaml"] = "remove: {regions: [X]}"
    let written = try folder.write()
    let data = try ScenarioFile.load(written.path + "/fewer.yaml").data
    #expect(data.regions.map(\.neighbours) == [[], [], [3], [2]])
  }

  // MARK: Faults

  @Test(arguments: [
    Spoiling(
      "unknown region", "neighbours.csv", "W,X", "W,V",
      "neighbours.csv:2:3: region_b `V`: unknown region; did you mean `W`?"),
    Spoiling(
      "itself", "neighbours.csv", "W,X", "X,X",
      "neighbours.csv:2:3: region_b `X`: is the region itself; remove the row"),
    Spoiling(
      "twice", "neighbours.csv", "W,X", "X,Y",
      "neighbours.csv:3:1: `X, Y`: is listed twice; the first is in neighbours.csv:2:1; one row is enough for both directions"
    ),
    Spoiling(
      "missing", "neighbours.csv", "W,X", "W,",
      "neighbours.csv:2:3: region_b: is missing; write a value"),
    Spoiling(
      "both", "regions.csv", "longitude\n", "longitude,neighbours\n",
      "neighbours.csv:2:1: names neighbours that regions.csv names too, in regions.csv:3:19; keep the column `neighbours` or this file"
    ),
    Spoiling(
      "no boundaries", "plan.yaml", "currency: CNY", "currency: CNY\nneighbours: boundaries",
      "plan.yaml:5:13: neighbours `boundaries`: there are no boundaries; add boundaries.geojson, or write file or centroids"
    ),
    Spoiling(
      "unknown source", "plan.yaml", "currency: CNY", "currency: CNY\nneighbours: boundary",
      "plan.yaml:5:13: neighbours `boundary`: is not a known choice; did you mean boundaries?"),
  ])
  func faultsOfLists(_ spoiling: Spoiling) throws {
    var folder = row
    folder.files["neighbours.csv"] = "region_a,region_b\nW,X\nX,Y\n"
    folder.replace(spoiling.file, spoiling.old, spoiling.new)
    if spoiling.name == "both" {
      let lines = folder.files["regions.csv"]!.split(separator: "\n")
      let column = ["", "", "X", "W", "", ""]
      let joined = zip(lines, column).enumerated().map { row, pair in
        row == 0 ? String(pair.0) : "\(pair.0),\(pair.1)"
      }
      folder.files["regions.csv"] = joined.joined(separator: "\n")
    }
    #expect(try folder.faults() == spoiling.faults)
  }

  @Test func aListOfNothingIsNoList() throws {
    var folder = row
    folder.files["neighbours.csv"] = "region_a,region_b\n"
    folder.files["plan.yaml"]! += "\nneighbours: file"
    #expect(
      try folder.faults() == [
        "plan.yaml:5:13: neighbours `file`: no file names neighbours; fill the column `neighbours` of regions.csv, or add neighbours.csv"
      ])
  }

  @Test(arguments: [
    ("{", "boundaries.geojson: is not valid JSON"),
    ("[]", "boundaries.geojson: is not of the right kind"),
    ("{\"type\": \"FeatureCollection\"}", "boundaries.geojson: lacks `features`"),
    ("{\"type\": \"Feature\", \"features\": []}", "type `Feature`: is not a FeatureCollection"),
    ("{\"type\": \"FeatureCollection\", \"features\": []}", "features: is empty"),
    (
      "{\"type\": \"FeatureCollection\", \"features\": [], \"crs\": {\"properties\": {\"name\": \"EPSG:3857\"}}}",
      "crs `EPSG:3857`: is not WGS 84; convert"
    ),
  ])
  func faultsOfDocuments(_ text: String, _ message: String) throws {
    var folder = row
    folder.files["boundaries.geojson"] = text
    let faults = try folder.faults()
    #expect(faults.count == 1)
    #expect(faults[0].contains(message), "\(faults)")
  }

  @Test(arguments: [
    ("\"W\"", "\"V\"", "features[0] `V`: unknown region; did you mean `W`?"),
    ("\"id\": \"W\"", "\"x\": 1", "features[0]: has no id; give the region's id as `id` or as the property"),
    ("\"id\": \"W\"", "\"id\": \"X\"", "features[1] `X`: is a second boundary of this region; the first is"),
    ("\"Polygon\"", "\"Point\"", "features[0] `W`: is a Point; a region is a Polygon or a MultiPolygon"),
    ("[120.0,30.0],[121.0,30.0]", "[121.0,30.0]", "`W`: does not end where it begins; close the ring"),
    (",[121.0,31.0],[120.0,31.0]", "", "`W`: has fewer than four positions; close the ring"),
    ("[121.0,30.0]", "[121.0]", "`W`: has a position without two numbers; write [longitude, latitude]"),
    ("[121.0,30.0]", "[30.0,121.0]", "`W`: has a position outside the globe: [30.0, 121.0]; longitude comes"),
    ("[121.0,30.0]", "[13469658.1,3503549.8]", "`W`: has a position outside the globe"),
    ("[121.0,30.0]", "[-121.0,30.0]", "`W`: spans more than half the globe; cut it at the date line"),
    ("[121.0,30.0],[121.0,31.0]", "[121.0,31.0],[121.0,30.0]", "`W`: is not a valid area: Self-intersection"),
    ("[121.0,30.0]", "[\"121\",30.0]", "is not of the right kind; write a FeatureCollection"),
  ])
  func faultsOfBoundaries(_ old: String, _ new: String, _ message: String) throws {
    var folder = row
    var first = square("W", west: 120)
    try #require(first.contains(old))
    first = first.replacingOccurrences(of: old, with: new)
    folder.files["boundaries.geojson"] = collection([first, square("X", west: 121)])
    let faults = try folder.faults()
    #expect(faults.count == 1)
    #expect(faults.first?.contains(message) == true, "\(faults)")
  }

  @Test func idsMayBeNumbers() throws {
    var folder = row
    folder.replace("regions.csv", "\nW,", "\n440100,")
    folder.replace("representatives.csv", ",W,", ",440100,")
    folder.replace("accounts.csv", "Alpha,W", "Alpha,440100")
    folder.files["boundaries.geojson"] = collection([
      square("W", west: 120).replacingOccurrences(of: "\"W\"", with: "440100"), square("X", west: 121),
    ])
    #expect(try neighbours(folder) == ["440100: X", "X: 440100"])
  }

  @Test func aFileTooLargeIsRefused() throws {
    let folder = try row.write()
    let file = folder.path + "/boundaries.geojson"
    try #require(FileManager.default.createFile(atPath: file, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.truncate(atOffset: UInt64(BoundaryReading.sizeLimit) + 1)
    try handle.close()
    #expect(throws: InputFaults.self) { try PlanFolder.load(folder.path) }
  }
}
