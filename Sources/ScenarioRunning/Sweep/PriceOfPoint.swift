public import TerritoryPlanning

/// What a tighter point costs against a looser one: the best plan of the one is worth so much less than the best of
/// the other. Both are known as intervals, and so is the cost.
public struct PriceOfPoint: Sendable, Equatable {
  /// The point that it is compared with.
  public var reference: Int
  public var least: Money
  public var most: Money
  /// Of the worth of the reference's best plan; nil where that may be 0 or less.
  public var leastShare: Double?
  public var mostShare: Double?
}

extension SweepStudy {
  /// The loosest point with a plan among those that contain a point; nil where that is the point itself, or where
  /// nothing is known of either. Of points equally loose the first.
  public func reference(of point: Int) -> Int? {
    order.fromTightest(in: grid).last {
      $0 != point && points[$0].plan != nil && order.isContained(point, in: $0, of: grid)
    }
  }

  /// What a point costs against its reference.
  ///
  /// With V the worth of the best plan, between worth and bound: V(reference) - V(point) is at least
  /// max(0, worth(reference) - bound(point)) and at most bound(reference) - worth(point).
  public func price(of point: Int) -> PriceOfPoint? {
    guard let reference = reference(of: point), let worth = points[point].worth,
      let bound = points[point].bound,
      let most = points[reference].bound, let least = points[reference].worth
    else { return nil }
    // 1 - V(point) / V(reference), at the ends of both intervals.
    func share(_ small: Money, of large: Money) -> Double? {
      guard least > .zero else { return nil }
      return max(0, 1 - Double(small.minorUnits) / Double(large.minorUnits))
    }
    return PriceOfPoint(
      reference: reference, least: max(.zero, least - bound), most: most - worth,
      leastShare: share(bound, of: least), mostShare: share(worth, of: most))
  }
}
