import TerritoryAssignment
import TerritoryPlanning
import Testing

@testable import Reporting

@Suite("Costs of changes in words")
struct CostWordingTests {
  private func text(_ cost: CostOfChange, _ language: Language = .english) -> String {
    PlanWording(language: language, context: TinyFirm().context).text(cost)
  }
  private func between(_ least: Int64, _ most: Int64) -> CostOfChange {
    .between(least: Money(minorUnits: least), most: Money(minorUnits: most))
  }

  @Test("Ends are rounded outward, so that the sentence stays true")
  func outward() {
    #expect(text(between(1_234_567, 1_500_001)) == "costs ¥12,345 to ¥15,001")
    #expect(text(between(1_234_567, 1_500_001), .chinese) == "代价 ¥12,345 至 ¥15,001")
    #expect(text(between(50, 250)) == "costs at most ¥3")
    #expect(text(between(120_000, 120_000)) == "costs ¥1,200")
    #expect(text(.atLeast(Money(minorUnits: 99_950))).hasPrefix("costs at least ¥999; no plan with it"))
  }

  @Test("An interval that contains zero is called undetermined, and why")
  func undetermined() {
    #expect(
      text(between(-10_001, 250_001))
        == "undetermined: anything from a gain of ¥101 to a cost of ¥2,501; the work allowed did not narrow it "
        + "further")
    #expect(text(between(0, 100)).hasPrefix("undetermined: anything from nothing to a cost of ¥1;"))
    #expect(text(between(-100, 0)).hasPrefix("undetermined: anything from a gain of ¥1 to nothing;"))
    #expect(text(.atLeast(.zero)).hasPrefix("undetermined: within the work allowed no plan"))
    for cost in [between(-1, 1), between(0, 5), .atLeast(Money(minorUnits: -3))] {
      #expect(!cost.isDetermined)
      #expect(text(cost, .chinese).hasPrefix("尚不能确定："))
      #expect(
        PlanWording(language: .english, context: TinyFirm().context).figure(cost) == "undetermined")
    }
  }

  @Test("A change that gains says that a better plan was found; one that does nothing costs nothing")
  func gains() {
    #expect(text(between(-30_000, -20_050)) == "gains ¥200 to ¥300: a better plan was found while answering")
    #expect(text(between(0, 0)) == "costs nothing")
  }

  @Test("What stands against a change is named")
  func obstacles() {
    let objection = Objection(key: "qualification", detail: "GMP")
    #expect(
      text(.impossible(.objection(rule: "eligibility", objection)))
        == "not possible: lacks the qualification GMP")
    #expect(
      text(.impossible(.rule("capacity")))
        == "not possible: no plan keeps the rule “working time” then")
    #expect(text(.impossible(nil)) == "not possible: no plan keeps all the rules then")
  }
}

@Suite("Limits that press in words")
struct LimitWordingTests {
  private func value(
    _ unit: Limit.Unit, side: MarginalValue.Side = .upper, perUnit: Double,
    checked: MarginalValue.Checked? = nil
  ) -> MarginalValue {
    MarginalValue(
      rule: "capacity", aspect: "actual_minutes", subject: .representative(0), unit: unit, side: side,
      activity: 1_200, bound: 1_200, perUnit: perUnit, checked: checked)
  }
  private func text(_ value: MarginalValue, _ language: Language = .english) -> String {
    PlanWording(language: language, context: TinyFirm().context).text(value)
  }

  @Test("Minutes are spoken of as hours")
  func hours() {
    // 5.66 yuan a minute are 340 an hour.
    let hour = value(.minutes, perUnit: 566.6)
    #expect(
      text(hour) == "张敏: working time 20 h of at most 20 h; one hour more would be worth about ¥340")
    #expect(text(hour, .chinese) == "张敏：工作时间 20 小时，上限 20 小时；再多一小时约值 ¥340")
  }

  @Test("A lower bound is about less asked, money about a thousand, little about less than one")
  func kinds() {
    #expect(
      text(value(.items, side: .lower, perUnit: 250_000))
        == "张敏: working time 1,200 items, at least 1,200 items wanted; one item less asked would be worth about ¥2,500"
    )
    // Three cents a yuan.
    #expect(text(value(.money, perUnit: 0.03)).hasSuffix("; ¥1,000 more would be worth about ¥30"))
    #expect(text(value(.minutes, perUnit: 0.001)).hasSuffix("one hour more would be worth less than ¥1"))
  }

  @Test("What solving again showed stands beside the estimate")
  func checked() {
    let money = { Money(minorUnits: $0) }
    let some = MarginalValue.Checked(step: 60, least: money(20_050), most: money(35_001))
    #expect(
      text(value(.minutes, perUnit: 566.6, checked: some)).hasSuffix(
        "solved again with 1 h of room: worth ¥200 to ¥351"))
    let perhaps = MarginalValue.Checked(step: 60, least: .zero, most: money(35_001))
    #expect(
      text(value(.minutes, perUnit: 566.6, checked: perhaps)).hasSuffix(
        "solved again with 1 h of room: worth at most ¥351"))
  }
}
