/// A whole page around its main part: language, head, a link that skips to the result.
enum PageFrame {
  /// With the report's own script.
  ///
  /// - Parameter data: what the script reads; stands behind the main part.
  static func scripted(title: String, language: Language, main: [Markup], data: Markup = .empty) -> String {
    document(
      ScriptedPage.head(title: title), language, main, [data, tag("script", [], .trusted(Script.text))])
  }

  /// Without any script.
  static func plain(title: String, language: Language, main: [Markup]) -> String {
    document(PlainPage.head(title: title), language, main, [])
  }

  private static func document(
    _ head: Markup, _ language: Language, _ main: [Markup], _ end: [Markup]
  ) -> String {
    let page = tag(
      "html", [("lang", language == .chinese ? "zh-CN" : "en")], head,
      tag(
        "body", [],
        tag("a", [("class", "skip"), ("href", "#result")], language.phrases.label(Control.skipToContent)),
        Shapes.definitions, tag("main", [("id", "result"), ("tabindex", "-1")], all: main), .group(end)))
    return "<!DOCTYPE html>\n" + page.html + "\n"
  }
}
