import type { Analysis } from '../analyze';
import { replaceFix } from '../diagnostics/fixes';
import { addChildren } from '../edits/children';
import { quoted } from '../print/value';
import type { Fix } from '../problem';
import type { Range } from '../range';
import { headOf } from '../remedies/remedy';

/** Where a spec that reads no file yet says where its examples come from, and what makes it read a file. */
export interface FilePlace {
  readonly range: Range;
  /** Reads the file at a path, as the spec writes it. */
  fixFor(path: string): Fix;
}

/** The generator of a spec, or its `data` block without a source; undefined where it reads a file, or has no data. */
export function filePlace({ document, tree }: Analysis): FilePlace | undefined {
  const data = document.top('data');
  if (!data?.hasBlock || data.child('file')) return undefined;
  const generate = data.child('generate');
  const lineFor = (path: string): string => `file ${quoted(path)}`;
  if (generate) {
    const range = headOf(generate);
    return { range, fixFor: (path) => replaceFix(range, lineFor(path)) };
  }
  return {
    range: data.syntax.name,
    fixFor: (path) => {
      const line = lineFor(path);
      return { ...replaceFix(data.syntax.name, line), edits: [addChildren(tree, data.syntax, [line])] };
    },
  };
}
