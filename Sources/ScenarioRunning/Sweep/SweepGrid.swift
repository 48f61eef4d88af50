import TerritoryPlanning

/// One setting of a scenario that a sweep varies, and the values that it takes.
public struct SweepAxis: Sendable, Equatable {
  /// What the director calls it, such as `tolerance`.
  public var name: String
  /// Where it stands in a scenario's file, such as `rules.balance.standard_minutes`.
  public var path: String
  /// At least one, each once, in the order asked for.
  public var values: [SweepValue]

  public init(name: String, path: String, values: [SweepValue]) {
    self.name = name
    self.path = path
    self.values = values
  }
}

/// A value of a setting: as it is written, and as a number for charts.
public struct SweepValue: Sendable, Equatable {
  /// As in a scenario file, such as `5 %`.
  public var text: String
  /// 5 % is 0.05; nil for words such as `off`.
  public var number: Double?

  public init(text: String, number: Double?) {
    self.text = text
    self.number = number
  }
}

/// The points of a sweep: a scenario for each combination of values of one or two settings.
///
/// Point i of two axes with n and m values has value i mod n of the first and value i / n of the second.
public struct SweepGrid: Sendable {
  /// What the points differ from.
  public let base: Scenario
  /// One or two.
  public let axes: [SweepAxis]
  /// One a point.
  public let scenarios: [Scenario]

  public static let mostPoints = 400

  /// - Parameter scenario: the base with one value of each axis; contents that differ have hashes that differ.
  public init(
    base: Scenario, axes: [SweepAxis], scenario: (_ values: [SweepValue]) throws -> Scenario
  ) rethrows {
    precondition((1...2).contains(axes.count) && axes.allSatisfy { !$0.values.isEmpty }, "one or two axes")
    self.base = base
    self.axes = axes
    let count = axes.reduce(1) { $0 * $1.values.count }
    scenarios = try (0..<count).map { point in
      try scenario(Self.position(point, axes).enumerated().map { axes[$0].values[$1] })
    }
  }

  public var pointCount: Int { scenarios.count }

  /// The number of the point's value on each axis.
  public func position(_ point: Int) -> [Int] { Self.position(point, axes) }

  public func point(at position: [Int]) -> Int {
    position[0] + (position.count > 1 ? position[1] * axes[0].values.count : 0)
  }

  /// The point's value of each axis.
  public func values(_ point: Int) -> [SweepValue] {
    position(point).enumerated().map { axes[$0].values[$1] }
  }

  private static func position(_ point: Int, _ axes: [SweepAxis]) -> [Int] {
    let first = axes[0].values.count
    return axes.count > 1 ? [point % first, point / first] : [point]
  }

  /// The point one step further on an axis; nil at its end.
  public func neighbour(_ point: Int, axis: Int, step: Int) -> Int? {
    var position = position(point)
    position[axis] += step
    return axes[axis].values.indices.contains(position[axis]) ? self.point(at: position) : nil
  }
}
