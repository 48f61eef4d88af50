public import TerritoryPlanning

extension ImportMap {
  /// Reads the map file at `path`.
  ///
  /// - Throws: all faults at once: broken YAML, unknown keys with the nearest known one, missing keys, values
  ///   out of range.
  public init(path: String) throws(InputFaults) {
    try self.init(settings: try SettingsFile.read(path: path, name: FilePaths.lastComponent(path)))
  }

  /// Reads a map file's settings.
  ///
  /// - Throws: all faults at once: unknown keys with the nearest known one, missing keys, values out of range.
  public init(settings: SettingNode) throws(InputFaults) {
    var reader = MapReader()
    let map = reader.map(settings)
    guard reader.faults.isEmpty, let map else { throw InputFaults(faults: reader.faults) }
    self = map
  }
}
