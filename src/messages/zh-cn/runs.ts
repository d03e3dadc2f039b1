/** 运行文件夹的语句。 */
export const runs = {
  'history-damaged':
    '“{path}”的第 {line} 行不是运行所写的内容：文件被改动或已损坏。请恢复它，或删除该行及其后的所有行。',
  'run-in-use':
    '{host} 上的{window:一个 VS Code 窗口|一个终端}（进程 {process}）自 {since} 起占用这次运行。请在那边停止，或开始新的运行。',
  'run-in-use-elsewhere':
    '另一台计算机“{host}”上的{window:一个 VS Code 窗口|一个终端}（进程 {process}）自 {since} 起占用这次运行，从这里无法得知它是否仍在训练。请在那边停止；如果那台计算机已不存在或已改名，请开始新的运行：这次运行仍可查看。',
  'run-in-use-process': '早期版本的进程 {process} 占用这次运行。请在那边停止，或开始新的运行。',
  'disk-quota': '磁盘配额已用完，“{path}”没有写入；请腾出空间后再试。',
  'files-open': '打开的文件过多，无法打开“{path}”；请关闭其他程序或提高上限后再试。',
  'disk-error': '磁盘在“{path}”处报告错误（{reason}）：请检查磁盘，并把工作保存到别处。',
  'run-unsaved': '第 {epoch} 轮无法保存；运行文件夹停留在第 {saved} 轮，继续训练将从那里开始。',
  'cli-train-changes': '自这次运行开始以来，网络描述有改动：{changes}',
  'run-resumed-changed':
    '运行沿用开始时的网络描述继续。此后文本的改动：{changes}。要按现在的文本训练，请点“训练”开始新的运行。',
} as const satisfies Record<string, string>;
