/// Which accounts a demand speaks of. All conditions have to hold.
public struct AccountSelection: Sendable, Equatable {
  public enum Named: String, Sendable, CaseIterable {
    case all, named, unnamed
  }

  public var named: Named
  /// Indices of segments; nil for all.
  public var segments: [Int]?
  /// nil for prospects and customers alike.
  public var lifecycle: Account.Lifecycle?
  /// Indices of regions, with all regions inside them; nil for all.
  public var regions: [Int]?
  /// Indices of accounts that are exempt.
  public var except: [Int]

  public init(
    named: Named = .all, segments: [Int]? = nil, lifecycle: Account.Lifecycle? = nil, regions: [Int]? = nil,
    except: [Int] = []
  ) {
    self.named = named
    self.segments = segments
    self.lifecycle = lifecycle
    self.regions = regions
    self.except = except
  }

  public func covers(_ index: Int, in data: PlanData) -> Bool {
    let account = data.accounts[index]
    let isWanted =
      switch named {
      case .all: true
      case .named: account.isNamed
      case .unnamed: !account.isNamed
      }
    return isWanted && segments?.contains(account.segment) ?? true
      && lifecycle.map { $0 == account.lifecycle } ?? true
      && regions.map { data.region(account.region, liesInOneOf: $0) } ?? true && !except.contains(index)
  }
}

extension AccountSelection {
  /// Keys of the settings map that `read` looks at.
  static let keys = ["accounts", "segments", "lifecycle", "regions", "except"]

  /// Reads the conditions among the settings of a demand; what is not written does not restrict.
  static func read(_ map: SettingMap, data: PlanData, faults: inout [InputFault]) -> AccountSelection {
    var selection = AccountSelection()
    selection.named = map["accounts"].flatMap { $0.choice(Named.self, faults: &faults) } ?? .all
    selection.segments = map["segments"].flatMap {
      $0.indices(of: "segment", in: data.parameters.segments.map(\.id), faults: &faults)
    }
    selection.lifecycle = map["lifecycle"].flatMap { $0.choice(Account.Lifecycle.self, faults: &faults) }
    selection.regions = map["regions"].flatMap {
      $0.indices(of: "region", in: data.regions.map(\.id), faults: &faults)
    }
    selection.except =
      map["except"].flatMap { $0.indices(of: "account", in: data.accounts.map(\.id), faults: &faults) } ?? []
    return selection
  }
}

extension PlanData {
  /// Whether the region or one that contains it is listed.
  func region(_ region: Int, liesInOneOf listed: [Int]) -> Bool {
    var current: Int? = region
    while let here = current {
      if listed.contains(here) { return true }
      current = regions[here].parent
    }
    return false
  }
}
