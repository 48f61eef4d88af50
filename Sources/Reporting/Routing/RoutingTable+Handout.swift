import ScenarioRunning

extension RoutingTable {
  /// The routing table of a hand-out: routing.csv, and routing.md in each language.
  public static func files(_ handout: Handout) -> [HandoutFile] {
    files(
      RoutingTable(handout.plan, in: handout.result.context), languages: handout.languages,
      contacts: handout.contacts
    ).map { HandoutFile(name: $0.name, bytes: $0.bytes) }
  }
}
