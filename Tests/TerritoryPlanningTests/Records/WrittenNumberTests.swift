import Testing

@testable import TerritoryPlanning

@Suite struct WrittenNumberTests {
  @Test func readsExactly() throws {
    #expect(try WrittenNumber("-12.50") == WrittenNumber(mantissa: -1250, decimals: 2))
    #expect(try WrittenNumber("0.1").double == 0.1)
    #expect(try WrittenNumber("+7").scaled(places: 2) == 700)
    #expect(try WrittenNumber("1.250").scaled(places: 2) == 125)
    #expect(try WrittenNumber("1.255").scaled(places: 2) == nil)
    #expect(try WrittenNumber("9223372036854775807").mantissa == .max)
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1e3", "0x10", "１２", "1 2", "--1", "inf", "1.2.3"])
  func refusesEverythingElse(text: String) {
    #expect(throws: ValueProblem.self) { try WrittenNumber(text) }
  }

  @Test(arguments: [
    (
      "1,200.50",
      "is not a number; write the digits without separators, with a point before decimals: 1200.50"
    ),
    ("5 %", "is not a plain number; write a share, such as 0.05 for 5 %"),
    ("n/a", "is not a number; leave it empty when it is not known"),
    ("9e5", "has an exponent; write the number out"),
    ("12345678901234567890", "has too many digits; write at most 18 digits"),
    ("many", "is not a number; write digits, with a point before decimals, such as 12.5"),
  ])
  func saysWhatToWriteInstead(text: String, problem: String) {
    let error = #expect(throws: ValueProblem.self) { try WrittenNumber(text) }
    #expect(error.map { "\($0.message); \($0.hint)" } == problem)
  }
}
