public import TerritoryPlanning

/// To whom a new account goes, by its region and the duty that it needs.
///
/// The owners are those of the plan (`Plan.regionOwners`). A region and all regions below it that go the same way
/// are one line for people; programs get every region.
public struct RoutingTable: Sendable {
  /// Where new accounts of a region and duty go.
  public enum Target: Sendable, Equatable {
    /// To this representative.
    case person(Int)
    /// To a position that is not filled yet: somebody has to stand in until it is.
    case vacancy(Int)
    /// Nobody of the plan can do the duty there; it has to be decided.
    case undecided
  }

  /// A region with its targets.
  public struct Line: Sendable, Equatable {
    /// Index of the region.
    public var region: Int
    /// 0 for a region that no other contains.
    public var depth: Int
    /// By duty.
    public var targets: [Target]
    /// Regions below this one, at any depth.
    public var below: Int
    /// The outermost region around it, or itself, within which all new accounts go the same way; nil where the
    /// regions below differ.
    public var rolledUpTo: Int?
  }

  public let context: PlanningContext
  /// Every region behind the one that contains it, else in the order of the data.
  public let lines: [Line]

  /// - Parameters:
  ///   - plan: of `context`.
  ///   - context: The data that items, holders and regions refer to.
  public init(_ plan: Plan, in context: PlanningContext) {
    self.context = context
    let regions = context.data.regions
    var children = [[Int]](repeating: [], count: regions.count)
    var roots: [Int] = []
    for index in regions.indices {
      if let parent = regions[index].parent { children[parent].append(index) } else { roots.append(index) }
    }
    let targets = plan.regionOwners.map { owners in owners.map { Self.target($0, in: context.data) } }
    var lines: [Line] = []
    for root in roots { Self.walk(root, depth: 0, children, targets, into: &lines) }
    var hasAccounts = [Bool](repeating: false, count: regions.count)
    for account in context.data.accounts { hasAccounts[account.region] = true }
    Self.followThoseBelow(&lines, unless: hasAccounts)
    Self.rollUp(&lines)
    self.lines = lines
  }

  /// Lines that a person needs: a region whose surroundings go the same way is said with them.
  public var rolledUp: [Line] { lines.filter { $0.rolledUpTo == nil || $0.rolledUpTo == $0.region } }

  private static func target(_ owner: Holder?, in data: PlanData) -> Target {
    guard let owner, data.representatives.indices.contains(owner.index) else { return .undecided }
    if case .open = data.representatives[owner.index].status { return .vacancy(owner.index) }
    return .person(owner.index)
  }

  /// Adds a region and those below it; regions of valid data have no cycles.
  private static func walk(
    _ region: Int, depth: Int, _ children: [[Int]], _ targets: [[Target]], into lines: inout [Line]
  ) {
    let place = lines.count
    lines.append(Line(region: region, depth: depth, targets: targets[region], below: 0, rolledUpTo: nil))
    for child in children[region] { walk(child, depth: depth + 1, children, targets, into: &lines) }
    lines[place].below = lines.count - place - 1
  }

  /// An area without accounts of its own has no work from which an owner could be told: where those below agree
  /// about a duty, it goes their way.
  private static func followThoseBelow(_ lines: inout [Line], unless hasAccounts: [Bool]) {
    for place in lines.indices.reversed() where lines[place].below > 0 && !hasAccounts[lines[place].region] {
      let below = lines[(place + 1)...(place + lines[place].below)]
      for duty in lines[place].targets.indices {
        guard let first = below.first?.targets[duty], below.allSatisfy({ $0.targets[duty] == first }) else {
          continue
        }
        lines[place].targets[duty] = first
      }
    }
  }

  /// The regions below a line follow it directly; outer ones come first and take those inside with them.
  private static func rollUp(_ lines: inout [Line]) {
    for place in lines.indices {
      if lines[place].rolledUpTo != nil { continue }
      let inside = place...(place + lines[place].below)
      guard inside.allSatisfy({ lines[$0].targets == lines[place].targets }) else { continue }
      for other in inside { lines[other].rolledUpTo = lines[place].region }
    }
  }
}
