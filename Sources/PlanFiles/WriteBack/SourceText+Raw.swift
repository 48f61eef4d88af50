import Foundation

extension SourceText {
  /// Bytes in the encoding that they have in their file, for finding cells alone: no text is taken from them.
  init(raw bytes: [UInt8], file: String, encoding: Encoding) {
    self.file = file
    self.bytes = bytes
    self.encoding = encoding
  }

  /// Every character of Unicode has its bytes in GB18030.
  static func gb18030Bytes(of text: String) -> [UInt8] {
    guard let data = text.data(using: gb18030) else { preconditionFailure("GB18030 writes every character") }
    return [UInt8](data)
  }
}
