import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RunStore } from '../../../src/host/runs/store';
import type { SessionEnvironment, SpecReading } from '../../../src/host/session/environment';
import { Session } from '../../../src/host/session/session';
import { analyze } from '../../../src/language/analyze';
import { translate } from '../../../src/messages/translate';
import type { Message } from '../../../src/model/message';
import type { SessionView } from '../../../src/protocol/panel';
import { until } from '../until';
import { Panel } from './session-panel';

/** A spec by whose name the fake engine knows which fault it has. */
export const textOf = (name: string): string =>
  `nnet 1\nname ${name}\ndata {\n  generate xor\n}\nmodel {\n  input 2\n  dense out 1 sigmoid\n}\n`;

/** A session with the fake engine, in a folder of its own. */
export class SessionFixture {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'nnet-session-'));
  readonly session: Session;
  text = textOf('fine');
  trusted = true;
  place: SpecReading['place'] = 'file';
  memoryLimit = 2 ** 30;
  momentBytes = 2 ** 20;
  settings: ReturnType<SessionEnvironment['engineSettings']> = {};
  /** As in the product; `leave` sets a short one. */
  private idleTimeout = 5000;
  /** What the files of the data are allowed by. */
  admit: SessionEnvironment['admit'] = async () => ({});
  readonly log: string[] = [];
  readonly informed: Message[] = [];
  /** What the session said of its engine, one after the other. */
  readonly phases: SessionView['engine'][] = [];
  /** How many runs have ended by themselves. */
  ends = 0;
  private readonly specPath = path.join(this.folder, 'xor.nnet');

  constructor() {
    const note = (sentence: string): void => void this.log.push(sentence);
    const { specPath } = this;
    const idleTimeout = (): number => this.idleTimeout;
    const environment: SessionEnvironment = {
      get idleTimeout() {
        return idleTimeout();
      },
      engineFile: path.join(__dirname, 'fake-engine.js'),
      log: { trace: note, debug: note, info: note, warn: note, error: note },
      runs: new RunStore(specPath),
      reading: () => this.reading(),
      parse: (snapshot) => analyze(snapshot).spec,
      trusted: () => this.trusted,
      memoryLimit: () => this.memoryLimit,
      momentBytes: () => this.momentBytes,
      engineSettings: () => this.settings,
      admit: (spec) => this.admit(spec),
      say: (message) => translate(message, 'en'),
      inform: (said) => this.informed.push(said),
      sayFault: ({ detail }) => translate(detail, 'en'),
    };
    this.session = new Session(environment, {
      changed: () => this.phases.push(this.session.view().engine),
      ended: () => this.ends++,
    });
  }

  get status(): string | undefined {
    return this.session.view().progress?.status;
  }

  /** Resolves when the view is as the condition requires; what it waits for is events, and mocha's limit ends it. */
  async until(condition: (view: SessionView) => boolean): Promise<SessionView> {
    await until(() => condition(this.session.view()));
    return this.session.view();
  }

  /** Closes the last panel, and resolves once the idle engine is released. */
  async leave(panel = new Panel()): Promise<void> {
    const usual = this.idleTimeout;
    this.session.hydrate(panel);
    this.idleTimeout = 0;
    this.session.detach(panel);
    await this.until(({ engine }) => engine === 'none');
    this.idleTimeout = usual;
  }

  /** The folder of a run. */
  run(id: string): string {
    return path.join(this.folder, '.nnet-runs', 'xor', id);
  }

  /** Writes a run that was lost in its fifth epoch. */
  storeRun(id = '3'): void {
    const run = this.run(id);
    mkdirSync(run, { recursive: true });
    writeFileSync(path.join(run, 'spec.nnet'), this.text);
    const record = {
      format: 1,
      id,
      spec: this.specPath,
      seed: 1,
      rng: 'pcg64',
      precision: 'float32',
      dataHash: 'hash',
      specHash: 'hash',
      engine: { version: 'fake', kind: 'reference', arithmetic: 'mul-add' },
      status: 'training',
      started: '2026-01-01T00:00:00Z',
      updated: '2026-01-01T00:00:00Z',
      epochs: 100,
      every: 1,
      epoch: 5,
      step: 5,
      seconds: 1,
    };
    writeFileSync(path.join(run, 'run.json'), JSON.stringify(record));
  }

  async dispose(): Promise<void> {
    await this.session.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private reading(): SpecReading {
    const { text } = this;
    const { spec, problems } = analyze(text);
    return {
      text,
      path: this.specPath,
      place: this.place,
      foreign: false,
      oversized: false,
      errors: problems.filter(({ severity }) => severity === 'error').length,
      hasData: true,
      dataExample: 'data { generate flower }',
      ...(spec ? { spec } : {}),
    };
  }
}
