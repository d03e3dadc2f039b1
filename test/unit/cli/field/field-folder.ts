import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Output } from '../../../../src/cli/output';
import { runCommandLine } from '../../../../src/cli/run-command-line';
import { analyze } from '../../../../src/language/analyze';
import { defaultMemoryLimit } from '../../../../src/model/memory-limit';
import type { Progress } from '../../../../src/protocol/training';
import { nodeEnvironment } from '../../../../src/worker/node-environment.node';
import { Training } from '../../../../src/worker/training';
import { bundle } from '../../bundle';
import { type Json, type Outcome, parse } from '../shell';

const fixtures = resolve('test/fixtures/field');

/** What `nnet data` says of a spec: of its training set x, y and lines, of its test set x. */
export interface Read {
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
  readonly lines: readonly unknown[];
  readonly test: readonly unknown[];
  readonly answer: Json;
}

/** A copy of one folder of test/fixtures/field, and the command line in it, in this process. */
export class FieldFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'nnet-field-'));

  /** @param fixture nothing for an empty folder */
  constructor(fixture?: string) {
    if (fixture !== undefined) cpSync(join(fixtures, fixture), this.folder, { recursive: true });
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.folder, name), content);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  remove(name = ''): void {
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  /** What the command line does with these words, which name files of this folder. */
  run(...words: string[]): Promise<Outcome> {
    // Only `train` starts a thread, from the bundle.
    const file = words[0] === 'train' ? bundle('src/cli/main.ts') : 'cli.js';
    return this.within(async () => {
      const said = { out: '', error: '' };
      const stream = (name: keyof typeof said) => ({
        write: (text: string) => {
          said[name] += text;
          return true;
        },
        once: () => assert.fail('nothing waits to be written'),
      });
      const streams = { out: stream('out'), error: stream('error') };
      const status = await runCommandLine(words, {
        output: new Output(streams, 'en', words.includes('json')),
        environment: nodeEnvironment('terminal', file),
        file,
        onSignal: () => () => undefined,
        onOutputLost: () => () => undefined,
      });
      return { status, ...said };
    });
  }

  /** The one JSON value of a command that has to end well. */
  async json(...words: string[]): Promise<Json> {
    const { status, out, error } = await this.run(...words, '--format', 'json');
    assert.equal(status, 0, error);
    return parse(out);
  }

  /** x and y of all rows, as the network sees them, with the whole answer of `nnet data`. */
  async data(spec: string): Promise<Read> {
    const answer = await this.json('data', spec, '--rows', '0..99');
    const rows: readonly Json[] = Array.isArray(answer.rows) ? answer.rows : assert.fail('no rows');
    const of = (set: string): readonly Json[] => rows.filter((row) => row.set === set);
    return {
      x: of('train').map((row) => row.x),
      y: of('train').map((row) => row.y),
      lines: of('train').map((row) => row.line),
      test: of('test').map((row) => row.x),
      answer,
    };
  }

  /** The one sentence of a command that has to fail. */
  async fault(...words: string[]): Promise<string> {
    const { status, out, error } = await this.run(...words, '--format', 'json');
    assert.equal(status, 1, out);
    assert.equal(out, '');
    const [sentence = '', ...more] = error.split('\n');
    assert.deepEqual(more, [''], `one line: ${error}`);
    return sentence;
  }

  /** Trains as the command does, in this thread. */
  train(specPath: string, folder: string, seed?: number): Promise<Progress> {
    return this.within(async () => {
      const specText = readFileSync(specPath, 'utf8');
      const { spec, problems } = analyze(specText);
      if (!spec) return assert.fail(JSON.stringify(problems));
      const failures: unknown[] = [];
      const training = new Training(nodeEnvironment('terminal', 'cli.js'), {
        progress: () => undefined,
        records: () => undefined,
        snapshot: () => undefined,
        reading: () => undefined,
        failed: (error) => failures.push(error),
      });
      const names = [spec.data?.source, spec.data?.test].flatMap((source) =>
        source?.from === 'file' ? [source.path] : [],
      );
      if (spec.weights !== undefined) names.push(spec.weights);
      training.prepare({
        load: 1,
        spec: seed === undefined ? spec : { ...spec, seed: { ...spec.seed, value: seed } },
        files: Object.fromEntries(names.map((path) => [path, { path }])),
        memoryLimit: defaultMemoryLimit,
      });
      training.start({ folder, id: folder, specText, specPath: resolve(specPath) }, false);
      await training.whenIdle();
      assert.deepEqual(failures, []);
      return training.progress();
    });
  }

  private async within<T>(action: () => Promise<T>): Promise<T> {
    const before = process.cwd();
    process.chdir(this.folder);
    try {
      return await action();
    } finally {
      process.chdir(before);
    }
  }
}
