import assert from 'node:assert/strict';
import { longestWait, Workbench } from './workbench';

describe('in 简体中文', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ language: 'zh-cn' });
  });
  after(async () => {
    await workbench?.close();
  });

  it('has its panel and its lenses in Chinese', async () => {
    await workbench.openFile('flower.nnet');
    await workbench.openDiagram();
    const toolbar = workbench.webview().getByRole('toolbar');
    await toolbar.waitFor({ timeout: longestWait });
    await toolbar.getByText('代价').first().waitFor({ timeout: longestWait });
    await workbench.screenshot('chinese');
    assert.match(await toolbar.innerText(), /训练/);
    assert.match(await workbench.page.locator('.codelens-decoration').first().innerText(), /[\u4e00-\u9fff]/);
  });
});
