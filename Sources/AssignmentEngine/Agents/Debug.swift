import Foundation
let debugAgents = ProcessInfo.processInfo.environment["DEBUG_AGENTS"] != nil
