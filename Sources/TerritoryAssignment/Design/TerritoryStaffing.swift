import TerritoryPlanning

/// Who takes which territory: travel from the homes to the centres is least in all.
///
/// Everybody with capacity and a known home may take one territory. With fewer people than territories the ones
/// that are left open are chosen so as well.
struct TerritoryStaffing {
  struct Seat: Equatable {
    var representative: Int
    /// One way, by the great circle, detour and speed of the parameters.
    var minutes: Int64
  }

  /// By territory; nil where nobody is left.
  let seats: [Seat?]
  let spare: [Int]
  let withoutHome: [Int]

  /// - Parameter centres: regions of the data that have a place.
  init(context: PlanningContext, centres: [Int]) {
    let data = context.data
    let able = data.representatives.indices.filter { context.capacity[$0] > .zero }
    let homes = able.map { index in
      let person = data.representatives[index]
      return person.home ?? person.homeRegion.flatMap { data.place(ofRegion: $0) }
    }
    let people = zip(able, homes).filter { $1 != nil }.map(\.0)
    withoutHome = zip(able, homes).filter { $1 == nil }.map(\.0)
    let travel = data.parameters.travel
    let minutes = homes.compactMap(\.self).map { home in
      centres.map { centre in
        let kilometres = data.place(ofRegion: centre).map { home.kilometres(to: $0) } ?? 0
        return Int64((kilometres * travel.detour * 60 / travel.speed).rounded())
      }
    }
    let choice = LeastCostMatching.columns(minutes, columnCount: centres.count)
    var seats = [Seat?](repeating: nil, count: centres.count)
    for (row, column) in choice.enumerated() {
      if let column { seats[column] = Seat(representative: people[row], minutes: minutes[row][column]) }
    }
    self.seats = seats
    spare = zip(people, choice).filter { $1 == nil }.map(\.0)
  }
}
