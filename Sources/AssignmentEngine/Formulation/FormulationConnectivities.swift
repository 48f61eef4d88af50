import GLPK

/// The columns that state one connectivity for one agent: a flow from a root to every node that it uses.
struct FlowColumns: Sendable {
  var agent: Int32
  /// The nodes at which the agent has columns, ascending.
  var nodes: [Int32] = []
  /// For each of them: whether it is used, whether it is the root, and the flow that starts there.
  var used: [Int] = []
  var root: [Int] = []
  var supply: [Int] = []
  /// Flow along each direction of each edge between them, by positions.
  var arcs: [(from: Int, to: Int, column: Int)] = []
}

extension Formulation {
  /// (13) to (17) for every connectivity and every agent that is not exempt and may take items at two nodes.
  mutating func addConnectivities() {
    for (index, rule) in problem.connectivities.enumerated() {
      let choices = choicesByAgent(rule)
      var flows: [FlowColumns] = []
      for agent in choices.keys.sorted() where agent != rule.exempt && choices[agent]!.count > 1 {
        flows.append(addFlow(rule, index, agent, choices[agent]!))
      }
      flowColumns.append(flows)
    }
  }

  /// For each agent and node the columns of each placed item.
  private func choicesByAgent(_ rule: Connectivity) -> [Int32: [Int32: [[Int]]]] {
    var choices: [Int32: [Int32: [[Int]]]] = [:]
    for place in rule.places {
      let byAgent = Dictionary(grouping: problem.columns(of: Int(place.item))) { problem.columnAgent[$0] }
      for (agent, columns) in byAgent {
        choices[agent, default: [:]][place.node, default: []].append(columns)
      }
    }
    return choices
  }

  private mutating func addFlow(
    _ rule: Connectivity, _ index: Int, _ agent: Int32, _ choices: [Int32: [[Int]]]
  ) -> FlowColumns {
    var flow = FlowColumns(agent: agent)
    flow.nodes = choices.keys.sorted()
    let name = "\(index)_\(agent)_"
    for node in flow.nodes {
      let used = model.add(LinearModel.Column("n\(name)\(node)", bounds: .unit))
      flow.used.append(used)
      flow.root.append(model.add(.init("root\(name)\(node)", kind: .binary)))
      flow.supply.append(model.add(LinearModel.Column("supply\(name)\(node)", bounds: .nonNegative)))
      // (13) A node is used exactly where an item at it is taken.
      for columns in choices[node]! {
        model.add(
          .init("at\(name)\(node)_\(columns[0])", bounds: .atMost(0)), columns.map { ($0, 1) } + [(used, -1)])
      }
      model.add(
        .init("onlyat\(name)\(node)", bounds: .atLeast(0)),
        choices[node]!.joined().map { ($0, 1) } + [(used, -1)])
    }
    addArcs(rule, name, &flow)
    addBalance(name, flow)
    return flow
  }

  private mutating func addArcs(_ rule: Connectivity, _ name: String, _ flow: inout FlowColumns) {
    var position: [Int32: Int] = [:]
    for (place, node) in flow.nodes.enumerated() { position[node] = place }
    for edge in rule.edges {
      guard let a = position[edge.a], let b = position[edge.b] else { continue }
      for (from, to) in [(a, b), (b, a)] {
        let column = model.add(
          LinearModel.Column("flow\(name)\(flow.nodes[from])_\(flow.nodes[to])", bounds: .nonNegative))
        flow.arcs.append((from, to, column))
      }
    }
  }

  private mutating func addBalance(_ name: String, _ flow: FlowColumns) {
    let most = Double(flow.nodes.count)
    // (14) At most one root.
    model.add(.init("roots\(name)", bounds: .atMost(1)), flow.root.map { ($0, 1) })
    for (place, node) in flow.nodes.enumerated() {
      let entering = flow.arcs.filter { $0.to == place }.map { (column: $0.column, value: 1.0) }
      let leaving = flow.arcs.filter { $0.from == place }.map { (column: $0.column, value: -1.0) }
      let (used, root, supply) = (flow.used[place], flow.root[place], flow.supply[place])
      // (15) The root is used, and flow starts there only.
      model.add(.init("rooted\(name)\(node)", bounds: .atMost(0)), [(root, 1), (used, -1)])
      model.add(.init("starts\(name)\(node)", bounds: .atMost(0)), [(supply, 1), (root, -most)])
      // (16) Flow enters used nodes only, and (17) each of them keeps one unit.
      model.add(.init("enters\(name)\(node)", bounds: .atMost(0)), entering + [(used, -(most - 1))])
      model.add(
        .init("keeps\(name)\(node)", bounds: .equal(to: 0)), entering + leaving + [(supply, 1), (used, -1)])
    }
  }

  /// The flow that shows a plan's places to be connected: from the first node along the edges of a tree, to
  /// each node as much as there are nodes behind it.
  func setConnectivities(of assignment: Assignment, in point: inout [Double]) {
    for (rule, flows) in zip(problem.connectivities, flowColumns) {
      for flow in flows {
        let nodes = Set(
          rule.places.filter { problem.columnAgent[Int(assignment.columns[Int($0.item)])] == flow.agent }
            .map(\.node))
        let used = flow.nodes.map { nodes.contains($0) }
        guard let root = used.firstIndex(of: true) else { continue }
        for place in flow.nodes.indices where used[place] { point[flow.used[place]] = 1 }
        var reached = [root]
        var arcInto = [Int: (from: Int, to: Int, column: Int)]()
        var next = 0
        while next < reached.count {
          for arc in flow.arcs
          where arc.from == reached[next] && used[arc.to] && arc.to != root && arcInto[arc.to] == nil {
            arcInto[arc.to] = arc
            reached.append(arc.to)
          }
          next += 1
        }
        var behind = [Double](repeating: 1, count: flow.nodes.count)
        for place in reached.reversed() {
          guard let arc = arcInto[place] else { continue }
          point[arc.column] = behind[place]
          behind[arc.from] += behind[place]
        }
        point[flow.root[root]] = 1
        point[flow.supply[root]] = behind[root]
      }
    }
  }
}
