import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

describe('a new network', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('failed-untitled');
  });
  after(async () => {
    await workbench?.close();
  });

  it('is saved by Train, and goes on as the file with its diagram, its selection and its run', async () => {
    await workbench.runCommand('NNet: New Network');
    await workbench.lines().first().waitFor({ timeout: longestWait });
    const untitled = await Panel.beside(workbench);
    await untitled.clickLayer('hidden');
    await untitled.button('Train').click();
    const input = workbench.page.locator('.quick-input-widget input.input');
    await input.waitFor({ timeout: longestWait });
    // The dialog proposes a file once it has looked for one that is free.
    const name = await until(async () => /([^/]+)\.nnet$/.exec(await input.inputValue())?.[1]);
    await input.press('Enter');
    const tabs = workbench.page.locator('.tab');
    await tabs
      .filter({ hasText: /Untitled/ })
      .first()
      .waitFor({ state: 'detached', timeout: longestWait });
    await tabs.filter({ hasText: name }).first().waitFor({ timeout: longestWait });
    const panel = await Panel.shown(workbench);
    await panel.reaches('epoch', (epoch) => epoch === 100);
    await panel.frame.locator('[role=treeitem][aria-level="1"][aria-selected=true]').waitFor({ timeout: longestWait });
    const selected = panel.frame.locator('[role=treeitem][aria-level="1"][aria-selected=true]');
    assert.match((await selected.getAttribute('aria-label')) ?? '', /hidden/);
    assert.ok(existsSync(path.join(workbench.workspace, '.nnet-runs', name, '1', 'run.json')));
    assert.equal(existsSync(path.join(workbench.workspace, '.nnet-runs', name, '2')), false);
    await workbench.screenshot('untitled-saved');
  });
});
