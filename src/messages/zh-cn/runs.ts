/** 运行文件夹的语句。 */
export const runs = {
  'history-damaged':
    '“{path}”的第 {line} 行不是运行所写的内容：文件被改动或已损坏。请恢复它，或删除该行及其后的所有行。',
  'run-in-use':
    '{host} 上的{window:一个 VS Code 窗口|一个终端}（进程 {process}）自 {since} 起占用这次运行。请在那边停止，或开始新的运行。',
  'run-in-use-process': '早期版本的进程 {process} 占用这次运行。请在那边停止，或开始新的运行。',
  'disk-quota': '磁盘配额已用完，“{path}”没有写入；请腾出空间后再试。',
  'files-open': '打开的文件过多，无法打开“{path}”；请关闭其他程序或提高上限后再试。',
  'disk-error': '磁盘在“{path}”处报告错误（{reason}）：请检查磁盘，并把工作保存到别处。',
} as const satisfies Record<string, string>;
