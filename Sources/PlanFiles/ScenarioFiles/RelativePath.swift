import TerritoryPlanning

/// A path in a scenario file: relative to the file's folder, to a folder or a plain file that is there.
struct RelativePath {
  /// From the working directory.
  let path: String

  /// nil after a fault at `node`, whose text is `text`.
  init?(
    _ text: String, of node: SettingNode, isFolder: Bool, from folder: String, faults: inout [InputFault]
  ) {
    path = FilePaths.join(folder, text)
    guard let problem = Self.problem(text, path: path, isFolder: isFolder) else { return }
    faults.append(
      InputFault(place: node.place, value: text, message: problem.message, hint: problem.hint))
    return nil
  }

  private static func problem(_ text: String, path: String, isFolder: Bool) -> ValueProblem? {
    let relative = "write it relative to this file's folder"
    if text.hasPrefix("/") { return ValueProblem(message: "is not a relative path", hint: relative) }
    if text.hasPrefix("~") || text.contains("$") {
      return ValueProblem(message: "is not a plain path: ~ and $ stand for nothing here", hint: relative)
    }
    if text.contains("\\") { return ValueProblem(message: "has a backslash", hint: "separate folders by /") }
    if text.contains("://") { return ValueProblem(message: "is an address, not a path", hint: relative) }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return ValueProblem(message: "has a control character", hint: "remove it")
    }
    let kind = FileBytes.kind(of: path)
    let noun = isFolder ? "folder" : "file"
    if !kind.exists { return ValueProblem(message: "names a \(noun) that does not exist", hint: relative) }
    if kind.isSpecial {
      return ValueProblem(message: "is a device or a pipe", hint: "name a \(noun) that keeps its contents")
    }
    if kind.isDirectory != isFolder {
      return ValueProblem(message: "is not a \(noun)", hint: "name a \(noun)")
    }
    return nil
  }
}
