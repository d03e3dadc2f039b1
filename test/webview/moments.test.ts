import assert from 'node:assert/strict';
import type { SessionView } from '../../src/protocol/panel';
import type { Snapshot } from '../../src/protocol/snapshot';
import type { Progress } from '../../src/protocol/training';
import { inspectedFlower } from './fixture/inspected';
import { buffer, floats, type PanelFixture } from './fixture/panel';
import { type PanelPage, textOf } from './panel-page';
import { panels } from './panels';

const bytes = (values: ArrayBuffer | undefined): number[] => [...new Float32Array(values ?? new ArrayBuffer(0))];

/** The fixture's session with other progress, and its network loaded as number `load`. */
function sessionOf({ session }: PanelFixture, change: Partial<Progress>, load = 1): SessionView {
  const { progress, prepared } = session;
  if (!progress || !prepared) throw new Error('the fixture has a network');
  return { ...session, progress: { ...progress, ...change }, prepared: { ...prepared, load } };
}

/** The fixture's snapshot at another moment, with every bias and activation moved by `shift`. */
function snapshotOf({ snapshot }: PanelFixture, step: number, shift: number, load = 1): Snapshot {
  if (!snapshot) throw new Error('the fixture has a snapshot');
  const moved = (values: ArrayBuffer | undefined): ArrayBuffer => floats(bytes(values).map((value) => value + shift));
  const layers = snapshot.layers.map((layer) => ({
    ...layer,
    bias: moved(layer.bias),
    activation: moved(layer.activation),
  }));
  return { ...snapshot, sequence: step, moment: { load, epoch: step, step }, layers };
}

describe('figures and the moments that they are of', () => {
  const open = panels();
  const paused = inspectedFlower('paused');
  const training = inspectedFlower();
  const record = paused.session.progress?.record;

  const moments = async (panel: PanelPage): Promise<string[]> =>
    panel.page.locator('.diagram-moment, .inspect-moment, .metric.measured').allInnerTexts();
  const chooseOutput = async (panel: PanelPage): Promise<void> => {
    await panel.clickUnit(2, 0);
    await panel.page.locator('.inspect-which', { hasText: '1 of 1' }).waitFor();
  };

  it('agree at rest, and none needs to say of which epoch it is', async () => {
    const panel = await open(paused);
    await chooseOutput(panel);
    await panel.page.locator('.terms').waitFor();
    assert.deepEqual(
      (await moments(panel)).filter((words) => words.trim() !== ''),
      [],
    );
    const table = await textOf(panel.page.locator('.diagram .aside caption'));
    assert.match(table, /^Activations and biases of output$/);
  });

  it('say in the toolbar of which epoch cost and accuracy are, and show a batch while those are old', async () => {
    const panel = await open(training);
    assert.ok(record);
    const old = { ...record, epoch: 0, step: 0 };
    const batch = { epoch: 4, step: 410, loss: 0.4321, examples: 64 };
    await panel.emit('session', sessionOf(training, { epoch: 4, step: 412, record: old, batch }));
    assert.match(await panel.words('.metrics'), /epoch 4 \/ 10,000 ?cost 0\.\d{4}.*at epoch 0 ?batch 0\.4321/);
    assert.match((await panel.page.getAttribute('.metric.batch', 'title')) ?? '', /64 examples.*epoch 4, step 410/);
    await panel.emit(
      'session',
      sessionOf(training, { epoch: 4, step: 412, record: { ...record, epoch: 4, step: 400 } }),
    );
    assert.match(await panel.words('.metrics'), /at epoch 4, step 400/);
    await panel.emit(
      'session',
      sessionOf(training, { epoch: 4, step: 412, record: { ...record, epoch: 4, step: 412 } }),
    );
    assert.doesNotMatch(await panel.words('.metrics'), / at |batch/);
  });

  it('are one snapshot’s in the picker and in the diagram, which says of which epoch while the toolbar is further', async () => {
    const panel = await open(training);
    const snapshot = snapshotOf(training, 6500, 0);
    const output = 0.001996;
    const layers = snapshot.layers.map((layer) =>
      layer.position === 2 ? { ...layer, activation: floats([output]) } : layer,
    );
    const prediction = {
      example: 'train 0',
      output: buffer([output]),
      loss: 0.1,
      predicted: 0,
      confidence: output,
      right: true,
    };
    await panel.emit('session', sessionOf(training, { epoch: 7000, step: 7000 }));
    await panel.emit('snapshot', { ...snapshot, layers, prediction });
    assert.match(await panel.words('.picker-output'), /0\.001996/);
    const label = await panel.page.getAttribute('.unit[data-position="2"]', 'aria-label');
    assert.match(label ?? '', /0\.001996/);
    assert.equal(await panel.words('.diagram-moment'), 'epoch 6,500');
    assert.equal(
      (await panel.sent('example')).length,
      1,
      'an example is fetched once; what comes of it is in the snapshots',
    );
  });

  it('count the wrong examples by the measurement whose accuracy is next to them', async () => {
    const panel = await open({ ...paused, wrong: Float64Array.from({ length: 44 }, (_, i) => i) });
    assert.ok(record);
    const measured = { ...record, epoch: 6000, step: 6000, train: { cost: 0.2, accuracy: 0.905 } };
    await panel.emit('session', sessionOf(paused, { record: measured }));
    assert.match(await panel.words('.metrics'), /accuracy 90\.50 %/);
    assert.match(await panel.words('.picker'), /38 wrong/);
    await panel.emit('session', sessionOf(paused, { epoch: 6500, step: 6500, record: measured }));
    const label = await panel.page.getAttribute('.picker [data-action="error"]', 'aria-label');
    assert.match(label ?? '', /44 at epoch 6,400/);
  });

  it('are those of the last snapshot in the accessible table, which names their epoch where it is another', async () => {
    const panel = await open(paused);
    await panel.page.locator('.card', { hasText: 'hidden' }).first().click();
    const cells = () => panel.page.locator('.diagram .aside td').allInnerTexts();
    for (const shift of [0.25, 0.5]) {
      const snapshot = snapshotOf(paused, 6400 + 100 * shift, shift);
      await panel.emit('session', sessionOf(paused, { epoch: 6400 + 100 * shift, step: 6400 + 100 * shift }));
      await panel.emit('snapshot', snapshot);
      const [layer] = snapshot.layers;
      const expected = bytes(layer?.activation).flatMap((a, unit) => [a, bytes(layer?.bias)[unit] ?? Number.NaN]);
      assert.deepEqual(
        (await cells()).map((cell) => Number(cell.replace('−', '-'))),
        expected.map((v) => Number(v.toPrecision(4))),
      );
    }
    await panel.emit('session', sessionOf(paused, { epoch: 7000, step: 7000 }));
    assert.match(await textOf(panel.page.locator('.diagram .aside caption')), /hidden at epoch 6,450$/);
  });

  it('of another run are never shown, however late an answer or a snapshot comes', async () => {
    const panel = await open(paused);
    await chooseOutput(panel);
    await panel.page.locator('.terms').waitFor();
    await panel.hold('unit');
    // Another run of the same spec and data: its session comes, and only then what the former one had sent.
    await panel.emit('session', sessionOf(paused, {}, 2));
    assert.equal(await panel.page.locator('.terms').count(), 0);
    assert.equal(await panel.page.locator('.picker-answer:not(.past)').count(), 0);
    await panel.emit('snapshot', snapshotOf(paused, 6400, 0.125, 1));
    assert.equal((await panel.page.locator('.diagram .aside td').allInnerTexts()).join(''), '');
    await panel.waitHeld(1);
    await panel.release(0, { moment: { load: 1, epoch: 6400, step: 6400 } });
    assert.equal(await panel.page.locator('.terms').count(), 0, 'an answer of the former run');
    // Its own snapshot makes the panel ask again, and that answer fits.
    await panel.emit('snapshot', snapshotOf(paused, 6400, 0, 2));
    await panel.waitHeld(1);
    await panel.release(0, { moment: { load: 2, epoch: 6400, step: 6400 } });
    await panel.page.locator('.terms').waitFor();
    assert.deepEqual(
      (await moments(panel)).filter((words) => words.trim() !== ''),
      [],
    );
  });

  it('of an outdated answer say so, and those of an example that is no longer chosen are dimmed', async () => {
    const panel = await open(paused);
    await chooseOutput(panel);
    await panel.page.locator('.terms').waitFor();
    await panel.hold('unit');
    await panel.emit('session', sessionOf(paused, { epoch: 6500, step: 6500 }));
    assert.equal(await panel.words('.inspect-moment'), 'epoch 6,400');
    await panel.waitHeld(1);
    await panel.release(0, { moment: { load: 1, epoch: 6500, step: 6500 } });
    assert.equal(await panel.page.locator('.inspect-moment').count(), 0);
    await panel.page.locator('.picker [data-action="chevron-right"]').click();
    await panel.page.locator('.inspect-body.past[aria-busy="true"]').waitFor();
    await panel.waitHeld(1);
    await panel.release(0, { moment: { load: 1, epoch: 6500, step: 6500 } });
    await panel.page.locator('.inspect-body:not(.past)').waitFor();
  });
});
