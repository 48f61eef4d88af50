enum WriteBackHeading: Sendable, CaseIterable { case files, steps, undo, staysAsItIs, check }

/// What write-back tells the administrator of a CRM.
protocol WriteBackPhrases: Sendable {
  func name(_ system: WriteBackFacts.System) -> String
  func label(_ heading: WriteBackHeading) -> String
  func writeBackTitle(_ system: String) -> String
  func ownersChange(_ accounts: String, files: String) -> String
  var noOwnerChanges: String { get }
  func planOf(_ plan: String, scenario: String, caseName: String) -> String
  func compared(_ fresh: String, with kept: String) -> String
  func otherwiseChanged(_ accounts: Int) -> String
  func columnsChanged(added: String, gone: String) -> String
  var unchecked: String { get }
  var writtenDespiteRules: String { get }
  func fileLine(_ name: String, rows: String) -> String
  func requestLine(_ name: String, rows: String, requests: String) -> String
  /// What to do with the files of changes, in order.
  func steps(_ system: WriteBackFacts.System, idColumn: String) -> [String]
  /// What to do with the files that undo them.
  func undoSteps(_ system: WriteBackFacts.System) -> [String]
  var checkSteps: [String] { get }
  func notUndone(_ count: Int) -> String
  func manualChanges(_ count: Int) -> String
  func newAccounts(_ count: Int) -> String
  func itemsWithoutColumn(_ count: Int) -> String
  func outsidePlan(_ count: Int) -> String
  func asPlanned(_ count: Int) -> String
  func notInCRM(_ count: Int) -> String
  var relatedRecordsStay: String { get }
  /// In place of a reason where the data of the plan and the CRM name different owners.
  var crmShowsAnother: String { get }
  func byHand(_ kind: WriteBackFacts.Manual.Kind, in system: WriteBackFacts.System) -> String
  var regionOfNewAccountUnknown: String { get }
}

extension EnglishPhrases {
  func name(_ system: WriteBackFacts.System) -> String {
    switch system {
    case .hubspot: "HubSpot"
    case .zoho: "Zoho CRM"
    case .salesforce: "Salesforce"
    case .fxiaokeRecords, .fxiaokeWorkbook: "Fxiaoke"
    case .jiandaoyunWorkbook, .jiandaoyunRequests: "Jiandaoyun"
    case .ownFile: "your own file"
    }
  }
  func label(_ heading: WriteBackHeading) -> String {
    switch heading {
    case .files: "Files"
    case .steps: "What to do, in this order"
    case .undo: "How to undo it"
    case .staysAsItIs: "What these files do not change"
    case .check: "How to see that it worked"
    }
  }
  func writeBackTitle(_ system: String) -> String { "Owner changes for \(system)" }
  func ownersChange(_ accounts: String, files: String) -> String {
    "another owner for \(accounts) (\(files))"
  }
  var noOwnerChanges: String { "Every account has the planned owner already; there is nothing to import." }
  func planOf(_ plan: String, scenario: String, caseName: String) -> String {
    "Plan: \(plan), scenario \(scenario) of \(caseName)."
  }
  func compared(_ fresh: String, with kept: String) -> String {
    "Compared with the fresh export (\(fresh)): since \(kept) was exported no account of the plan is gone, and no owner has changed but to whom the plan wants."
  }
  func otherwiseChanged(_ accounts: Int) -> String {
    "\(accounts) \(accounts == 1 ? "account differs" : "accounts differ") in other columns, which these files do not touch."
  }
  func columnsChanged(added: String, gone: String) -> String {
    "Columns that came: \(added); columns that went: \(gone)."
  }
  var unchecked: String {
    "NOT CHECKED: nobody compared the CRM with the export. If somebody changed owners since, these files overwrite it."
  }
  var writtenDespiteRules: String {
    "The plan breaks rules of its scenario and is written all the same, as asked."
  }
  func fileLine(_ name: String, rows: String) -> String { "\(name): \(rows)" }
  func requestLine(_ name: String, rows: String, requests: String) -> String {
    "\(name): \(rows) in \(requests) requests"
  }
  func steps(_ system: WriteBackFacts.System, idColumn: String) -> [String] {
    switch system {
    case .hubspot:
      [
        "In HubSpot open Contacts > Companies, then Import, and start an import of one file with one object: companies.",
        "Upload the first owners file. Choose to update existing companies only, not to create any.",
        "Map Record ID to Record ID and Company owner to Company owner; the values are e-mail addresses of users.",
        "Finish the import and look at its errors, if there are any. Then take the next file.",
      ]
    case .zoho:
      [
        "Zip the first owners file (one CSV file a zip) and upload it to Zoho CRM's bulk write interface.",
        "Create a bulk write job: operation update, module Accounts, column 0 to id as the field by which records are found, column 1 to Owner, found by id.",
        "Wait for the job to be completed and look at its result file. Then take the next file.",
      ]
    case .salesforce:
      [
        "In Data Loader choose Update, then the object Account and the first owners file.",
        "Map Id to Id and OwnerId to OwnerId (Auto-Match does it), choose a folder for the result and finish.",
        "Look at the error file; it must be empty. Then take the next file.",
      ]
    case .fxiaokeRecords:
      [
        "For each row of the owners file, update the record of the object AccountObj with this _id through Fxiaoke's interface, with owner as written.",
        "Keep the answers; a row that was refused stays as it was.",
      ]
    case .fxiaokeWorkbook:
      [
        "In Fxiaoke open the accounts (客户), then Import, and choose to update existing data.",
        "Upload the first owners file; records are found by the column \(idColumn). Map the owner's column to 负责人.",
        "Look at the file of errors, if there is one. Then take the next file.",
      ]
    case .jiandaoyunWorkbook:
      [
        "In Jiandaoyun open the form's data, then Import from Excel, and choose to update existing data only.",
        "Upload the first owners file; let records be found by the column \(idColumn), and map the owner's column to the member field of the same name.",
        "Look at the errors, if there are any. Then take the next file.",
      ]
    case .jiandaoyunRequests:
      [
        "Send each line of the owners file, in order, as the body of POST /api/v5/app/entry/data/batch_update, at most 10 a second.",
        "Stop at the first answer whose status is not success, and see what it says.",
      ]
    case .ownFile:
      [
        "Take the owners' file in the place of your own: only cells of owners differ.",
        "Where another program reads your file, load it there as you always do.",
      ]
    }
  }
  func undoSteps(_ system: WriteBackFacts.System) -> [String] {
    system == .ownFile
      ? ["Take the file whose name begins with undo: it is your file as it was, byte for byte."]
      : ["Import the undo files by the same steps: they put the former owners back."]
  }
  var checkSteps: [String] {
    [
      "Export the accounts again and run the same writeback with that export as --fresh: it says that nothing is left."
    ]
  }
  func notUndone(_ count: Int) -> String {
    "\(count) \(count == 1 ? "change" : "changes") cannot be undone by a file, as the account had no owner whom an import "
      + "could name; in changes.csv the column undo_file is empty there."
  }
  func manualChanges(_ count: Int) -> String {
    "\(count) \(count == 1 ? "change is" : "changes are") to be made by hand: by-hand.csv."
  }
  func newAccounts(_ count: Int) -> String {
    "\(count) \(count == 1 ? "account" : "accounts") came since the export and \(count == 1 ? "is" : "are") not in the plan: "
      + "new-accounts.csv says to whom the routing table sends them."
  }
  func itemsWithoutColumn(_ count: Int) -> String {
    "\(count) \(count == 1 ? "duty of an account is" : "duties of accounts are") done by somebody whom no owner column of the CRM shows."
  }
  func outsidePlan(_ count: Int) -> String {
    "\(count) \(count == 1 ? "account" : "accounts") of the CRM \(count == 1 ? "is" : "are") not in the plan and \(count == 1 ? "keeps its" : "keep their") owner."
  }
  func asPlanned(_ count: Int) -> String {
    "\(count) \(count == 1 ? "account has its" : "accounts have their") planned owner already."
  }
  func notInCRM(_ count: Int) -> String {
    "\(count) \(count == 1 ? "account" : "accounts") of the plan \(count == 1 ? "is" : "are") not in the CRM; nothing is written for \(count == 1 ? "it" : "them")."
  }
  var relatedRecordsStay: String {
    "Contacts, deals and tasks of the accounts keep their own owners unless the CRM is told otherwise; the handover sheet lists open deals."
  }
  var crmShowsAnother: String { "the CRM shows another owner than the plan has" }
  func byHand(_ kind: WriteBackFacts.Manual.Kind, in system: WriteBackFacts.System) -> String {
    switch kind {
    case .noColumn:
      "No column of the CRM shows this duty: tell both, and note it where the team keeps such things."
    case .nobody, .pool:
      switch system {
      case .hubspot: "Remove the owner in the company's record; an import leaves empty cells as they are."
      case .zoho, .salesforce:
        "The CRM wants an owner for every account: decide who stands for nobody, and set it."
      case .fxiaokeRecords, .fxiaokeWorkbook: "Return the account to the pool (公海) in Fxiaoke."
      case .jiandaoyunWorkbook, .jiandaoyunRequests: "Clear the member field in the record."
      case .ownFile: "Write into the owner's cell what stands for the pool in your file."
      }
    }
  }
  var regionOfNewAccountUnknown: String { "its region is none of the plan's: decide by hand" }
}

extension ChinesePhrases {
  func name(_ system: WriteBackFacts.System) -> String {
    switch system {
    case .hubspot: "HubSpot"
    case .zoho: "Zoho CRM"
    case .salesforce: "Salesforce"
    case .fxiaokeRecords, .fxiaokeWorkbook: "纷享销客"
    case .jiandaoyunWorkbook, .jiandaoyunRequests: "简道云"
    case .ownFile: "您自己的表格"
    }
  }
  func label(_ heading: WriteBackHeading) -> String {
    switch heading {
    case .files: "文件"
    case .steps: "操作步骤（按顺序）"
    case .undo: "如何撤销"
    case .staysAsItIs: "这些文件不改动的内容"
    case .check: "如何确认已生效"
    }
  }
  func writeBackTitle(_ system: String) -> String { "\(system)负责人变更" }
  func ownersChange(_ accounts: String, files: String) -> String { "\(accounts)更换负责人（\(files)）" }
  var noOwnerChanges: String { "所有客户的负责人都已与方案一致，无需导入。" }
  func planOf(_ plan: String, scenario: String, caseName: String) -> String {
    "方案：\(plan)，\(caseName) 的情景 \(scenario)。"
  }
  func compared(_ fresh: String, with kept: String) -> String {
    "已与最新导出（\(fresh)）逐条核对：自导出 \(kept) 以来，方案内的客户都还在，负责人除已改成方案所定者外没有变动。"
  }
  func otherwiseChanged(_ accounts: Int) -> String { "\(accounts) 个客户在其他列上有变化，这些文件不涉及。" }
  func columnsChanged(added: String, gone: String) -> String { "新增的列：\(added)；消失的列：\(gone)。" }
  var unchecked: String { "未核对：没有与 CRM 的最新状态比较。此后若有人改过负责人，这些文件会将其覆盖。" }
  var writtenDespiteRules: String { "方案违反情景的规则，按要求仍然写出。" }
  func fileLine(_ name: String, rows: String) -> String { "\(name)：\(rows)" }
  func requestLine(_ name: String, rows: String, requests: String) -> String {
    "\(name)：\(rows)，\(requests) 个请求"
  }
  func steps(_ system: WriteBackFacts.System, idColumn: String) -> [String] {
    switch system {
    case .hubspot:
      [
        "在 HubSpot 打开“联系人 > 公司”，点“导入”，选择单个文件、单个对象：公司。",
        "上传第一个 owners 文件，选择只更新现有公司，不新建。",
        "将 Record ID 对应到 Record ID，Company owner 对应到 Company owner；其值为用户的邮箱。",
        "完成导入并查看错误（如有），再导入下一个文件。",
      ]
    case .zoho:
      [
        "将第一个 owners 文件压缩为 zip（一个 zip 只放一个 CSV），上传到 Zoho CRM 的批量写入接口。",
        "新建批量写入任务：操作为 update，模块为 Accounts，第 0 列对应 id 并按它查找记录，第 1 列对应 Owner 并按 id 查找。",
        "等任务完成并查看结果文件，再处理下一个文件。",
      ]
    case .salesforce:
      [
        "在 Data Loader 中选择 Update，对象选 Account，选择第一个 owners 文件。",
        "将 Id 对应到 Id，OwnerId 对应到 OwnerId（可用 Auto-Match），选择结果文件夹并完成。",
        "查看错误文件，应为空；再处理下一个文件。",
      ]
    case .fxiaokeRecords:
      [
        "对 owners 文件的每一行，通过纷享销客接口按 _id 更新对象 AccountObj 的记录，owner 按文件所写。",
        "保留返回结果；被拒绝的行保持原样。",
      ]
    case .fxiaokeWorkbook:
      [
        "在纷享销客打开“客户”，点“导入”，选择更新已有数据。",
        "上传第一个 owners 文件，按“\(idColumn)”列匹配记录，负责人列对应到“负责人”。",
        "查看错误文件（如有），再导入下一个文件。",
      ]
    case .jiandaoyunWorkbook:
      [
        "在简道云打开表单的数据管理，点“导入”，选择只更新已有数据。",
        "上传第一个 owners 文件，按“\(idColumn)”列匹配数据，负责人列对应到同名的成员字段。",
        "查看错误（如有），再导入下一个文件。",
      ]
    case .jiandaoyunRequests:
      [
        "将 owners 文件的每一行按顺序作为 POST /api/v5/app/entry/data/batch_update 的请求体发送，每秒至多 10 个。",
        "遇到 status 不是 success 的返回就停下，查看原因。",
      ]
    case .ownFile: ["用新的文件替换您自己的文件：只有负责人单元格不同。", "若有其他程序读取该文件，照常载入即可。"]
    }
  }
  func undoSteps(_ system: WriteBackFacts.System) -> [String] {
    system == .ownFile
      ? ["使用文件名以 undo 开头的文件：它与您原来的文件逐字节相同。"]
      : ["按同样的步骤导入 undo 文件，即可恢复原负责人。"]
  }
  var checkSteps: [String] { ["重新导出客户，以该导出作为 --fresh 再运行一次同样的 writeback：它会说没有剩余的变更。"] }
  func notUndone(_ count: Int) -> String {
    "\(count) 处变更无法用文件撤销：该客户原来没有负责人，或导入无法指明原负责人；changes.csv 中其 undo_file 列为空。"
  }
  func manualChanges(_ count: Int) -> String { "\(count) 处变更需人工处理：见 by-hand.csv。" }
  func newAccounts(_ count: Int) -> String {
    "\(count) 个客户是导出之后新增的，不在方案内：new-accounts.csv 按新客户分配表列出其去向。"
  }
  func itemsWithoutColumn(_ count: Int) -> String { "\(count) 项客户职责的负责人在 CRM 中没有对应的列。" }
  func outsidePlan(_ count: Int) -> String { "CRM 中有 \(count) 个客户不在方案内，负责人不变。" }
  func asPlanned(_ count: Int) -> String { "\(count) 个客户的负责人已与方案一致。" }
  func notInCRM(_ count: Int) -> String { "方案中有 \(count) 个客户不在 CRM 中，未为其写出任何内容。" }
  var relatedRecordsStay: String { "客户名下的联系人、商机和任务仍归各自的负责人，除非在 CRM 中另行设置；交接单列有进行中的商机。" }
  var crmShowsAnother: String { "CRM 中的负责人与方案数据不同" }
  func byHand(_ kind: WriteBackFacts.Manual.Kind, in system: WriteBackFacts.System) -> String {
    switch kind {
    case .noColumn: "CRM 中没有对应该职责的列：告知双方，并在团队记录中注明。"
    case .nobody, .pool:
      switch system {
      case .hubspot: "在公司记录中移除负责人；导入时空单元格不会清除原值。"
      case .zoho, .salesforce: "该 CRM 要求每个客户都有负责人：先确定由谁代表“无人”，再设置。"
      case .fxiaokeRecords, .fxiaokeWorkbook: "在纷享销客中将客户退回公海。"
      case .jiandaoyunWorkbook, .jiandaoyunRequests: "在该条数据中清空成员字段。"
      case .ownFile: "在负责人单元格中写入您表格里代表公海的内容。"
      }
    }
  }
  var regionOfNewAccountUnknown: String { "所在区域不在方案内：人工决定" }
}
