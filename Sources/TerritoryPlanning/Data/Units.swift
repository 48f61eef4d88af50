/// An amount of money in the minor unit of the plan's currency (fen, cents). Exact; never a floating value.
public struct Money: Sendable, Hashable, Comparable, AdditiveArithmetic {
  public var minorUnits: Int64
  public init(minorUnits: Int64) { self.minorUnits = minorUnits }
  public static let zero = Money(minorUnits: 0)
  public static func < (a: Money, b: Money) -> Bool { a.minorUnits < b.minorUnits }
  public static func + (a: Money, b: Money) -> Money { Money(minorUnits: a.minorUnits + b.minorUnits) }
  public static func - (a: Money, b: Money) -> Money { Money(minorUnits: a.minorUnits - b.minorUnits) }
}

/// A span of working or travelling time in whole minutes.
public struct Minutes: Sendable, Hashable, Comparable, AdditiveArithmetic {
  public var count: Int64
  public init(_ count: Int64) { self.count = count }
  public static let zero = Minutes(0)
  public static func < (a: Minutes, b: Minutes) -> Bool { a.count < b.count }
  public static func + (a: Minutes, b: Minutes) -> Minutes { Minutes(a.count + b.count) }
  public static func - (a: Minutes, b: Minutes) -> Minutes { Minutes(a.count - b.count) }
}

/// A place on the earth in WGS 84 degrees: latitude -90...90, longitude -180...180.
public struct Coordinates: Sendable, Hashable {
  public var latitude: Double
  public var longitude: Double
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}
