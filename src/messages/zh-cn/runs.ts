/** 运行文件夹的语句。 */
export const runs = {
  'history-damaged':
    '“{path}”的第 {line} 行不是运行所写的内容：文件被改动或已损坏。请恢复它，或删除该行及其后的所有行。',
} as const satisfies Record<string, string>;
