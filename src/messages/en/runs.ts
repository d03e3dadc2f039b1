/** Sentences of run folders. */
export const runs = {
  'history-damaged':
    'Line {line} of “{path}” is not what a run writes: the file was changed or damaged. Restore it, or delete that line and those after it.',
  'run-in-use':
    '{window:A window of VS Code|A terminal} on {host} (process {process}) has held this run since {since}. Stop it there, or start a new run.',
  'run-in-use-process': 'Process {process} of an earlier version holds this run. Stop it there, or start a new run.',
  'disk-quota': 'Your share of the disk is used up, so “{path}” was not written; free some space, then try again.',
  'files-open':
    'Too many files are open, so “{path}” could not be; close other programs or raise the limit, then try again.',
  'disk-error': 'The disk reports an error at “{path}” ({reason}): check the disk and save your work elsewhere.',
} as const satisfies Record<string, string>;
