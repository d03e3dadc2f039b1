import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

const generated = new Set(['node_modules', 'screenshots']);

/** The files below these folders whose name ends so, what is generated left out. */
export function filesIn(folders: readonly string[], endings: RegExp): SourceFile[] {
  return folders
    .flatMap(pathsBelow)
    .filter((file) => endings.test(file))
    .map(read);
}

/** One file of the project. */
export function read(file: string): SourceFile {
  return { path: file, text: readFileSync(file, 'utf8') };
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return generated.has(entry.name) ? [] : pathsBelow(full);
    return [full];
  });
}

/** The code alone: comments become spaces, strings stay. */
export function withoutComments(text: string): string {
  const parts = /(\/\*[\s\S]*?\*\/|\/\/[^\n]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)/g;
  return text.replace(parts, (whole, comment: string | undefined) =>
    comment === undefined ? whole : comment.replace(/[^\n]/g, ' '),
  );
}
