import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Panel } from './panel';
import { until } from './until';
import { longestWait, Workbench } from './workbench';

/** Trains for hours. */
const spec = `nnet 1
seed 1
data { generate flower samples=400 }
model { input 2; dense hidden 4 tanh; dense output 1 sigmoid }
train { loss cross-entropy; optimizer gradient-descent lr=1.2; epochs 100000000 }
`;

describe('the life of a run', () => {
  let workbench: Workbench;
  let panel: Panel;

  before(async () => {
    workbench = await Workbench.open();
    writeFileSync(path.join(workbench.workspace, 'long.nnet'), spec);
    await workbench.openFile('long.nnet');
    panel = await Panel.beside(workbench);
    await panel.button('Train').click();
    await panel.reaches('epoch', (epoch) => epoch > 1000);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failed('failed-lifetime');
  });
  after(async () => {
    await workbench?.close();
  });

  const inRun = (...names: string[]): string => path.join(workbench.workspace, '.nnet-runs', 'long', '1', ...names);
  const record = (): { readonly status: string; readonly epoch: number } => {
    const { status, epoch } = JSON.parse(readFileSync(inRun('run.json'), 'utf8'));
    return { status: String(status), epoch: Number(epoch) };
  };
  /** The process that holds the run: its lock is named `lock.<process>.<computer>`. */
  const engine = (): number => {
    const lock = readdirSync(inRun('checkpoint')).find((name) => name.startsWith('lock.'));
    return Number(lock?.split('.')[1]);
  };
  const isAlive = (id: number): boolean =>
    execFileSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' }).split(/\s+/).includes(String(id));

  it('stops with its window, its last checkpoint written, and continues in the next', async () => {
    const before = engine();
    assert.ok(isAlive(before));
    const epoch = await panel.figure('epoch');
    await workbench.reload();
    panel = await Panel.again(workbench, 'long.nnet');
    const resume = panel.toolbar.getByRole('button', { name: 'Resume' });
    await resume.waitFor({ timeout: longestWait });
    assert.equal(isAlive(before), false);
    const { status, epoch: stopped } = record();
    assert.equal(status, 'stopped');
    assert.ok(stopped >= epoch, `${stopped} after ${epoch}`);
    assert.equal(await panel.figure('epoch'), stopped);
    await resume.click();
    await panel.reaches('epoch', (now) => now > stopped);
  });

  it('says where it is when its engine is killed, and continues from there', async () => {
    process.kill(engine(), 'SIGKILL');
    await panel.main.getByText('SIGKILL').waitFor({ timeout: longestWait });
    const { epoch } = record();
    await panel.reaches('epoch', (now) => now === epoch);
    await panel.toolbar.getByRole('button', { name: 'Resume' }).click();
    await panel.reaches('epoch', (now) => now > epoch);
    await panel.toolbar.getByRole('button', { name: /^Stop/ }).click();
    await panel.toolbar.getByRole('button', { name: 'Resume' }).waitFor({ timeout: longestWait });
    await until(() => (record().status === 'stopped' ? true : undefined));
  });

  it('goes on when another program removes its file, and says so', async () => {
    await panel.toolbar.getByRole('button', { name: 'Resume' }).click();
    await until(() => (record().status === 'training' ? true : undefined));
    rmSync(path.join(workbench.workspace, 'long.nnet'));
    await workbench.page
      .locator('.notification-toast', { hasText: 'removed by another program' })
      .waitFor({ timeout: longestWait });
    await workbench.screenshot('removed');
    const epoch = await panel.figure('epoch');
    await panel.reaches('epoch', (now) => now > epoch);
    await panel.toolbar.getByRole('button', { name: /^Stop/ }).click();
    await until(() => (record().status === 'stopped' ? true : undefined));
  });
});
