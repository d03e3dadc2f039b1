/** Sentences of run folders. */
export const runs = {
  'history-damaged':
    'Line {line} of “{path}” is not what a run writes: the file was changed or damaged. Restore it, or delete that line and those after it.',
} as const satisfies Record<string, string>;
