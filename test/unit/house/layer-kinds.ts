import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesIn, type SourceFile, withoutComments } from './tree';

/** Files with switches over a kind that no default closes: the type checker refuses a new kind there as in a table. */
export const switches: readonly string[] = ['src/language/edits/insert.ts', 'src/language/print/layers.ts'];

/** A comparison of a kind with one layer's kind, or a list of some: a new kind would take the other way in silence. */
const comparisons = [
  /\bkind\b\s*[!=]==?\s*['"](?:input|flatten|dense|dropout)['"]/g,
  /['"](?:input|flatten|dense|dropout)['"]\s*[!=]==?\s*[\w.?]*\bkind\b/g,
  /\bcase\s+['"](?:input|flatten|dense|dropout)['"]\s*:/g,
  /\[[^\]\n]*['"](?:input|flatten|dense|dropout)['"][^\]\n]*\]\s*\.(?:includes|some|find|indexOf)\b/g,
];

/** Every such comparison in a file, as it is written. */
export function kindComparisons({ text }: SourceFile): string[] {
  const code = withoutComments(text);
  return comparisons.flatMap((form) => [...code.matchAll(form)].map(([found]) => found));
}

/** Whether the file has a table with a row for each kind of layer. */
export function hasKindTable({ text }: SourceFile): boolean {
  return /\bLayerTable<\s*\[|\bRecord<\s*(?:LayerKind|InsertedKind)\b|\bin (?:LayerKind|InsertedKind)\]/.test(
    withoutComments(text),
  );
}

const imaginary = `/** Halves the units. */
export interface PoolLayer {
  readonly kind: 'pool';
  readonly name: string;
}

export type Layer = PoolLayer | `;

/**
 * Copies the product's source, adds an imaginary kind to the model's union of layers and nothing else, and gives the
 * files in which the type checker then finds an error.
 */
export async function filesRefusingKind(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nnet-kinds-'));
  try {
    for (const name of ['src', 'webview', 'tsconfig.base.json', 'package.json']) {
      cpSync(name, path.join(folder, name), { recursive: true });
    }
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    const projects = filesIn(['src', 'webview'], /(?:^|\/)tsconfig[\w.]*\.json$/).map((file) => ({ path: file.path }));
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ files: [], references: projects }));
    const model = path.join(folder, 'src/model/layer.ts');
    const text = readFileSync(model, 'utf8');
    const extended = text.replace('export type Layer = ', imaginary);
    if (extended === text) throw new Error('src/model/layer.ts has no union of layers to add a kind to');
    writeFileSync(model, extended);
    const output = await checked(folder);
    return [...new Set([...output.matchAll(/^(\S+?)\(\d+,\d+\): error /gm)].map(([, file = '']) => file))].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the type checker says. */
function checked(folder: string): Promise<string> {
  const compiler = path.resolve('node_modules/typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [compiler, '-b', '--pretty', 'false'],
      { cwd: folder, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (error && typeof error.code !== 'number') reject(error);
        else if (stderr !== '') reject(new Error(stderr));
        else resolve(stdout);
      },
    );
  });
}
