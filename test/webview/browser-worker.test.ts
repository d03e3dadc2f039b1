import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { prepareData } from '../../src/data/prepare';
import { Trainer } from '../../src/engine/training/trainer';
import { analyze } from '../../src/language/analyze';
import type { Spec } from '../../src/model/spec';
import { encodeUtf8 } from '../../src/model/utf8';
import { sharedChromium } from './chromium';

const origin = 'http://engine.test';
const text = `nnet 1
seed 5
data {
  file "data.csv" target=y
}
model {
  input 2
  dense hidden 5 tanh
  dense output 1 sigmoid
}
train {
  optimizer adam lr=0.01
  batch 8
  epochs 60
}
`;
const csv = `a,b,y\n${Array.from({ length: 64 }, (_, i) => `${(i % 8) - 3.5},${(i >> 3) - 3.5},${(i ^ (i >> 3)) & 1}`).join('\n')}\n`;

function bundle(file: string): Promise<string> {
  return build({
    entryPoints: [path.join(process.cwd(), 'test', 'webview', 'worker', file)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    logLevel: 'warning',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
}

function read(): Spec {
  const { spec, problems } = analyze(text);
  if (!spec) throw new Error(JSON.stringify(problems));
  return spec;
}

describe('the engine in a browser’s worker', () => {
  let browser: Browser;
  before(async () => {
    browser = await sharedChromium();
  });

  it('answers the same contract, and gives the bits that Node gives', async () => {
    const [engine, host] = await Promise.all([bundle('browser-engine.ts'), bundle('browser-host.ts')]);
    const page = await browser.newPage();
    await page.route(`${origin}/**`, (route) => {
      const script = route.request().url().endsWith('.js');
      return route.fulfill({
        contentType: script ? 'text/javascript' : 'text/html',
        body: script ? engine : '<!doctype html>',
      });
    });
    await page.goto(`${origin}/`);
    await page.addScriptTag({ content: host });
    const spec = read();
    const run = await page.evaluate(([prepare, data]) => window.trainInWorker('/engine.js', prepare, data), [
      { load: 1, spec, memoryLimit: 2 ** 30 },
      csv,
    ] as const);
    assert.equal(run.status, 'finished');
    assert.equal(run.epoch, 60);
    assert.ok(run.pausedAt < 60, 'Pause took effect before the end');
    assert.ok(run.snapshots >= 1, 'snapshots came');

    const trainer = new Trainer(spec, prepareData(spec, new Map([['data.csv', encodeUtf8(csv)]])));
    const costs = [trainer.record().train.cost];
    while (!trainer.done) {
      const { record } = trainer.train();
      if (record) costs.push(record.train.cost);
    }
    assert.deepEqual(run.costs, costs);
  });
});
