import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { listFiles, PackageManager } from '@vscode/vsce';
import { read } from './tree';

const manifest = JSON.parse(read('package.json').text);

describe('the package', () => {
  let files: string[];

  before(async () => {
    files = (await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None })).sort();
  });

  it('ships what runs and nothing else', () => {
    const wanted =
      /^(?:package\.json|package\.nls(?:\.[a-z-]+)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/[\w-]+\.(?:js|css|ttf)|docs\/[\w-]+\.png|media\/[\w.-]+\.(?:css|json|code-snippets|png)|media\/nnet-(?:light|dark)\.svg|media\/walkthrough-\w+\.svg|examples\/course\/(?:[\w-]+\/)?[\w.-]+\.(?:md|nnet|csv|safetensors))$/;
    assert.deepEqual(
      files.filter((file) => !wanted.test(file)),
      [],
    );
  });

  it('ships every file that the manifest names', () => {
    const named = [...JSON.stringify(manifest).matchAll(/"\.\/([\w./-]+\.\w[\w-]*)"/g)].map(([, file]) => file ?? '');
    assert.ok(named.length > 5, named.join());
    for (const file of [
      ...named,
      'dist/engine.js',
      'dist/webview.js',
      'dist/data-view.js',
      'dist/lesson.js',
      'examples/course/1-logistic-regression/README.zh-cn.md',
      'README.md',
      'LICENSE',
      manifest.icon,
    ]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
  });

  it('needs nothing that it does not bring', () => {
    const own = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    for (const file of ['dist/extension.js', 'dist/engine.js', 'dist/cli.js']) {
      const needed = [...read(file).text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
      const foreign = needed.filter((name) => !own.has(name) && !(name === 'vscode' && file === 'dist/extension.js'));
      assert.deepEqual(foreign, [], file);
    }
  });
});
