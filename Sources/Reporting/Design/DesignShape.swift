import TerritoryAssignment
import TerritoryPlanning

/// The shape of what `DesignJSON` writes.
extension DesignJSON {
  public static let schema = OutputSchema(
    kind: "design", title: "Evenfield design of territories",
    writtenBy: "Written by design: --format json and design.json.",
    shape: .object(
      DocumentHead.fields("evenfield.design") + [
        DocumentHead.language, DocumentHead.headline, DocumentHead.outcome,
        .count("territory_count", "Territories asked for."),
        JSONField("compactness", .choice(DesignQuestion.Compactness.self), "What makes a territory compact."),
        .flag("contiguous", "Whether territories must be connected."),
        JSONField("neighbours_from", .choice(NeighbourSource.self), "Where neighbours come from."),
        JSONField("balance", .map(.number), "Tolerance of each measure.", unit: .share),
        JSONField(
          "cost", JSONShape.number.orNull, "Sum over regions: minutes x km, or km; null without a design."),
        JSONField(
          "bound", JSONShape.number.orNull, "No design costs less, in the same unit; null where not known."),
        JSONField.share("gap", "Distance of the two; null without a design.").orNull,
      ] + DocumentHead.currency + [
        .list("territories", territory, "One entry a territory."),
        .texts("spare_representatives", "Ids of representatives without a territory."),
        .texts("representatives_without_home", "Ids of representatives whose home is not known."),
        JSONField.text("region_without_territory", "Id of a region that fits no territory; null without.")
          .orNull,
        JSONField(
          "effort",
          .object([
            .seconds("seconds", "Time it took."), .count("nodes", "Nodes of search trees.", .work),
            .count("simplex_iterations", "Steps of the simplex method.", .work),
            .count("moves_tried", "Changes that the search tried.", .work),
          ]), "Work that was done."),
      ]))

  private static let territory = JSONShape.object([
    .text("centre", "Id of the region that names it."), .texts("regions", "Ids of its regions."),
    .minutes("standard_minutes", "Standard minutes."),
    JSONField.share("standard_minutes_of_mean", "Over the mean of all; null where that is 0.").orNull,
    .money("potential", "Potential."),
    JSONField.share("potential_of_mean", "Over the mean of all; null where that is 0.").orNull,
    .count("accounts", "Accounts."),
    JSONField.share("accounts_of_mean", "Over the mean of all; null where that is 0.").orNull,
    .number("largest_kilometres", .kilometres, "Largest distance of a region from the centre."),
    JSONField("cost", .number, "Its part of the cost: minutes x km, or km."),
    JSONField.text("representative", "Id of who gets it; null for nobody.").orNull,
    JSONField.minutes("minutes_from_home", "Travel from that person's home; null where not known.").orNull,
  ])
}
