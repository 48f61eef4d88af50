import TerritoryPlanning
import Testing

@Suite struct SettingReaderTests {
  private func read<Value>(_ text: String, _ read: (SettingNode, inout [InputFault]) -> Value?) -> (
    value: Value?, faults: [String]
  ) {
    var faults: [InputFault] = []
    let value = read(SettingsOf.node(.scalar(text)), &faults)
    #expect((value == nil) == !faults.isEmpty, "\(text)")
    return (value, faults.map { "\($0.message) (\($0.hint))" })
  }

  private func data(digits: Int) -> PlanData {
    var plan = SmallPlan()
    plan.currencyDigits = digits
    return plan.data
  }

  @Test(arguments: [
    ("10 %", 100_000), ("10%", 100_000), ("0.1", 100_000), ("12.3456 %", 123_456), ("1", 1_000_000),
    ("100 %", 1_000_000), ("0", 0), (" 5 % ", 50_000), ("0.000001", 1),
  ])
  func shares(_ text: String, _ millionths: Int64) {
    #expect(read(text) { $0.share(faults: &$1) }.value == Share(millionths: millionths))
  }

  @Test(arguments: [
    "10", "101 %", "-1 %", "0.0000001", "0.00001 %", "ten", "", "%", "1e-1", "nan", "inf", "10 %%", "１０ %",
    "0,1", "99999999999999999999 %",
  ])
  func notShares(_ text: String) {
    #expect(read(text) { $0.share(faults: &$1) }.value == nil)
  }

  @Test func aShareAboveOneNeedsItsPercentSign() {
    #expect(
      read("1.5") { $0.share(in: .zero...Share(percent: 200), faults: &$1) }.faults == [
        "is a share above 1 without a percent sign "
          + "(write 1.5 % if percent is meant, or 150 % if so many times the whole is)"
      ])
    #expect(
      read("150 %") { $0.share(in: .zero...Share(percent: 200), faults: &$1) }.value == Share(percent: 150))
  }

  @Test func moneyIsInMajorUnitsOfTheCurrency() {
    let cents = data(digits: 2)
    let yen = data(digits: 0)
    #expect(read("1200.50") { $0.money(data: cents, faults: &$1) }.value == Money(minorUnits: 120_050))
    #expect(read("1200.5") { $0.money(data: cents, faults: &$1) }.value == Money(minorUnits: 120_050))
    #expect(read("1200") { $0.money(data: yen, faults: &$1) }.value == Money(minorUnits: 1200))
    #expect(
      read("1200.505") { $0.money(data: cents, faults: &$1) }.faults == [
        "is not an amount of money in CNY (write at most 2 decimals)"
      ])
    #expect(read("1200.5") { $0.money(data: yen, faults: &$1) }.value == nil)
  }

  @Test(arguments: ["1,200.50", "1 200.50", "1'200.50", "1_200.50", "1，200.50"])
  func thousandsSeparatorsAreRefusedWithTheirRemedy(_ text: String) {
    let data = data(digits: 2)
    #expect(
      read(text) { $0.money(data: data, faults: &$1) }.faults == [
        "is not a number (write the digits without separators, with a point before decimals: 1200.50)"
      ])
  }

  @Test func integersHaveRanges() {
    #expect(read("7") { $0.integer(in: 0...9, faults: &$1) }.value == 7)
    #expect(read("7.0") { $0.integer(in: 0...9, faults: &$1) }.value == 7)
    #expect(
      read("7.5") { $0.integer(in: 0...9, faults: &$1) }.faults == [
        "is not a whole number (write a whole number, 0 to 9)"
      ])
    #expect(
      read("10") { $0.integer(in: 0...9, faults: &$1) }.faults == [
        "is out of range (write a whole number, 0 to 9)"
      ])
    #expect(
      read("-1") { $0.integer(in: 0...Int64.max, faults: &$1) }.faults == [
        "is out of range (write a whole number, at least 0)"
      ])
  }

  @Test(arguments: ["nan", "inf", "-infinity", "1e3", "0x10", "--1", "1.", ".5", "1.2.3"])
  func onlyPlainNumbersAreNumbers(_ text: String) {
    #expect(read(text) { $0.number(in: -1000...1000, faults: &$1) }.value == nil)
  }

  @Test func numbersHaveRanges() {
    #expect(read("-2.5") { $0.number(in: -3...3, faults: &$1) }.value == -2.5)
    #expect(
      read("4") { $0.number(in: -3...3, faults: &$1) }.faults == ["is out of range (write -3.0 to 3.0)"])
  }

  @Test func yesAndNo() {
    for text in ["true", "Yes", "on"] { #expect(read(text) { $0.bool(faults: &$1) }.value == true) }
    for text in ["false", "no", "OFF"] { #expect(read(text) { $0.bool(faults: &$1) }.value == false) }
    #expect(read("1") { $0.bool(faults: &$1) }.value == nil)
  }

  @Test func listsAndMapsAreNotSingleValues() {
    var faults: [InputFault] = []
    #expect(SettingsOf.node(["a", "b"]).scalarText(faults: &faults) == nil)
    #expect(SettingsOf.node("a").list(faults: &faults) == nil)
    #expect(faults.map(\.message) == ["is not a single value", "is not a list"])
  }

  @Test func anEmptyValueIsAnEmptyMap() {
    var faults: [InputFault] = []
    let place = SourcePlace(file: "", line: 1, column: 1)
    let map = SettingNode(value: .null, place: place).map(keys: ["a"], faults: &faults)
    #expect(map?.entries.isEmpty == true)
    #expect(faults.isEmpty)
  }
}
