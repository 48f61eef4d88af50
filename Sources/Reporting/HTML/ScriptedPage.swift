/// What pages with the report's own script have in common.
enum ScriptedPage {
  /// The page asks the browser to refuse anything from elsewhere.
  static func head(title: String) -> Markup {
    tag(
      "head", [], tag("meta", [("charset", "utf-8")]),
      tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      tag("meta", [("name", "color-scheme"), ("content", "light dark")]),
      tag(
        "meta",
        [
          ("http-equiv", "Content-Security-Policy"),
          (
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
          ),
        ]),
      tag("title", [], title), tag("style", [], .trusted(Stylesheet.text)))
  }
}
