import Foundation
import RunStore
import ScenarioRunning

/// Writes runs into a store from a process of its own: `RunStoreWriter STORE LABEL COUNT [OPTION...]`. Each number is
/// printed once the store has promised that the run is kept. A count of 0 writes until it is killed.
///
/// Options: `shared` gives each run the key `same-INDEX`; `file-limit=BYTES` limits the size of files; `as-nobody`
/// drops root's right to write everywhere.
@main
enum RunStoreWriter {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let count = Int(arguments[3]) else { exit(64) }
    let (path, label) = (arguments[1], arguments[2])
    let options = arguments.dropFirst(4)
    for option in options {
      if let bytes = option.value(of: "file-limit").flatMap({ rlim_t($0) }) { limitFiles(to: bytes) }
      if option == "as-nobody", geteuid() == 0, setgid(65534) != 0 || setuid(65534) != 0 { exit(70) }
    }
    do {
      let store = try RunStore(path: path, access: .writing, patience: 600)
      var index = 0
      while count == 0 || index < count {
        let key = options.contains("shared") ? "same-\(index)" : nil
        let name = key == nil ? label : "shared"
        let numbers = try store.record([
          (SampleRun.run(name, index, answerKey: key), SampleRun.files(name, index))
        ])
        FileHandle.standardOutput.write(Data("\(index) \(numbers[0])\n".utf8))
        index += 1
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(65)
    }
  }

  /// Writing beyond it is an error as on a full disk, not a signal.
  private static func limitFiles(to bytes: rlim_t) {
    signal(SIGXFSZ, SIG_IGN)
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    #if os(macOS)
      let resource = RLIMIT_FSIZE
    #else
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #endif
    guard setrlimit(resource, &limit) == 0 else { exit(70) }
  }
}

extension String {
  fileprivate func value(of name: String) -> String? {
    hasPrefix(name + "=") ? String(dropFirst(name.count + 1)) : nil
  }
}
