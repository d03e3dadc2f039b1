import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from '../bundle';

/** The result of one run of the command line. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** A folder of its own and the bundled command line in it. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'nnet-cli-'));
  private readonly file = bundle('src/cli/main.ts');

  /** Writes a file, and the folders above it. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  run(...words: string[]): Outcome {
    return this.runIn({}, ...words);
  }

  runIn(variables: Readonly<Record<string, string>>, ...words: string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.file, ...words], {
      cwd: this.folder,
      env: environment(variables),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return { status, out: stdout, error: stderr };
  }

  /** Runs the command line by a shell: `"$@"` in `script` is its call. */
  runBy(script: string, ...words: string[]): Outcome {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, this.file, ...words], {
      cwd: this.folder,
      env: environment({}),
      encoding: 'utf8',
    });
    return { status, out: stdout, error: stderr };
  }

  /** Starts the command line and leaves it running. */
  start(...words: string[]): ChildProcess {
    return spawn(process.execPath, [this.file, ...words], { cwd: this.folder, env: environment({}) });
  }

  /** The one JSON value of a command that has to end well. */
  json(...words: string[]): Json {
    const { status, out, error } = this.run(...words, '--format', 'json');
    assert.equal(status, 0, error);
    return parse(out);
  }

  /** The events of a training. */
  train(...words: string[]): { readonly status: number | null; readonly events: readonly Json[]; readonly end: Json } {
    const { status, out, error } = this.run('train', ...words, '--format', 'json');
    const events = out.split('\n').slice(0, -1).map(parse);
    const end = events.at(-1);
    assert.ok(end, error);
    return { status, events, end };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function environment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { LC_ALL: _all, LC_MESSAGES: _messages, LANG: _lang, ...rest } = process.env;
  return { ...rest, ...variables };
}

/** JSON from a command, to be looked into without a shape in mind. */
export type Json = { readonly [key: string]: Json } & readonly Json[] & (string | number | boolean | null);

export function parse(text: string): Json {
  return JSON.parse(text);
}

/** A spec that trains in no time. */
export const flower = (epochs = 50, more = ''): string => `nnet 1
seed 3
data { generate flower samples=80; holdout 0.25 }
model {
  input 2
  dense hidden 4 tanh
  dense output 1 sigmoid
}
train {
  loss cross-entropy
  optimizer adam lr=0.05
  batch 16
  epochs ${epochs}
}
${more}
`;
