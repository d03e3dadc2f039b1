import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesIn, read, withoutComments } from './tree';
import { breaches, layerOf, pure, walls } from './walls';

const breach = (file: string, text: string): string[] =>
  breaches([{ path: file, text }]).map((line) => line.slice(file.length + 2));

describe('the walls between layers', () => {
  it('hold in every file', () => {
    const files = filesIn(['src', 'webview'], /\.ts$/);
    assert.ok(files.length > 100, `only ${files.length} files were found`);
    assert.deepEqual(breaches(files), []);
  });

  it('exist for every layer', () => {
    const layers = new Set(filesIn(['src', 'webview'], /\.ts$/).map((file) => layerOf(file.path)));
    assert.deepEqual([...layers].sort(), Object.keys(walls).sort());
  });

  it('are what the projects of TypeScript refer to', () => {
    for (const [layer, wall] of Object.entries(walls)) {
      const folder = layer === 'webview' ? 'webview' : `src/${layer}`;
      const project: { references?: { path: string }[] } = JSON.parse(
        withoutComments(read(`${folder}/tsconfig.json`).text),
      );
      for (const reference of project.references ?? []) {
        const target = layerOf(path.posix.join(folder, reference.path)) ?? reference.path;
        assert.ok(target === layer || wall.layers.includes(target), `${folder} refers to ${target}`);
      }
    }
  });

  it('let no pure layer see the DOM or Node by its types', () => {
    const options = (file: string): { types?: unknown; lib?: unknown } =>
      JSON.parse(withoutComments(read(file).text)).compilerOptions;
    assert.deepEqual(options('tsconfig.base.json').types, []);
    assert.deepEqual(options('tsconfig.base.json').lib, ['es2022']);
    for (const layer of pure) {
      const file = `src/${layer}/tsconfig.json`;
      assert.ok(existsSync(file));
      assert.equal(options(file).types, undefined, file);
      assert.equal(options(file).lib, undefined, file);
    }
  });

  it('would show a breach of each kind', () => {
    assert.deepEqual(breach('src/messages/x.ts', "import { exp } from '../numerics/exp';"), [
      'imports the layer numerics',
    ]);
    assert.deepEqual(breach('src/engine/ops/x.ts', "import type { A } from '../../host/a';"), [
      'imports the layer host',
    ]);
    assert.deepEqual(breach('src/engine/x.ts', "export * from '../data/csv';"), ['imports the layer data']);
    assert.deepEqual(breach('src/engine/x.ts', "type A = import('../host/a').A;"), ['imports the layer host']);
    assert.deepEqual(breach('src/engine/x.ts', "import fs from 'node:fs';"), ['imports node:fs']);
    assert.deepEqual(breach('src/cli/x.ts', "import * as vscode from 'vscode';"), ['imports vscode']);
    assert.deepEqual(breach('src/model/x.ts', "import * as v from 'valibot';"), ['imports valibot']);
    assert.deepEqual(breach('src/model/x.ts', "import './a.js';"), ['imports ./a.js with its ending']);
    assert.deepEqual(breach('webview/main.ts', "import '../media/panel.css';"), []);
    assert.deepEqual(breach('src/host/x.ts', "import '../../media/panel.css';"), [
      'imports ../../media/panel.css, which stands in no layer',
    ]);
    assert.deepEqual(breach('webview/main.ts', "import '@vscode/webview-ui-toolkit';"), [
      'imports @vscode/webview-ui-toolkit, which is not its to import',
    ]);
    assert.deepEqual(breach('src/worker/x.ts', 'const t = Date.now();'), ['reaches for Date.']);
    assert.deepEqual(breach('src/engine/x.ts', 'const r = Math.random();'), ['reaches for Math.random']);
    assert.deepEqual(breach('src/data/x.ts', 'setTimeout(f);'), ['reaches for setTimeout(']);
    assert.deepEqual(breach('src/engine/x.ts', 'const e = Math.exp(1);'), ['computes with Math.exp']);
    assert.deepEqual(breach('src/engine/x.ts', 'const e = a ** b;'), ['computes with **']);
    assert.deepEqual(breach('src/nowhere/x.ts', ''), ['stands in no layer']);
  });

  it('let through what is allowed', () => {
    assert.deepEqual(breach('src/worker/entry.node.ts', "import fs from 'node:fs'; setTimeout(f, Date.now());"), []);
    assert.deepEqual(
      breach('src/engine/x.ts', '// Math.exp differs between engines\nconst a = Math.sqrt(2 ** 31);'),
      [],
    );
    assert.deepEqual(breach('src/language/x.ts', "if (document.top('nnet')) say('process.exit');").slice(1), []);
    assert.deepEqual(breach('webview/ui/controls.ts', "import '@vscode/webview-ui-toolkit';"), []);
  });
});
