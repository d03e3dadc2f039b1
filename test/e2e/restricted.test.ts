import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Panel } from './panel';
import { patience, Workbench } from './workbench';

describe('Restricted Mode', () => {
  let workbench: Workbench;
  let panel: Panel;

  before(async () => {
    workbench = await Workbench.open({ restricted: true });
    await workbench.page.getByText('Restricted Mode').first().waitFor({ timeout: patience });
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
    await workbench.line(`dense ${name} ${more}`).waitFor({ timeout: patience });
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
});
