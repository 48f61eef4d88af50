import Reporting

/// Every setting that can be configured: options, variables, evenfield.yaml, `config show`, its schema and the table
/// of docs/configuration.md come from here.
enum Settings {
  static let gap = Setting<Share>(
    "gap", flag: "--gap", variable: "EVENFIELD_GAP", scenarioKey: "gap", standard: "0.2%",
    meaning: "Stop at this share of the objective, such as 0.1%; 0 asks for a proven optimum.",
    form: "a share such as 0.1%")

  static let timeLimit = Setting<TimeSpan>(
    "time_limit", flag: "--time-limit", variable: "EVENFIELD_TIME_LIMIT", scenarioKey: "time",
    standard: "60s",
    meaning: "Stop after this time, such as 60s or 2m.", form: "a time such as 60s or 2m")

  static let workLimit = Setting<Int64>(
    "work_limit", flag: "--work-limit", variable: "EVENFIELD_WORK_LIMIT", scenarioKey: "work",
    standard: "500000000", meaning: "Stop after this many moves and nodes: the same plan on every machine.",
    form: "a whole number of at least 0"
  ) { $0 < 0 ? "give 0 or more" : nil }

  static let seed = Setting<UInt64>(
    "seed", flag: "--seed", variable: "EVENFIELD_SEED", scenarioKey: "seed", standard: "1",
    meaning: "Seed of the search; the same seed and work limit give the same plan.",
    form: "a whole number of at least 0")

  static let threads = Setting<Int>(
    "threads", flag: "--threads", variable: "EVENFIELD_THREADS",
    standard: "1 (compare and stress: all processors)", meaning: "Threads to use, 1 to 64.",
    form: "a whole number from 1 to 64"
  ) { (1...64).contains($0) ? nil : "give 1 to 64" }

  static let memory = Setting<MemorySize>(
    "memory", flag: "--memory", variable: "EVENFIELD_MEMORY", standard: "half of the machine's",
    meaning: "Memory that scenarios side by side may take, such as 4GB; half of the machine's.",
    form: "an amount such as 4GB or 512MB")

  static let logFormat = Setting<LogFormat>(
    "log_format", flag: "--log-format", variable: "EVENFIELD_LOG_FORMAT", standard: "text",
    meaning: "Progress as text or as one JSON object a line.", form: "text or json")

  static let language = Setting<Languages>(
    "lang", flag: "--lang", variable: "EVENFIELD_LANG", standard: "en",
    meaning: "Language of the reports: en, zh, or both as en,zh.", form: "en, zh or en,zh")

  static let colour = Setting<PresentationOptions.ColourChoice>(
    "color", flag: "--color", variable: "EVENFIELD_COLOR", standard: "auto",
    meaning: "Colours on the terminal: auto, always or never. NO_COLOR is respected.",
    form: "auto, always or never")

  static let store = Setting<String>(
    "store", flag: "--store", variable: "EVENFIELD_STORE", standard: StoreOptions.standardPath,
    meaning: "Keep runs and answers in this file; else in .evenfield/runs.sqlite.", form: "the path of a file"
  ) { $0.isEmpty ? "give the path of a file" : nil }

  static let rows: [SettingRow] = [
    gap.row, timeLimit.row, workLimit.row, seed.row, threads.row, memory.row, logFormat.row, language.row,
    colour.row, store.row,
  ]
}
