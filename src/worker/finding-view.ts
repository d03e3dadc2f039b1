import type { Finding } from '../data/doctor/finding';
import type { Message } from '../model/message';
import type { FindingView } from '../protocol/finding';

/** A message as it is sent through a channel. */
export function messageView({ code, args }: Message): FindingView['message'] {
  return { code, args: { ...args } };
}

/** A finding as it is sent through a channel. */
export function findingView({ code, severity, message: said, column, columns, rows }: Finding): FindingView {
  return {
    code,
    severity,
    message: messageView(said),
    ...(column ? { column: { name: column.name } } : {}),
    ...(columns ? { columns: { names: [...columns.names], others: [...columns.others] } } : {}),
    ...(rows ? { rows: { file: rows.file, lines: [...rows.lines] } } : {}),
  };
}
