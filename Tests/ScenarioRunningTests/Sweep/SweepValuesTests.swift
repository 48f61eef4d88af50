import ScenarioRunning
import Testing

@Suite struct SweepValuesTests {
  @Test(arguments: [
    ("2%..30%/15", "2 %,4 %,6 %,8 %,10 %,12 %,14 %,16 %,18 %,20 %,22 %,24 %,26 %,28 %,30 %"),
    ("2..30%/3", "2 %,16 %,30 %"), ("0..200/5", "0,50,100,150,200"), ("0..10/4", "0,3,7,10"),
    ("30 % .. 5 % / 3", "30 %,17.5 %,5 %"), ("1%..2%/4", "1 %,1.33 %,1.67 %,2 %"),
    ("5%..30%/8", "5 %,8.6 %,12.1 %,15.7 %,19.3 %,22.9 %,26.4 %,30 %"),
    ("-1%..0%/4", "-1 %,-0.67 %,-0.33 %,0 %"), ("0.0001..0.0004/3", "0.0001,0.0003,0.0004"),
    ("0.5..1/3", "0.5,0.75,1"), ("2%,5 %,off", "2 %,5 %,off"), ("-2..2/3", "-2,0,2"), ("10%", "10 %"),
  ])
  func texts(text: String, expected: String) throws {
    let values = try SweepValues.parsed(text)
    #expect(values.map(\.text).joined(separator: ",") == expected)
  }

  @Test func numbers() throws {
    #expect(try SweepValues.parsed("2%..30%/2").map(\.number) == [0.02, 0.3])
    #expect(try SweepValues.parsed("40,off").map(\.number) == [40, nil])
  }

  @Test(arguments: [
    ("2%..30%", "how many values"), ("2%..30%/1", "give 2 to 100"), ("a..b/3", "no numbers"),
    ("0..2/9", "comes twice"), ("2%,,5%", "empty value"), ("2%,2 %", "comes twice"), ("1..2/x", "how many"),
    ("0..1/101", "give 2 to 100"),
  ])
  func faults(text: String, part: String) {
    #expect { try SweepValues.parsed(text) } throws: { "\($0)".contains(part) }
  }

  @Test func names() throws {
    let scenario = TinyFirm.scenario()
    #expect(try SweepNames.path("tolerance", in: scenario) == "rules.balance.accounts")
    #expect(try SweepNames.path("moves", in: scenario) == "rules.disruption.items")
    #expect(try SweepNames.path("rules.travel.price", in: scenario) == "rules.travel.price")
    #expect { try SweepNames.path("limits.gap", in: scenario) } throws: { "\($0)".contains("may be spent") }
    #expect { try SweepNames.path("tolerence", in: scenario) } throws: { "\($0)".contains("tolerance") }
  }
}
