import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One error of the type checker. */
export interface TypeFault {
  readonly file: string;
  readonly text: string;
}

/**
 * What the type checker says of a copy of the product’s code in which some files are changed: `changes` gives a file’s
 * new text for its old one. The errors that the code has without the changes are none, as `npm run typecheck` shows.
 */
export function faultsAfter(changes: Readonly<Record<string, (text: string) => string>>): readonly TypeFault[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'nnet-copied-tree-'));
  try {
    for (const part of ['src', 'webview', 'package.json', 'tsconfig.base.json']) {
      cpSync(part, path.join(folder, part), { recursive: true });
    }
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    for (const [file, change] of Object.entries(changes)) {
      const before = readFileSync(file, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`the change of ${file} changes nothing`);
      writeFileSync(path.join(folder, file), after);
    }
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(allAtOnce));
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const args = [compiler, '-p', 'tsconfig.json', '--pretty', 'false'];
    const { stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    if (error) throw error;
    if (stderr !== '') throw new Error(stderr);
    return faultsIn(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The projects of the product as one, whose layers’ walls are for another test. */
const allAtOnce = {
  extends: './tsconfig.base.json',
  compilerOptions: {
    composite: false,
    declaration: false,
    emitDeclarationOnly: false,
    noEmit: true,
    types: ['node', 'vscode'],
    lib: ['es2022', 'dom', 'dom.iterable'],
  },
  include: ['src/**/*.ts', 'webview/**/*.ts'],
};

/** An error begins a line with its file; lines that are indented belong to it. */
function faultsIn(output: string): readonly TypeFault[] {
  const faults: TypeFault[] = [];
  for (const line of output.split(/\r?\n/)) {
    const begins = /^(\S+?)\(\d+,\d+\): error (.*)$/.exec(line);
    if (begins) faults.push({ file: begins[1] ?? '', text: begins[2] ?? '' });
    else {
      const last = faults.pop();
      if (last) faults.push({ ...last, text: `${last.text}\n${line}` });
    }
  }
  return faults;
}
