import { deepEqual, equal, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Admission, admitFiles, isInside } from '../../../src/host/files/admission';
import { analyze } from '../../../src/language/analyze';
import { Fault } from '../../../src/model/message';
import type { Spec } from '../../../src/model/spec';

describe('admitFiles', () => {
  let top: string;
  let workspace: string;
  let asked: string[];
  const admission = (answer: boolean): Admission => ({
    folders: [workspace],
    ask: async (file) => {
      asked.push(file);
      return answer;
    },
  });
  const specOf = (data: string): Spec => {
    const text = `nnet 1\ndata {\n  file "${data}" target=y\n}\nmodel {\n  input 1\n  dense out 1 sigmoid\n}\n`;
    const { spec, problems } = analyze(text);
    if (!spec) throw new Error(problems.map((problem) => problem.message.code).join());
    return spec;
  };
  const admit = (data: string, answer = false): Promise<Record<string, { path: string }>> =>
    admitFiles(specOf(data), path.join(workspace, 'a.nnet'), admission(answer));
  const refused = (code: string) => (error: unknown) => error instanceof Fault && error.detail.code === code;

  beforeEach(() => {
    asked = [];
    top = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'nnet-admission-')));
    workspace = path.join(top, 'workspace');
    mkdirSync(path.join(workspace, 'data'), { recursive: true });
    writeFileSync(path.join(workspace, 'data', 'in.csv'), 'x,y\n1,0\n');
    writeFileSync(path.join(top, 'out.csv'), 'x,y\n1,0\n');
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  it('takes a file in the workspace without a question', async () => {
    deepEqual(await admit('data/in.csv'), { 'data/in.csv': { path: path.join(workspace, 'data', 'in.csv') } });
    deepEqual(asked, []);
  });

  it('asks about a file outside, by its real path, and takes no for an answer', async () => {
    await rejects(admit('../out.csv'), refused('admit-outside'));
    deepEqual(asked, [path.join(top, 'out.csv')]);
    deepEqual(await admit('../out.csv', true), { '../out.csv': { path: path.join(top, 'out.csv') } });
  });

  it('is not deceived by a link that leads outside', async () => {
    symlinkSync(path.join(top, 'out.csv'), path.join(workspace, 'data', 'link.csv'));
    symlinkSync(top, path.join(workspace, 'up'));
    await rejects(admit('data/link.csv'), refused('admit-outside'));
    await rejects(admit('up/out.csv'), refused('admit-outside'));
    equal(asked.length, 2);
  });

  it('refuses addresses, shares, folders and what is not there', async () => {
    await rejects(admit('https://example.org/a.csv'), refused('admit-url'));
    await rejects(admit('file:///etc/passwd'), refused('admit-url'));
    await rejects(admit('//server/share/a.csv'), refused('admit-share'));
    await rejects(admit('data/.'), refused('admit-irregular'));
    await rejects(admit('data/none.csv'), refused('admit-missing'));
    deepEqual(asked, []);
  });

  it('refuses what is no regular file before the user is asked, and waits for no pipe', async function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [path.join(workspace, 'data', 'pipe.csv')]);
    await rejects(admit('data/pipe.csv', true), refused('admit-irregular'));
    await rejects(admit('/dev/zero', true), refused('admit-irregular'));
    deepEqual(asked, []);
  });

  it('distinguishes a path with a cycle of links from a missing one', async () => {
    symlinkSync('circle.csv', path.join(workspace, 'data', 'circle.csv'));
    await rejects(admit('data/circle.csv'), refused('path-failed'));
  });

  it('reads nothing through a workspace folder that was removed', async () => {
    const { folders: _gone, ...rest } = admission(false);
    const spec = specOf('data/in.csv');
    await rejects(admitFiles(spec, path.join(workspace, 'a.nnet'), { ...rest, folders: [] }), refused('admit-outside'));
    equal(asked.length, 1);
  });

  it('distinguishes inside from next to a folder', () => {
    equal(isInside('/a/b/c', '/a/b'), true);
    equal(isInside('/a/bc', '/a/b'), false);
    equal(isInside('/a/b', '/a/b'), false);
    equal(isInside('/a', '/a/b'), false);
    equal(isInside('/a/b/..c', '/a/b'), true);
  });
});
