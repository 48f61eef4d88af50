import ScenarioRunning

/// The page about one plan for a director: `report.html`, the page of a comparison of that plan with today.
public enum HandoutReport {
  public static func files(_ handout: Handout) throws -> [HandoutFile] {
    let comparison = Comparison(name: handout.caseName, results: [handout.result])
    return handout.languages.map { language in
      HandoutFile(
        name: handout.fileName("report", "html", language: language),
        text: HTMLReport(comparison, language: language).text)
    }
  }
}
