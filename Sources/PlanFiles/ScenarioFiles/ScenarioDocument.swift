import TerritoryPlanning

/// One scenario file as written: its sections, not yet combined with what it extends.
struct ScenarioDocument {
  /// How faults call the file.
  let file: String
  let sections: SettingLookup

  static let keys = [
    "title", "title_zh", "note", "note_zh", "tags", "data", "extends", "question", "incumbents", "remove",
    "merge", "split", "add", "hire", "lose", "leave", "train", "specialise", "set", "scale", "churn", "pin",
    "rules", "objective", "limits", "seed",
  ]

  /// Reports unknown sections; those that are known stay readable.
  init(_ node: SettingNode, faults: inout [InputFault]) {
    file = node.place.file
    // The plan's money is not known before its folder is read; sections that hold money are read later.
    let unit = MoneyUnit(currency: "", digits: 0)
    sections = SettingLookup(node, keys: Self.keys, unit: unit, faults: &faults)
  }

  func text(_ key: String, faults: inout [InputFault]) -> String? {
    sections.value(key, .text, faults: &faults)
  }
}

/// A scenario file and everything that it extends, parents first.
struct ScenarioChain {
  private(set) var documents: [ScenarioDocument] = []
  /// Folder of each document, for paths relative to it.
  private(set) var folders: [String] = []
  /// What was given beside the files, in order: applied after them.
  private(set) var options: [ScenarioDocument] = []
  private(set) var faults: [InputFault] = []

  /// Longest chain of `extends`.
  static let lengthLimit = 32

  /// Reads `path` and its parents; `name` is what faults call the file.
  init(path: String, name: String, options: [ScenarioOption] = []) {
    readFiles(path: path, name: name)
    for option in options {
      if let document = option.document(faults: &faults) { self.options.append(document) }
    }
  }

  private mutating func readFiles(path: String, name: String) {
    var visited: [String] = []
    var next: (path: String, name: String, node: SettingNode?) = (path, name, nil)
    while true {
      let normal = FilePaths.normalised(next.path)
      if let first = visited.firstIndex(of: normal) {
        let names = visited[first...].map(FilePaths.lastComponent) + [FilePaths.lastComponent(normal)]
        refuse(next.node, "extends itself: \(names.joined(separator: " > "))", "break the circle")
        break
      }
      guard visited.count < Self.lengthLimit else {
        refuse(next.node, "extends more than \(Self.lengthLimit) files", "shorten the chain")
        break
      }
      visited.append(normal)
      guard let document = read(next.path, next.name) else { break }
      documents.insert(document, at: 0)
      folders.insert(FilePaths.folder(of: next.path), at: 0)
      guard let parent = document.sections["extends"], let text = parent.scalarText(faults: &faults) else {
        break
      }
      let folder = FilePaths.folder(of: next.path)
      guard let path = RelativePath(text, of: parent, isFolder: false, from: folder, faults: &faults) else {
        break
      }
      let prefix = FilePaths.folder(of: next.name)
      next = (path.path, prefix == "." ? text : FilePaths.join(prefix, text), parent)
    }
  }

  private mutating func read(_ path: String, _ name: String) -> ScenarioDocument? {
    do {
      return ScenarioDocument(try SettingsFile.read(path: path, name: name), faults: &faults)
    } catch {
      faults += error.faults
      return nil
    }
  }

  private mutating func refuse(_ node: SettingNode?, _ message: String, _ hint: String) {
    guard let node else { return }
    var value = ""
    if case .scalar(let text) = node.value { value = text }
    faults.append(InputFault(place: node.place, value: value, message: message, hint: hint))
  }

  /// Names of the files that the first one asked for extends, nearest first.
  var ancestors: [String] {
    documents.dropLast().reversed().map { FilePaths.lastComponent($0.file).withoutExtension }
  }

  /// The last value given for a section, with the index of its document.
  func last(_ key: String) -> (node: SettingNode, document: Int)? {
    for index in documents.indices.reversed() {
      if let node = documents[index].sections[key] { return (node, index) }
    }
    return nil
  }

  /// The value that holds for a section: the last option's, else the last file's.
  func held(_ key: String) -> SettingNode? {
    options.last { $0.sections[key] != nil }?.sections[key] ?? last(key)?.node
  }
}

/// Paths as text: joining and taking apart.
enum FilePaths {
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func lastComponent(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Without `.` and `..` where that can be told from the text.
  static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
