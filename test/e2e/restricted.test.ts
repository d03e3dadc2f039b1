import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

describe('Restricted Mode', () => {
  let workbench: Workbench;
  let panel: Panel;

  before(async () => {
    workbench = await Workbench.open({ restricted: true });
    await workbench.page.getByText('Restricted Mode').first().waitFor({ timeout: longestWait });
    await workbench.openFile('iris.nnet');
    panel = await Panel.beside(workbench);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('failed-restricted');
  });
  after(async () => {
    await workbench?.close();
  });

  it('shows the network and lets it be edited', async () => {
    const before = await panel.layers().count();
    assert.ok(before >= 3);
    const name = await panel.layers().nth(1).locator('[data-field=name]').innerText();
    const units = panel.layers().nth(1).locator('[data-field=units]');
    const more = Number.parseInt(await units.innerText(), 10) + 1;
    await panel.layers().nth(1).click();
    await workbench.page.keyboard.press('+');
    await workbench.line(`dense ${name} ${more}`).waitFor({ timeout: longestWait });
    await workbench.screenshot('restricted');
  });

  it('offers no training, says why, and writes nothing', async () => {
    const train = panel.toolbar.getByRole('button', { name: /^Train/ });
    assert.ok(await train.isDisabled());
    assert.match((await train.getAttribute('aria-label')) ?? '', /trust/i);
    await workbench.page.keyboard.press('Control+k');
    await workbench.page.keyboard.press('t');
    assert.equal(existsSync(path.join(workbench.workspace, '.nnet-runs')), false);
  });

  it('reads no data, neither for their view nor for problems', async () => {
    writeFileSync(path.join(workbench.workspace, 'bad.csv'), 'a,b,y\n1,u,0\n3,4,1\n');
    writeFileSync(
      path.join(workbench.workspace, 'bad.nnet'),
      'nnet 1\ndata {\n  file "bad.csv" target=y\n}\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\n',
    );
    await workbench.openFile('bad.nnet');
    await workbench.runCommand('NNet: Preview Data');
    const told = await until(async () => {
      for (const n of [0, 1]) {
        const message = workbench.webview(n).locator('.data-message');
        if (await message.isVisible()) return message.innerText();
      }
      return undefined;
    });
    assert.match(told, /not trusted: nothing is read/);
    await workbench.page.keyboard.press('Control+Shift+m');
    await workbench.page.locator('.markers-panel').waitFor({ timeout: longestWait });
    assert.equal(await workbench.page.locator('.markers-panel .codicon-error').count(), 0);
    await workbench.screenshot('restricted-data');
  });

  it('shows a lesson, which says why it does not train', async () => {
    await workbench.runCommand('NNet: Open the Course');
    const lesson = workbench.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
    await lesson.locator('[data-lesson="3-planar-flower"]').click();
    await lesson.locator('.lesson-act', { hasText: 'Train with four hidden units' }).click();
    await lesson.locator('[role=alert]', { hasText: /trust/i }).waitFor({ timeout: longestWait });
    await workbench.screenshot('restricted-lesson');
  });
});
