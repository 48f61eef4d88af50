/// What pages without a script have in common.
enum PlainPage {
  /// The page asks the browser to refuse anything from elsewhere, and scripts altogether.
  static func head(title: String) -> Markup {
    tag(
      "head", [], tag("meta", [("charset", "utf-8")]),
      tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      tag("meta", [("name", "color-scheme"), ("content", "light dark")]),
      tag(
        "meta",
        [
          ("http-equiv", "Content-Security-Policy"),
          ("content", "default-src 'none'; style-src 'unsafe-inline'"),
        ]),
      tag("title", [], title), tag("style", [], .trusted(Stylesheet.text)))
  }
}
