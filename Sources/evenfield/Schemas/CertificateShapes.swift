import AssignmentEngine
import Reporting
import TerritoryAssignment

/// Shapes of certificates. Numbers that may exceed 2^53 are decimal texts.
enum CertificateShapes {
  static let plan = OutputSchema(
    kind: "certificate", title: "Evenfield certificate of a bound",
    writtenBy: """
      Written by solve and compare as certificates/NAME.json, and by solve-model --certificate.
      """, shape: certificate)

  static let stage = OutputSchema(
    kind: "stage-certificate", title: "Evenfield certificate of a stage",
    writtenBy: "Written by solve and compare as certificates/NAME.stage-K.json.",
    shape: .object([
      JSONField("format", .constant(StageRecord.format), "What the document is."),
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      .count("stage", "Place of the stage in the scenario's objective, from 1."),
      JSONField.count("level", "Place in a lexicographic order.").mayBeAbsent,
      .list(
        "kept",
        .object([
          .count("stage", "Place of an earlier stage, from 1."),
          JSONField.count("level", "Place in a lexicographic order.").mayBeAbsent,
          .text("kept", "What must be kept of it, a decimal text."),
        ]), "What earlier stages demand."),
      JSONField("revenue_plan", planRecord, "The plan of the stage revenue.").mayBeAbsent,
      JSONField.text("cap", "Cap of the fairness stage, a decimal text.").mayBeAbsent,
      JSONField("cap_plan", planRecord, "The plan that the cap comes from.").mayBeAbsent,
      JSONField(
        "certificate", .shared(SharedShape("certificate", certificate)), "What proves the stage's bound."),
    ]))

  static let robust = OutputSchema(
    kind: "robust-certificate", title: "Evenfield certificate of a robust plan",
    writtenBy: "Written by robust as certificates/robust.json.",
    shape: .object([
      JSONField("format", .constant(RobustRecord.format), "What the document is."),
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      .texts("scenarios", "Names of the scenarios, the base first."),
      JSONField("criterion", .choice(RobustCriterion.self), "What is bounded."),
      JSONField("legal_in", .choice(JointScenarios.Legality.self), "Whose rules bind."),
      JSONField("weights", .list(.integer), "Thousandths, a scenario each.", unit: .count),
      JSONField.texts(
        "floors", "Worth that no plan reaches in every scenario, decimal texts in minor units of money."
      ).mayBeAbsent,
      JSONField(
        "own_plans", .list(planRecord), "A plan of each scenario by itself, from which regret is counted."
      ).mayBeAbsent,
      JSONField(
        "certificate", .shared(SharedShape("certificate", certificate)), "What proves the bound."),
    ]))

  private static let planRecord = JSONShape.shared(
    SharedShape(
      "plan_record",
      .object([
        JSONField(
          "holders", .list(.integer),
          "Holders by item: places in the data, their number for the pool, -1 for nobody.",
          unit: .count),
        JSONField(
          "levels", .list(.integer), "Levels of visits by item; empty where all are standard.", unit: .count),
      ])))

  private static let certificate = JSONShape.object([
    .count("format_version", "Raised when a field changes its meaning or goes away."),
    JSONField("claim", .choice(Certificate.Claim.self), "What is claimed."),
    .text("problem", "Fingerprint of the problem."),
    .text("scale", "Multipliers are in units of 1/scale; a decimal text."),
    .texts("multipliers", "One a side row, decimal texts."),
    JSONField("cuts", .list(cut), "Cutting planes that stand beside the rows.").mayBeAbsent,
    .text("bound", "What multipliers prove, a decimal text in minor units of money."),
    JSONField.text(
      "branch_and_cut_bound",
      "A tighter bound that cannot be rechecked, a decimal text in minor units of money."
    ).mayBeAbsent,
    JSONField.text(
      "enumeration_bound", "A tighter bound that cannot be rechecked, a decimal text in minor units of money."
    ).mayBeAbsent,
    JSONField(
      "shares",
      .object([
        JSONField("indicators", .list(.integer), "Numbers of indicators.", unit: .count),
        JSONField("items", .list(.integer), "Numbers of items, of the same length.", unit: .count),
        .texts("values", "Multipliers, decimal texts of the same length."),
      ]), "Multipliers of wide indicators."
    ).mayBeAbsent,
    JSONField("agents", agents, "The bound by agents.").mayBeAbsent,
    JSONField("branches", branches, "The bound by branches.").mayBeAbsent,
    .text("seal", "Checksum over all of it."),
  ])

  private static let cut = JSONShape.any([
    .object([
      JSONField("kind", .constant("separator"), "Of what kind."),
      .count("connectivity", "Number of the demand for connection."), .count("agent", "Number of the agent."),
      JSONField("items", .list(.integer), "Two items.", unit: .count),
      JSONField("nodes", .list(.integer), "Nodes that part them.", unit: .count),
    ]),
    .object([
      JSONField("kind", .constant("forest"), "Of what kind."),
      .count("connectivity", "Number of the demand for connection."), .count("agent", "Number of the agent."),
      .list("parts", .list(.integer), "Parts: lists of nodes."),
      JSONField(
        "items", .list(.integer), "Of each part the item that it counts, or -1.", unit: .count),
      .list(
        "blocks", .list(.integer), "Blocks: lists of numbers of parts, the one that does not count first."),
    ]),
    .object([
      JSONField("kind", .constant("deviations"), "Of what kind."), .count("spread", "Number of the spread."),
      JSONField("above", .list(.integer), "Members above the mean.", unit: .count),
      JSONField("below", .list(.integer), "Members below the mean.", unit: .count),
    ]),
    .object([
      JSONField("kind", .constant("order"), "Of what kind."), .count("spread", "Number of the spread."),
      JSONField("members", .list(.integer), "Members in their order.", unit: .count),
    ]),
  ])

  private static let agents = JSONShape.object([
    .text("scale", "Multipliers are in units of 1/scale; a decimal text."),
    .texts("item_multipliers", "One an item, decimal texts."),
    .texts("row_multipliers", "One a row, decimal texts."),
    .texts("maxima", "The most an agent's columns are worth, decimal texts."),
    .text("bound", "What they prove, a decimal text in minor units of money."),
  ])

  private static let branches = JSONShape.object([
    .text("scale", "Multipliers are in units of 1/scale; a decimal text."),
    .text("bound", "What the tree proves, a decimal text in minor units of money."),
    .list("nodes", .list(.integer), "A node each: its number of vectors, then its children's columns."),
    JSONField("multipliers", .list(.integer), "Of all vectors, in order.", unit: .count),
  ])

  static let design = OutputSchema(
    kind: "design-certificate", title: "Evenfield certificate of a design",
    writtenBy: "Written by design as certificate.json.",
    shape: .object([
      JSONField("format", .constant(DesignCertificate.format), "What the document is."),
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      .count("territories", "Territories asked for."),
      .list(
        "balance",
        .object([
          JSONField("metric", .choice(DesignQuestion.Metric.self), "What is balanced."),
          .share("tolerance", "How far a territory may be from the mean."),
        ]), "Demands for balance."),
      .flag("contiguous", "Whether territories must be connected."),
      JSONField("compactness", .choice(DesignQuestion.Compactness.self), "What makes a territory compact."),
      .text("problem", "Fingerprint of the problem."),
      .texts("units", "Ids of the regions; other parts name places here."),
      JSONField(
        "centre_of", .list(.integer),
        "Of each region, the place of its territory's centre; absent without a design.",
        unit: .count
      ).mayBeAbsent,
      JSONField.text("cost", "Cost in thousandths, a decimal text; absent without a design.").mayBeAbsent,
      JSONField("tree", tree, "The tree that bounds every design.").mayBeAbsent,
      JSONField.count("unit_without_territory", "Place of a region that fits no territory.").mayBeAbsent,
    ]))

  private static let tree = JSONShape.object([
    .text("bound", "What the tree shows, in thousandths, a decimal text."),
    .text("checkable_bound", "What can be rechecked of it, a decimal text."),
    .text("cutoff", "Designs that cost as much or more are not looked at, a decimal text."),
    .list("nodes", treeNode, "Nodes, the root first."),
    .list("vectors", multipliers, "Vectors of multipliers."),
    .list(
      "separators",
      .object([
        .count("centre", "Place of the centre."), .count("unit", "Place of the region that is cut off."),
        JSONField("units", .list(.integer), "Places of the regions that part them.", unit: .count),
      ]), "Sets without which a region has no path to a centre."),
  ])

  private static let treeNode = JSONShape.object([
    JSONField("vectors", .list(.integer), "Places of its vectors.", unit: .count),
    JSONField.count("unit", "Place of the region that is branched on; absent of a leaf.").mayBeAbsent,
    JSONField.count("centre", "Place of the centre that is branched on; absent of a leaf.").mayBeAbsent,
    JSONField.count("taken", "Place of the node with the pair; absent of a leaf.").mayBeAbsent,
    JSONField.count("left", "Place of the node without the pair; absent of a leaf.").mayBeAbsent,
  ])

  private static let multipliers = JSONShape.object([
    .text("scale", "Multipliers are in units of 1/scale; a decimal text."),
    .texts("unit", "One a region, decimal texts."),
    .texts("balance", "One a demand for balance, decimal texts."),
    JSONField("separators", .list(.integer), "Places of the separators that are priced.", unit: .count)
      .mayBeAbsent,
    JSONField.texts("prices", "Their prices, decimal texts of the same length.").mayBeAbsent,
  ])
}
