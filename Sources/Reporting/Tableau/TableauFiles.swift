/// What a hand-out has for Tableau: two tables and two maps.
public enum TableauFiles {
  public static func files(_ handout: Handout) -> [HandoutFile] {
    let tables = TableauCSV([handout.result], language: handout.languages[0])
    let maps = GeoJSON(handout.result, language: handout.languages[0])
    return [
      HandoutFile(name: "tableau/representatives.csv", bytes: tables.representatives),
      HandoutFile(name: "tableau/accounts.csv", bytes: tables.accounts),
      HandoutFile(name: "tableau/accounts.geojson", bytes: maps.accounts),
      HandoutFile(name: "tableau/territories.geojson", bytes: maps.territories),
    ]
  }
}
