/// Whether a representative is able to take an item whatever a scenario asks for: eligibility in all its
/// parts, pins and exclusions in the data. Fixed targets, forced moves and the rules agree on it.
public enum Ability {
  /// Why the holder is not able to take the item, or nil when it is. The pool is able to take everything that
  /// is not pinned.
  public static func objection(item: Int, holder: Holder, in context: PlanningContext) -> Objection? {
    EligibilityRule.complete.objection(item: item, holder: holder, in: context)
      ?? ForbiddenRule.objection(item: item, holder: holder, in: context)
      ?? PinnedRule.objection(item: item, holder: holder, in: context)
  }
}
