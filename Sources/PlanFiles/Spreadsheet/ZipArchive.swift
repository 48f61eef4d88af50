import CZip
import TerritoryPlanning

/// A zip archive in memory, read entry by entry. Its names are looked up, never used as paths of files.
///
/// A small archive can inflate to terabytes. What an entry declares is checked before a byte is inflated, and
/// what comes out is counted, so that a lie about the size ends the reading too.
struct ZipArchive: ~Copyable {
  /// Entries that an archive may have.
  static let entryLimit = 10_000
  /// Bytes that one entry may inflate to.
  static let inflatedLimit: UInt64 = 1 << 30
  /// Inflated over packed bytes: sheets of repeated rows stay below 100, bombs come near 1,000.
  static let ratioLimit: UInt64 = 250
  /// Below this size the ratio does not matter.
  static let ratioFloor: UInt64 = 8 << 20

  private let file: String
  private let archive: OpaquePointer

  /// Opens the archive in `bytes`, which must stay alive and in place until this value is gone.
  init(_ bytes: UnsafeRawBufferPointer, file: String) throws(InputFault) {
    self.file = file
    archive = try Self.open(bytes, file: file)
  }

  private static func open(
    _ bytes: UnsafeRawBufferPointer, file: String
  ) throws(InputFault) -> OpaquePointer {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &failure)
    else { throw broken(file) }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &failure) else {
      zip_source_free(source)
      throw broken(file)
    }
    let count = zip_get_num_entries(archive, 0)
    guard count <= entryLimit else {
      zip_discard(archive)
      throw fault(file, "holds \(count) parts", "a workbook has a few dozen; save it anew in Excel")
    }
    return archive
  }

  deinit { zip_discard(archive) }

  /// Whether there is an entry of this name; letters' case does not matter, as in workbooks.
  func has(_ name: String) -> Bool { zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

  /// Inflates an entry in pieces. `body` returns false to stop early.
  ///
  /// - Throws: a fault when there is none of this name, it is encrypted, larger than the limits, or damaged.
  func read(_ name: String, _ body: (UnsafeRawBufferPointer) -> Bool) throws(InputFault) {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else {
      throw fault("lacks its part \(name)", "save it anew in Excel as .xlsx")
    }
    let declared = try declaredSize(zip_uint64_t(index), name)
    guard let entry = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw Self.broken(file) }
    defer { zip_fclose(entry) }
    let room = 1 << 16
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
    defer { buffer.deallocate() }
    var total: UInt64 = 0
    while true {
      let count = zip_fread(entry, buffer.baseAddress, zip_uint64_t(room))
      guard count >= 0 else { throw Self.broken(file) }
      if count == 0 { break }
      total += UInt64(count)
      guard total <= declared else {
        throw fault("inflates to more than it declares (\(name))", "do not open it; ask who sent it")
      }
      guard body(UnsafeRawBufferPointer(rebasing: buffer[0..<Int(count)])) else { return }
    }
    guard total == declared else { throw Self.broken(file) }
  }

  /// The inflated size that the archive declares, within the limits.
  private func declaredSize(_ index: zip_uint64_t, _ name: String) throws(InputFault) -> UInt64 {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0 else { throw Self.broken(file) }
    guard status.encryption_method == zip_uint16_t(ZIP_EM_NONE) else {
      throw fault("is protected by a password", "remove the password in Excel and save it anew")
    }
    guard status.size <= Self.inflatedLimit else {
      throw fault(
        "would inflate to \(status.size >> 20) MiB (\(name)), more than \(Self.inflatedLimit >> 20)",
        "export it as CSV, or in parts")
    }
    guard status.size <= Self.ratioFloor || status.size / max(1, status.comp_size) <= Self.ratioLimit else {
      throw fault(
        "would inflate \(status.size / max(1, status.comp_size))-fold (\(name)), as only a trap does",
        "do not open it; ask who sent it, or export it as CSV")
    }
    return status.size
  }

  private func fault(_ message: String, _ hint: String) -> InputFault {
    Self.fault(file, message, hint)
  }

  private static func broken(_ file: String) -> InputFault {
    fault(file, "is not a whole workbook: cut off or damaged", "export or copy it again")
  }

  private static func fault(_ file: String, _ message: String, _ hint: String) -> InputFault {
    InputFault(
      place: SourcePlace(file: file, line: 0, column: 0), value: "", message: message, hint: hint)
  }
}
