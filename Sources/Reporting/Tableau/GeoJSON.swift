public import ScenarioRunning
import TerritoryAssignment
import TerritoryPlanning

/// One plan as two maps, RFC 7946: WGS 84, longitude first, outer rings counter-clockwise.
///
/// Every account and every region is a feature. One whose place is not known has no geometry, as the standard allows,
/// and the member `without_place` of the collection counts them; nothing is placed by guess. Money is in whole units of
/// the currency beside it, time in minutes. docs/tableau.md describes each property.
public struct GeoJSON {
  let result: ScenarioResult
  let wording: PlanWording
  private var context: PlanningContext { result.context }
  private var data: PlanData { result.context.data }
  private var plan: Plan { result.newPlan?.plan ?? result.context.today }

  /// - Parameter language: of the names of segments and the pool.
  public init(_ result: ScenarioResult, language: Language) {
    self.result = result
    wording = PlanWording(language: language, context: result.context)
  }

  // MARK: Accounts

  /// One point an account, with the owner of each duty before and after.
  public var accounts: [UInt8] {
    var json = JSONBytes()
    open(&json, "accounts", withoutPlace: data.accounts.count { $0.coordinates == nil })
    for number in data.accounts.indices { append(account: number, to: &json) }
    close(&json)
    return json.bytes
  }

  private func append(account number: Int, to json: inout JSONBytes) {
    let account = data.accounts[number]
    let items = context.itemsOfAccount[number]
    json.beginLine()
    json.open("{")
    json.text("type", "Feature")
    json.key("geometry")
    append(point: account.coordinates, to: &json)
    json.key("properties")
    json.open("{")
    json.text("scenario", result.scenario.name)
    json.text("account_id", account.id)
    json.text("account", account.name)
    json.text("region_id", data.regions[account.region].id)
    json.text("region", data.regions[account.region].name)
    json.text("segment_id", data.parameters.segments[account.segment].id)
    var changes = 0
    var minutes: Int64 = 0
    for item in items {
      let duty = data.parameters.duties[context.items[item].duty].id
      let (before, after) = (context.today.holders[item], plan.holders[item])
      json.text("owner_before_id.\(duty)", id(before))
      json.text("owner_before.\(duty)", before.map { wording.name(of: $0) })
      json.text("owner_after_id.\(duty)", id(after))
      json.text("owner_after.\(duty)", after.map { wording.name(of: $0) })
      if before != nil, before != after { changes += 1 }
      minutes += context.standardMinutes[item].count
    }
    json.figure("items", String(items.count))
    json.figure("items_that_change_hands", String(changes))
    json.figure("standard_minutes", String(minutes))
    json.figure("revenue_today", money(account.current))
    json.figure("potential", money(account.potential))
    json.text("currency", data.parameters.currency)
    json.close("}")
    json.close("}")
  }

  // MARK: Territories

  /// One feature a region: its boundary where the plan has one, else its centroid; with who has most of the work there
  /// and who gets new accounts, before and after.
  public var territories: [UInt8] {
    var json = JSONBytes()
    open(&json, "territories", withoutPlace: data.regions.count { $0.boundary == nil && $0.centroid == nil })
    let figures = RegionFigures(context, plan)
    for number in data.regions.indices { append(region: number, figures, to: &json) }
    close(&json)
    return json.bytes
  }

  private func append(region number: Int, _ figures: RegionFigures, to json: inout JSONBytes) {
    let region = data.regions[number]
    json.beginLine()
    json.open("{")
    json.text("type", "Feature")
    json.key("geometry")
    if let boundary = region.boundary {
      append(boundary, to: &json)
    } else {
      append(point: region.centroid, to: &json)
    }
    json.key("properties")
    json.open("{")
    json.text("scenario", result.scenario.name)
    json.text("region_id", region.id)
    json.text("region", region.name)
    let (before, after) = (figures.mainBefore[number], figures.mainAfter[number])
    json.text("main_owner_before_id", id(before))
    json.text("main_owner_before", before.map { wording.name(of: $0) })
    json.text("main_owner_after_id", id(after))
    json.text("main_owner_after", after.map { wording.name(of: $0) })
    for duty in data.parameters.duties.indices {
      let name = data.parameters.duties[duty].id
      let owner = data.regionOwnersToday[number][duty].map { Holder($0) }
      json.text("region_owner_before_id.\(name)", id(owner))
      json.text("region_owner_after_id.\(name)", id(plan.regionOwners[number][duty]))
    }
    json.figure("accounts", String(figures.accounts[number]))
    json.figure("items", String(figures.items[number]))
    json.figure("items_that_change_hands", String(figures.changes[number]))
    json.figure("standard_minutes", String(figures.minutes[number]))
    json.figure("revenue_today", money(figures.current[number]))
    json.figure("potential", money(figures.potential[number]))
    json.text("currency", data.parameters.currency)
    json.close("}")
    json.close("}")
  }

  // MARK: Parts

  private func open(_ json: inout JSONBytes, _ name: String, withoutPlace: Int) {
    json.open("{")
    json.text("type", "FeatureCollection")
    json.text("name", name)
    json.figure("without_place", String(withoutPlace))
    json.key("features")
    json.open("[")
  }

  private func close(_ json: inout JSONBytes) {
    json.endLine()
    json.close("]")
    json.close("}")
    json.endLine()
  }

  private func append(point: Coordinates?, to json: inout JSONBytes) {
    guard let point else { return json.null() }
    json.open("{")
    json.text("type", "Point")
    json.key("coordinates")
    append(point, to: &json)
    json.close("}")
  }

  private func append(_ boundary: Boundary, to json: inout JSONBytes) {
    let isOne = boundary.polygons.count == 1
    json.open("{")
    json.text("type", isOne ? "Polygon" : "MultiPolygon")
    json.key("coordinates")
    if !isOne { json.open("[") }
    for polygon in boundary.polygons {
      json.open("[")
      for (index, ring) in polygon.enumerated() {
        json.open("[")
        // The right-hand rule: the outer ring turns left, holes turn right.
        let isTurned = Self.turnsLeft(ring) != (index == 0)
        for place in isTurned ? ring.reversed() : ring { append(place, to: &json) }
        json.close("]")
      }
      json.close("]")
    }
    if !isOne { json.close("]") }
    json.close("}")
  }

  private func append(_ place: Coordinates, to json: inout JSONBytes) {
    json.open("[")
    json.figure(Degrees.text(place.longitude))
    json.figure(Degrees.text(place.latitude))
    json.close("]")
  }

  /// By the sign of the area (the shoelace formula), measured from the first place so that little is lost.
  static func turnsLeft(_ ring: [Coordinates]) -> Bool {
    guard let origin = ring.first else { return true }
    var doubledArea = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      doubledArea +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return doubledArea >= 0
  }

  private func id(_ holder: Holder?) -> String? {
    holder.map(data.id(of:))
  }

  private func money(_ amount: Money) -> String {
    MoneyText.written(amount, digits: data.parameters.currencyDigits)
  }
}

/// What the regions have, added up once.
private struct RegionFigures {
  private(set) var accounts: [Int]
  private(set) var items: [Int]
  private(set) var changes: [Int]
  private(set) var minutes: [Int64]
  private(set) var current: [Money]
  private(set) var potential: [Money]
  /// Who holds most standard minutes there; nil for nobody.
  let mainBefore: [Holder?]
  let mainAfter: [Holder?]

  init(_ context: PlanningContext, _ plan: Plan) {
    let data = context.data
    let count = data.regions.count
    accounts = Array(repeating: 0, count: count)
    items = accounts
    changes = accounts
    minutes = Array(repeating: 0, count: count)
    current = Array(repeating: .zero, count: count)
    potential = current
    for account in data.accounts {
      accounts[account.region] += 1
      current[account.region] = current[account.region] + account.current
      potential[account.region] = potential[account.region] + account.potential
    }
    for (index, item) in context.items.enumerated() {
      let region = data.accounts[item.account].region
      items[region] += 1
      minutes[region] += context.standardMinutes[index].count
      let before = context.today.holders[index]
      if before != nil, before != plan.holders[index] { changes[region] += 1 }
    }
    mainBefore = RegionLayer.holders(context.today, context)
    mainAfter = RegionLayer.holders(plan, context)
  }
}
