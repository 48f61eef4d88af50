import Foundation
import TerritoryPlanning
import Testing

@testable import PlanFiles

@Suite struct SourceTextTests {
  private func read(_ bytes: [UInt8]) -> Result<SourceText, InputFault> {
    Result { () throws(InputFault) in try SourceText(bytes: bytes, file: "f.csv") }
  }

  private func fault(_ bytes: [UInt8]) -> String? {
    guard case .failure(let fault) = read(bytes) else { return nil }
    return fault.description
  }

  @Test func readsUTF8WithAndWithoutMark() throws {
    let plain = try read(Array("客户,x".utf8)).get()
    #expect(plain.encoding == .utf8 && plain.bytes == Array("客户,x".utf8))
    let marked = try read([0xEF, 0xBB, 0xBF] + Array("客户".utf8)).get()
    #expect(marked.encoding == .utf8WithMark && marked.bytes == Array("客户".utf8))
    #expect(try read([]).get().bytes.isEmpty)
  }

  @Test func readsGB18030AndSaysSo() throws {
    let text = "编号,客户名称,负责人\n1,上海东方有限公司,张三\n2,𠮷野家,李四\n"
    let bytes = [UInt8](try #require(text.data(using: SourceText.gb18030)))
    let source = try read(bytes).get()
    #expect(source.encoding == .gb18030)
    #expect(String(decoding: source.bytes, as: UTF8.self) == text)
  }

  @Test func refusesUTF16ByName() throws {
    let hint = "f.csv:1:1: is encoded in UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)"
    for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
      #expect(fault([UInt8](try #require("id,name\nA,B\n".data(using: encoding)))) == hint)
    }
  }

  @Test func placesBrokenUTF8() {
    let broken = Array("id\n客户公司名称,".utf8) + [0xFF] + Array("x\n".utf8)
    #expect(fault(broken) == "f.csv:2:20: `0xFF`: is not valid UTF-8; save the file as UTF-8")
    #expect(
      fault([0xEF, 0xBB, 0xBF, 0x61, 0xC0, 0x80])
        == "f.csv:1:5: `0xC0`: is not valid UTF-8; save the file as UTF-8")
    #expect(
      fault(Array("id\n".utf8) + [0xFF, 0xFF])
        == "f.csv:2:1: `0xFF`: is neither UTF-8 nor GB18030; save the file as UTF-8")
  }

  @Test func refusesZeroBytes() {
    #expect(
      fault(Array("id\nab".utf8) + [0] + Array("cdefghij".utf8))
        == "f.csv:2:3: has a zero byte; save it as text in UTF-8; a workbook (xlsx) is not a text file")
  }

  @Test(arguments: [
    [0xC1, 0x81], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE4, 0xB8],
  ])
  func seesEveryKindOfMalformedSequence(bytes: [UInt8]) {
    #expect(UTF8Check(bytes).firstInvalid == 0)
  }

  @Test func acceptsTheEdgesOfEverySequenceLength() {
    for scalar in [
      "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ] {
      #expect(UTF8Check(Array(scalar.utf8)).firstInvalid == nil)
    }
  }
}

@Suite struct FileBytesTests {
  private func fault(_ path: String, limit: Int = FileBytes.sizeLimit) -> String? {
    do throws(InputFault) {
      _ = try FileBytes.read(path: path, name: "f.csv", sizeLimit: limit)
      return nil
    } catch { return "\(error.message); \(error.hint)" }
  }

  @Test func readsAWholeFile() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try FileBytes.read(path: folder.write("f", bytes: bytes)) == bytes)
    #expect(try FileBytes.read(path: folder.write("empty", bytes: [])) == [])
  }

  @Test func namesWhatCannotBeRead() throws {
    let folder = try TemporaryFolder()
    #expect(fault(folder.path) == "is a directory; give the path of a file")
    #expect(fault(folder.path + "/none") == "does not exist; check the path")
    let file = try folder.write("big", bytes: [UInt8](repeating: 65, count: 11))
    #expect(fault(file, limit: 10) == "is larger than 10 bytes; split the file")
    #expect(fault(file, limit: 11) == nil)
  }
}
