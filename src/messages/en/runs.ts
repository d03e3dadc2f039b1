/** Sentences of run folders. */
export const runs = {
  'history-damaged':
    'Line {line} of “{path}” is not what a run writes: the file was changed or damaged. Restore it, or delete that line and those after it.',
  'run-in-use':
    '{window:A window of VS Code|A terminal} on {host} (process {process}) has been using this run since {since}. Stop it there, or start a new run.',
  'run-in-use-elsewhere':
    '{window:A window of VS Code|A terminal} on another computer, “{host}” (process {process}), has been using this run since {since}; whether it still trains it cannot be checked from here. Stop it there; if that computer is gone or has another name now, start a new run. This one can still be looked at.',
  'run-in-use-process': 'Process {process} of an earlier version is using this run. Stop it there, or start a new run.',
  'disk-quota': 'Your disk quota is used up, so “{path}” was not written; free some space, then try again.',
  'files-open':
    'Too many files are open, so “{path}” could not be opened; close other programs or raise the limit, then try again.',
  'disk-error': 'The disk reports an error at “{path}” ({reason}): check the disk and save your work elsewhere.',
  'run-unsaved': 'Epoch {epoch} could not be saved; the run’s folder is at epoch {saved}, from where Resume continues.',
  'cli-train-changes': 'changed in the spec since this run began: {changes}',
  'run-resumed-changed':
    'The run continues with the spec that it began with. Changed in the text since then: {changes}. Train starts a new run with the text as it is now.',
} as const satisfies Record<string, string>;
