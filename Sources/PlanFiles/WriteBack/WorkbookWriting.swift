internal import CZip
import TerritoryPlanning

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes zip archives of workbooks in memory.
enum WorkbookWriting {
  /// A part of a workbook.
  struct Part {
    var name: String
    var bytes: [UInt8]
  }

  /// The archive with the content of one entry replaced. The packed bytes, names and order of all other entries
  /// stay as they were; the entry keeps its place, time and way of packing.
  static func replacing(
    _ name: String, by content: [UInt8], in archive: [UInt8], file: String
  ) throws(InputFault) -> [UInt8] {
    try write(from: archive, file: file) { zip in
      let index = zip_name_locate(zip, name, zip_flags_t(ZIP_FL_NOCASE))
      guard index >= 0 else { return false }
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(zip, zip_uint64_t(index), 0, &status) == 0,
        let source = Self.source(content, in: zip)
      else { return false }
      guard zip_file_replace(zip, zip_uint64_t(index), source, 0) == 0 else {
        zip_source_free(source)
        return false
      }
      return zip_set_file_compression(zip, zip_uint64_t(index), Int32(status.comp_method), 0) == 0
        && zip_file_set_mtime(zip, zip_uint64_t(index), status.mtime, 0) == 0
    }
  }

  /// A new archive of these parts, the same bytes whenever it is made.
  static func archive(of parts: [Part], file: String) throws(InputFault) -> [UInt8] {
    try write(from: nil, file: file) { zip in
      for part in parts {
        guard let source = Self.source(part.bytes, in: zip) else { return false }
        let index = zip_file_add(zip, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
          zip_source_free(source)
          return false
        }
        // 1 January 1980, noon: the first day that zip knows, in any time zone.
        guard zip_file_set_dostime(zip, zip_uint64_t(index), 12 << 11, 1 << 5 | 1, 0) == 0 else {
          return false
        }
      }
      return true
    }
  }

  /// A source that owns a copy of the bytes: it is read when the archive is closed.
  private static func source(_ bytes: [UInt8], in zip: OpaquePointer) -> OpaquePointer? {
    guard let copy = malloc(max(1, bytes.count)) else { return nil }
    bytes.withUnsafeBytes {
      copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
    }
    guard let source = zip_source_buffer(zip, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      return nil
    }
    return source
  }

  /// Opens an archive in memory, or a new one, changes it and returns its bytes.
  private static func write(
    from archive: [UInt8]?, file: String, _ change: (OpaquePointer) -> Bool
  ) throws(InputFault) -> [UInt8] {
    func failed() -> InputFault {
      InputFault(
        place: SourcePlace(file: file, line: 0, column: 0), value: "",
        message: "cannot be written anew as a workbook", hint: "save it anew in Excel and import it again")
    }
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    let size = archive?.count ?? 0
    guard let copy = malloc(max(1, size)) else { throw failed() }
    archive?.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    guard let memory = zip_source_buffer_create(copy, zip_uint64_t(size), 1, &failure) else {
      free(copy)
      throw failed()
    }
    defer { zip_source_free(memory) }
    // Closing the archive frees its source once; the bytes are read from it afterwards.
    zip_source_keep(memory)
    guard let zip = zip_open_from_source(memory, archive == nil ? Int32(ZIP_TRUNCATE) : 0, &failure) else {
      zip_source_free(memory)
      throw failed()
    }
    guard change(zip), zip_close(zip) == 0 else {
      zip_discard(zip)
      throw failed()
    }
    guard let bytes = contents(of: memory) else { throw failed() }
    return bytes
  }

  private static func contents(of source: OpaquePointer) -> [UInt8]? {
    guard zip_source_open(source) == 0 else { return nil }
    defer { zip_source_close(source) }
    guard zip_source_seek(source, 0, SEEK_END) == 0 else { return nil }
    let size = zip_source_tell(source)
    guard size >= 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { return nil }
    var count: zip_int64_t = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, initialized in
      count = zip_source_read(source, buffer.baseAddress, zip_uint64_t(size))
      initialized = Int(max(count, 0))
    }
    return count == size ? bytes : nil
  }
}
