import assert from 'node:assert/strict';
import type { Platform } from '../../../src/engine/compiled/platform';
import { OutOfMemory } from '../../../src/engine/compiled/thread-pool';
import { chosenPlan } from '../../../src/engine/compiled/training-plan';
import { Trainer } from '../../../src/engine/training/trainer';
import { Fault } from '../../../src/model/message';
import type { Prepare } from '../../../src/protocol/engine';
import { type EngineQuestion, machineFor } from '../../../src/worker/engine-choice';
import { nodePlatform } from '../../../src/worker/platform.node';
import { bundle } from '../bundle';
import { dense, input, randomDataset, specOf } from '../engine/specs';

const here = nodePlatform(bundle('src/worker/entry.node.ts'));
const data = randomDataset(1, 256, 64, 1, 'cross-entropy');
const network = specOf([input(64), dense('a', 64, 'relu'), dense('b', 64, 'relu'), dense('c', 1, 'sigmoid')], {
  batch: 64,
  precision: 'float32',
});
const long = { ...network, train: { ...network.train, epochs: 1_000_000 } };

interface Circumstances {
  readonly viewOnly?: boolean;
  readonly request?: Partial<Prepare>;
  readonly stored?: EngineQuestion['stored'];
  readonly platform?: Partial<Platform> | null;
  readonly spec?: typeof network;
  readonly dataset?: typeof data;
}

function choose({
  request = {},
  stored,
  platform = {},
  spec = network,
  dataset = data,
  viewOnly = false,
}: Circumstances = {}) {
  const environment = {
    now: () => performance.now(),
    date: () => '',
    deliverMessages: async () => undefined,
    wait: async () => undefined,
    readFile: () => new Uint8Array(),
    openFile: () => new Uint8Array(),
    version: 'test',
    ...(platform ? { platform: { ...here, fused: false, merges: false, cores: 1, ...platform } } : {}),
  };
  const machine = machineFor({
    spec,
    dataset,
    request: { memoryLimit: 2 ** 30, ...request },
    stored,
    viewOnly,
    environment,
  });
  if (!machine) return undefined;
  // Where all that was chosen is one thread, or threads were wished for, nothing is left to be decided later.
  assert.equal(machine.now !== undefined, request.threads === undefined && machine.threads > 1);
  return { arithmetic: machine.arithmetic, widest: machine.widest, threads: machine.threads };
}

const refuses = (code: string, circumstances: Circumstances) =>
  assert.throws(
    () => choose(circumstances),
    (error) => error instanceof Fault && error.detail.code === code,
  );
const compiled = (arithmetic: 'fma' | 'mul-add') => ({ version: 'test', kind: 'compiled' as const, arithmetic });

describe('the choice of an engine', () => {
  it('is the fastest arithmetic that the platform has, or the tier that is wanted', () => {
    const [plain, fused] = [{ fused: false }, { fused: true, merges: true }];
    assert.equal(choose({ platform: plain })?.arithmetic, 'mul-add');
    assert.deepEqual(choose({ platform: fused }), { arithmetic: 'fma', widest: 16, threads: 1 });
    assert.deepEqual(choose({ platform: fused, request: { tier: 'A' } }), {
      arithmetic: 'fma',
      widest: 16,
      threads: 1,
    });
    assert.deepEqual(choose({ platform: fused, request: { tier: 'B' } }), { arithmetic: 'fma', widest: 8, threads: 1 });
    assert.equal(choose({ platform: fused, request: { tier: 'C' } })?.arithmetic, 'mul-add');
    assert.equal(choose({ platform: fused, request: { tier: 'reference' } }), undefined);
    assert.equal(choose({ platform: null }), undefined);
  });

  it('refuses a tier that the platform lacks', () => {
    for (const tier of ['A', 'B'] as const) refuses('tier-missing', { request: { tier } });
    refuses('tier-missing', { request: { tier: 'A' }, platform: null });
  });

  it('shows a run with the engine that trained it, or with an available one, whatever the tier', () => {
    const viewOnly = true;
    for (const tier of ['auto', 'A', 'B', 'C', 'reference'] as const) {
      const request = { tier };
      assert.equal(
        choose({ stored: compiled('fma'), platform: { fused: true }, request, viewOnly })?.arithmetic,
        'fma',
      );
      assert.equal(choose({ stored: compiled('fma'), request, viewOnly })?.arithmetic, 'mul-add');
      assert.equal(
        choose({ stored: compiled('mul-add'), platform: { fused: true }, request, viewOnly })?.arithmetic,
        'mul-add',
      );
      assert.equal(choose({ stored: compiled('fma'), platform: null, request, viewOnly }), undefined);
      assert.equal(choose({ stored: { ...compiled('mul-add'), kind: 'reference' }, request, viewOnly }), undefined);
    }
  });

  it('keeps a run’s engine and arithmetic, or refuses', () => {
    const fused = { fused: true };
    assert.equal(choose({ stored: compiled('mul-add'), platform: fused })?.arithmetic, 'mul-add');
    assert.equal(choose({ stored: compiled('fma'), platform: fused })?.arithmetic, 'fma');
    assert.equal(choose({ stored: { ...compiled('mul-add'), kind: 'reference' }, platform: fused }), undefined);
    refuses('run-arithmetic-missing', { stored: compiled('fma') });
    refuses('run-engine-other', { stored: compiled('fma'), platform: fused, request: { tier: 'C' } });
    refuses('run-engine-other', { stored: compiled('fma'), platform: fused, request: { tier: 'reference' } });
    refuses('run-engine-other', { stored: compiled('mul-add'), platform: fused, request: { tier: 'B' } });
    assert.equal(choose({ stored: compiled('fma'), platform: fused, request: { tier: 'B' } })?.widest, 8);
  });

  it('takes the threads that are wanted, and else one where a run is short', () => {
    assert.equal(choose({ request: { threads: 3 }, platform: { cores: 2 } })?.threads, 3);
    assert.equal(choose({ platform: { cores: 2 } })?.threads, 1);
  });

  it('tries widths and threads on real steps where a run is long', () => {
    const tried: number[] = [];
    const startThreadPool: Platform['startThreadPool'] = (order) => {
      tried.push(order.modules.length);
      return here.startThreadPool(order);
    };
    const chosen = choose({ spec: long, platform: { startThreadPool, cores: 2, merges: true } });
    assert.deepEqual(tried, [1, 1, 1, 2]);
    assert.ok(chosen && [8, 16].includes(chosen.widest) && [1, 2].includes(chosen.threads));
  });

  it('tries of a large batch a part, and gathers it no more than the whole', () => {
    const dataset = randomDataset(1, 20_000, 64, 1, 'cross-entropy');
    const pagesTried = (shuffle: boolean): number[] => {
      const tried: number[] = [];
      const startThreadPool: Platform['startThreadPool'] = (order) => {
        tried.push(order.pages);
        return here.startThreadPool(order);
      };
      const train = { ...long.train, batch: 'full' as const, shuffle };
      choose({ spec: { ...long, train }, dataset, platform: { startThreadPool, cores: 2 } });
      return tried;
    };
    const tried = pagesTried(false);
    assert.equal(tried.length, 2);
    const train = { ...long.train, batch: 'full' as const };
    const whole = chosenPlan(
      { ...long, train },
      { features: 64, outputs: 1, train: 20_000, validation: 0, test: 0 },
      1,
    );
    assert.ok(typeof whole === 'object');
    for (const pages of tried) assert.ok(pages * 65_536 < 0.6 * whole.memory.bytes, `${pages}`);
    assert.deepEqual(pagesTried(true), tried);
  });

  it('tries nothing where memory has no room for a second training', () => {
    const plan = chosenPlan(
      long,
      { features: data.features, outputs: data.outputs, train: data.train.m, validation: 0, test: data.test?.m ?? 0 },
      1,
    );
    assert.ok(typeof plan === 'object');
    for (const [memoryLimit, isTried] of [
      [2 * plan.bytes, true],
      [2 * plan.bytes - 1, false],
      [plan.bytes, false],
    ] as const) {
      let trials = 0;
      const startThreadPool: Platform['startThreadPool'] = (order) => {
        trials++;
        return here.startThreadPool(order);
      };
      choose({ spec: long, request: { memoryLimit }, platform: { startThreadPool, cores: 2 } });
      assert.equal(trials > 0, isTried, `${memoryLimit} of ${plan.bytes}`);
    }
  });

  /** How many threads each trial has that is begun; none can be, so that the usual build is chosen. */
  const begun = (circumstances: Circumstances): readonly number[] => {
    const tried: number[] = [];
    const startThreadPool: Platform['startThreadPool'] = ({ modules }) => {
      tried.push(modules.length);
      throw new OutOfMemory('no trial in this test');
    };
    assert.equal(choose({ ...circumstances, platform: { startThreadPool, cores: 2, merges: true } })?.threads, 1);
    return tried;
  };

  it('tries nothing in a run of less than 5e11 operations, or than 1000 batches of a trial', () => {
    const within = (spec: typeof network, epochs: number) =>
      begun({ spec: { ...spec, train: { ...spec.train, epochs } }, request: { memoryLimit: 2 ** 40 } }).length;
    // 6 · 256 examples · 8256 weights an epoch.
    assert.deepEqual([within(network, 39_428), within(network, 39_429)], [0, 1]);
    // 64 512 000 weights: of 16 examples a trial takes more than 4e8 operations, and 256 of them an epoch.
    const wide = specOf([input(64), dense('a', 8000, 'relu'), dense('b', 8000, 'relu'), dense('c', 1, 'sigmoid')], {
      batch: 64,
      precision: 'float32',
    });
    assert.deepEqual([within(wide, 62), within(wide, 63)], [0, 1]);
  });

  it('tries threads for batches of a million operations at least', () => {
    const dataset = randomDataset(1, 4000, 4, 1, 'cross-entropy');
    const small = specOf([input(4), dense('a', 10, 'relu'), dense('c', 1, 'sigmoid')], { precision: 'float32' });
    const tried = (batch: number, cores = 2): number => {
      let trials = 0;
      const startThreadPool: Platform['startThreadPool'] = (order) => {
        trials++;
        return here.startThreadPool(order);
      };
      const spec = { ...small, train: { ...small.train, batch, epochs: 1e6 } };
      choose({ spec, dataset, platform: { startThreadPool, cores } });
      return trials;
    };
    // 6 · 50 operations an example.
    assert.deepEqual([tried(3333), tried(3334), tried(3334, 1)], [0, 2, 0]);
  });

  it('leaves a spec that no engine takes to the trainer', () => {
    const { layers } = specOf([input(3), dense('a', 1, 'sigmoid')]);
    const wrong = { ...long, layers };
    assert.ok(choose({ spec: wrong }));
    assert.throws(() => new Trainer(wrong, data), Fault);
  });
});
