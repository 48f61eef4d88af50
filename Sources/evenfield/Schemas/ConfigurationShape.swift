import Reporting

/// The shape of evenfield.yaml and of what `config show --format json` prints.
enum ConfigurationShape {
  static let file = OutputSchema(
    kind: "configuration", title: "evenfield.yaml",
    writtenBy: "Written by hand: defaults of the command line, in the case folder or the working directory.",
    shape: .object(
      Settings.rows.map { row in
        JSONField(
          row.key, .any([.text, .number, .flag, .list(.text), .nothing]),
          "\(row.meaning) Default: \(row.standard). Write \(row.form)."
        ).mayBeAbsent
      }))

  static let listing = OutputSchema(
    kind: "settings", title: "Evenfield settings that hold",
    writtenBy: "Written by config show --format json.",
    shape: .object([
      JSONField("format", .constant("evenfield.settings"), "What the document is."),
      .count("format_version", "Raised when a field changes its meaning or goes away."),
      .list(
        "settings",
        .object([
          JSONField("key", .choice(Settings.rows.map(\.key)), "Name in evenfield.yaml."),
          .text("value", "The value that holds, as one would write it."),
          JSONField(
            "source", .choice(["flag", "variable", "scenario", "file", "default"]), "Where it comes from."),
          .text("name", "The flag, the variable, or file and line; empty of a default."),
        ]), "Every setting that can be configured."),
    ]))

  static func text(_ settings: [ResolvedSetting]) -> String {
    let entries = settings.map { setting in
      let fields = [
        ("key", setting.key), ("value", setting.value), ("source", setting.source.code),
        ("name", setting.source.name),
      ]
      return "    {" + fields.map { "\"\($0)\": \"\(JSONText.escaped($1))\"" }.joined(separator: ", ") + "}"
    }
    return """
      {
        "format": "evenfield.settings",
        "format_version": 1,
        "settings": [
      \(entries.joined(separator: ",\n"))
        ]
      }

      """
  }
}
