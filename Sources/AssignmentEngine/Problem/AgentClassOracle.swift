extension LocalGroup {
  /// The items of one `sameClass` coupling, with their columns class by class.
  func classOracle(_ coupling: Coupling) -> AgentClassOracle {
    guard case .sameClass(_, let classOfAgent, let exempt) = coupling else {
      preconditionFailure("only a sameClass coupling has classes")
    }
    let items = localItems(of: coupling)
    var oracle = AgentClassOracle()
    oracle.items = items
    // Only a class that every item can join without the exempt agent, or with it, may be taken.
    var number: [Int32: Int] = [:]
    for item in items {
      for column in start[item]..<start[item + 1] where agent(of: column) != exempt {
        let found = classOfAgent[Int(agent(of: column))]
        number[found] = number[found] ?? number.count
      }
    }
    let classes = number.keys.sorted()
    for tried in classes.isEmpty ? [-1] : classes {
      let open = items.map { item in
        (start[item]..<start[item + 1]).filter { column in
          let agent = agent(of: column)
          return agent == exempt || classOfAgent[Int(agent)] == tried
        }
      }
      guard open.allSatisfy({ !$0.isEmpty }) else { continue }
      for columns in open {
        oracle.columns += columns.map(Int32.init)
        oracle.columnStart.append(oracle.columns.count)
      }
      oracle.classCount += 1
    }
    oracle.bestColumn = [Int32](repeating: -1, count: items.count)
    oracle.triedColumn = oracle.bestColumn
    return oracle
  }
}

/// The largest value of items whose agents are of one class: within a class each item takes its best column,
/// so the best class is found by trying all. Exact, in time linear in the columns.
struct AgentClassOracle: Sendable {
  /// Local items.
  var items: [Int] = []
  /// Classes that every item has a column in (the exempt agent's columns belong to all of them).
  var classCount = 0
  /// Columns of the item at position `i` in class `c` are `columnStart[s] ..< columnStart[s + 1]` of
  /// `columns`, with s = c x items + i.
  var columnStart = [0]
  var columns: [Int32] = []
  var triedColumn: [Int32] = []
  var bestColumn: [Int32] = []

  /// Fills `choice` (local items to local columns) unless no class has a column for every item.
  mutating func maximise(_ value: [Double], into choice: inout [Int32]) -> GroupOracle.Maximum {
    var best = -Double.infinity
    for number in 0..<classCount {
      var total = 0.0
      for position in items.indices {
        let slot = number * items.count + position
        var highest = -Double.infinity
        for index in columnStart[slot]..<columnStart[slot + 1] {
          let column = columns[index]
          if value[Int(column)] > highest {
            highest = value[Int(column)]
            triedColumn[position] = column
          }
        }
        total += highest
      }
      if total > best {
        best = total
        swap(&triedColumn, &bestColumn)
      }
    }
    guard best > -.infinity else { return GroupOracle.Maximum(value: best, isExact: false) }
    for position in items.indices { choice[items[position]] = bestColumn[position] }
    return GroupOracle.Maximum(value: best, isExact: true)
  }
}
