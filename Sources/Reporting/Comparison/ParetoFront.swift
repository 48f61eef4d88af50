/// Which of several plans no other one beats in both of two measures, told apart by what their bounds leave open.
struct ParetoFront: Equatable {
  struct Point: Equatable {
    /// The more, the better.
    var worth: Int64
    /// No plan of the scenario is worth more; at least `worth`.
    var most: Int64
    /// The less, the better, such as a spread or a number of handovers.
    var burden: Double
  }

  enum Standing: String, Equatable {
    /// No other plan is at least as good in both and better in one.
    case front
    /// Another plan beats this one, but not what its scenario may still be worth.
    case open
    /// Another plan beats even the most that this scenario may be worth at this burden.
    case beaten
  }

  let standings: [Standing]
  /// For each that is not on the front, one that beats it: the one worth most, then of the least burden.
  let beatenBy: [Int?]

  init(_ points: [Point]) {
    func beats(_ one: Point, _ other: Point, worth: Int64) -> Bool {
      one.worth >= worth && one.burden <= other.burden && (one.worth > worth || one.burden < other.burden)
    }
    func best(_ numbers: [Int]) -> Int? {
      numbers.min { one, two in
        (points[two].worth, points[one].burden, one) < (points[one].worth, points[two].burden, two)
      }
    }
    let beaters = points.indices.map { number in
      points.indices.filter { beats(points[$0], points[number], worth: points[number].worth) }
    }
    standings = points.indices.map { number in
      if beaters[number].isEmpty { return .front }
      let surely = beaters[number].contains { beats(points[$0], points[number], worth: points[number].most) }
      return surely ? .beaten : .open
    }
    beatenBy = beaters.map(best)
  }
}
