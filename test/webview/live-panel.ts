import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { networkView } from '../../src/host/documents/network-view';
import { analyze } from '../../src/language/analyze';
import { translate } from '../../src/messages/translate';
import type { SessionView } from '../../src/protocol/panel';
import type { Snapshot } from '../../src/protocol/snapshot';
import type { Progress } from '../../src/protocol/training';
import { engineHandlers } from '../../src/worker/handlers';
import { Training } from '../../src/worker/training';
import { load, type PanelFixture } from './fixture/panel';
import type { LiveAnswer } from './panel-tab';

/** Milliseconds; the engine waits so long for another question only to see whether a view is still open. */
const closedAfter = 10_000;

/** What an engine reports. */
type Heard = readonly ['session', Progress] | readonly ['snapshot', Snapshot];

/** A spec that has been trained by the engine, which answers what the panel asks. */
export class LivePanel {
  private constructor(
    readonly fixture: PanelFixture,
    private readonly training: Training,
    /** What the engine has reported since the last question. */
    private readonly heard: Heard[],
  ) {}

  /** Trains a spec to its last epoch; `paused`, only draws the weights. */
  static async of(text: string, folder = process.cwd(), { paused = false } = {}): Promise<LivePanel> {
    const analysis = analyze(text);
    const { spec } = analysis;
    if (!spec) throw new Error(JSON.stringify(analysis.problems));
    const heard: Heard[] = [];
    let clock = 0;
    let progress: Progress | undefined;
    let snapshot: Snapshot | undefined;
    const training = new Training(
      {
        now: () => (clock += 1),
        date: () => '2026-01-12T09:30:00.000Z',
        deliverMessages: () => new Promise((resolve) => setImmediate(resolve)),
        // A wait for a training takes no time; the minute after which an open view would count as closed never passes.
        wait: async (milliseconds) => {
          if (milliseconds >= closedAfter) await new Promise<never>(() => undefined);
          clock += milliseconds;
        },
        readFile: (file) => readFileSync(file),
        openFile: (file) => new Uint8Array(readFileSync(file)),
        version: '0.1.0',
      },
      {
        progress: (each) => {
          progress = each;
          heard.push(['session', each]);
        },
        records: () => undefined,
        snapshot: (each) => {
          snapshot = each;
          heard.push(['snapshot', each]);
        },
        reading: () => undefined,
        failed: (error) => {
          throw error;
        },
      },
    );
    const path = spec.data?.source.from === 'file' ? spec.data.source.path : undefined;
    const files = path === undefined ? {} : { [path]: { path: join(folder, path) } };
    const prepared = training.prepare({ load, spec, files, memoryLimit: 2 ** 31 });
    training.start(null, paused);
    await training.whenIdle();
    training.watch({ visible: true, example: { from: 'train', index: 0 }, surface: 48 });
    const history = training.history();
    const about = { title: 'live', trusted: true, say: () => '', drawnPosition: (position: number) => position };
    const versioned = { version: 7, analysis };
    const { prediction, ...picture } = snapshot ?? fail();
    const points = training.questions.points(1000);
    const fixture: PanelFixture = {
      network: networkView(versioned, versioned, { ...about, say: (message) => translate(message, 'en') }),
      session: { engine: 'live', prepared, progress: progress ?? fail(), disabled: {}, specChanged: false },
      history,
      runs: [],
      snapshot: { ...picture, sequence: 1 },
      ...(prediction ? { prediction } : {}),
      ...(points ? { points } : {}),
      units: {},
    };
    training.acknowledge(snapshot?.sequence ?? 0);
    return new LivePanel(fixture, training, heard);
  }

  /** Trains one epoch after another, and gives what the panel hears of it. */
  async advance(epochs: number): Promise<{ readonly session: SessionView; readonly snapshot: object }> {
    for (let epoch = 0; epoch < epochs; epoch++) {
      this.training.step();
      await this.training.whenIdle();
    }
    const { session, snapshot } = this.fixture;
    const progress = this.training.progress();
    const { epoch, step } = progress;
    return {
      session: { ...session, progress },
      snapshot: { ...snapshot, sequence: 2 + step, moment: { load, epoch, step } },
    };
  }

  /** The engine's answer to a question of the panel, after what it reports meanwhile. */
  async ask(method: string, params: unknown): Promise<LiveAnswer> {
    const { calls } = engineHandlers(this.training);
    const answer: unknown = Reflect.get(calls, method);
    if (typeof answer !== 'function') throw new Error(`no question is called ${method}`);
    this.heard.length = 0;
    const result: unknown = await Reflect.apply(answer, undefined, [params]);
    const events = this.heard.map((event) => {
      const [name, payload] = event;
      if (name === 'session') return [name, { ...this.fixture.session, progress: payload }] as const;
      this.training.acknowledge(payload.sequence);
      return event;
    });
    return { result, events };
  }
}

/** A spec of the examples, with another number of epochs. */
export function exampleSpec(name: string, epochs: number): { readonly text: string; readonly folder: string } {
  const path = join(process.cwd(), 'examples', `${name}.nnet`);
  const text = readFileSync(path, 'utf8').replace(/\n {2}epochs \d+/, `\n  epochs ${epochs}`);
  return { text, folder: dirname(path) };
}

function fail(): never {
  throw new Error('the engine has reported nothing');
}
