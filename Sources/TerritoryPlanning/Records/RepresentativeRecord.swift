/// A representative as written in a plan folder: references are ids, nothing is resolved. Meanings, units and
/// defaults are those of `Representative`; docs/files.md lists them by column.
public struct RepresentativeRecord: Sendable, Equatable {
  /// `Representative.Status` without its day.
  public enum Status: String, Sendable, CaseIterable { case active, ramping, leaving, open }

  /// Where the record begins.
  public var origin = Origin.none
  public var id = Entry<String>.absent
  public var name = Entry<String>.absent
  public var team = Entry<String>.absent
  public var manager = Entry<String>.absent
  public var latitude = Entry<Double>.absent
  public var longitude = Entry<Double>.absent
  public var region = Entry<String>.absent
  public var role = Entry<Representative.Role>.absent
  /// Ids of the duties allowed.
  public var duties = Entry<[String]>.absent
  /// For each duty of the parameters.
  public var skill: [Entry<Double>]
  public var qualifications = Entry<[String]>.absent
  public var workingMinutes = Entry<Minutes>.absent
  public var nonSellingMinutes = Entry<Minutes>.absent
  public var fullTimeEquivalent = Entry<Double>.absent
  public var presence = Entry<Double>.absent
  public var travelLimit = Entry<Minutes>.absent
  public var loadCap = Entry<Int>.absent
  public var regions = Entry<[String]>.absent
  public var cost = Entry<Money>.absent
  public var status = Entry<Status>.absent
  public var statusDate = Entry<CalendarDay>.absent
  /// Days away, each written `first..last`.
  public var leave = Entry<[String]>.absent
  public var lastDay = Entry<CalendarDay>.absent
  public var keepsUntilLeaving = Entry<Bool>.absent
  public var trainingMinutes = Entry<Minutes>.absent
  public var trainedFrom = Entry<CalendarDay>.absent
  /// For each duty of the parameters: what training adds to the skill.
  public var gain: [Entry<Double>]

  public init(dutyCount: Int) {
    skill = Array(repeating: .absent, count: dutyCount)
    gain = Array(repeating: .absent, count: dutyCount)
  }
}

/// A region as written in a plan folder.
public struct RegionRecord: Sendable, Equatable {
  public var origin = Origin.none
  public var id = Entry<String>.absent
  public var name = Entry<String>.absent
  public var parent = Entry<String>.absent
  public var latitude = Entry<Double>.absent
  public var longitude = Entry<Double>.absent
  public var neighbours = Entry<[String]>.absent

  public init() {}
}

/// Two regions that are neighbours.
public struct NeighbourRecord: Sendable, Equatable {
  public var origin = Origin.none
  public var regionA = Entry<String>.absent
  public var regionB = Entry<String>.absent

  public init() {}
}

/// The outline of a region.
public struct BoundaryRecord: Sendable, Equatable {
  /// Id of the region; its origin is the file, as its format has no lines to speak of.
  public var region: Entry<String>
  public var boundary: Boundary
  /// Where in the file it stands, such as `features[3]`.
  public var position: String

  public init(region: Entry<String>, boundary: Boundary, position: String) {
    self.region = region
    self.boundary = boundary
    self.position = position
  }
}

/// Which regions are neighbours by their boundaries: pairs of ids, the smaller first, ascending.
public struct BoundaryNeighbours: Sendable, Equatable {
  public struct Pair: Sendable, Hashable, Comparable {
    public var first: String
    public var second: String
    public init(_ a: String, _ b: String) { (first, second) = a < b ? (a, b) : (b, a) }
    public static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }
  public var pairs: [Pair]
  public init(pairs: [Pair]) { self.pairs = pairs }
}

/// Who owns a region for a duty today.
public struct RegionOwnerRecord: Sendable, Equatable {
  public var origin = Origin.none
  public var region = Entry<String>.absent
  public var duty = Entry<String>.absent
  public var representative = Entry<String>.absent

  public init() {}
}

/// A given one-way travel time.
public struct TravelRecord: Sendable, Equatable {
  public var origin = Origin.none
  public var representative = Entry<String>.absent
  public var account = Entry<String>.absent
  public var minutes = Entry<Minutes>.absent

  public init() {}
}
