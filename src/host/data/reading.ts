import { type Message, message } from '../../model/message';
import type { Spec } from '../../model/spec';
import type { DataOverviewView } from '../../protocol/data-view';
import type { FaultView } from '../../protocol/fault';
import type { FindingView } from '../../protocol/finding';
import { EngineGone } from '../session/engine';
import type { SessionEnvironment } from '../session/environment';
import { explain, faultOf } from '../session/explain';
import type { DataReaderProcess } from './reader';

/** What a reading of data needs of the world around it. */
export interface ReadingEnvironment
  extends Pick<SessionEnvironment, 'log' | 'memoryLimit' | 'admit' | 'say' | 'sayFault'> {
  /** `reading` is told which share of large files is read. */
  start(reading: (share: number) => void): Pick<DataReaderProcess, 'call' | 'kill'>;
}

type Reader = ReturnType<ReadingEnvironment['start']>;

/** The data of a spec as they were read last, and the process that holds them. */
export class DataReading {
  phase: 'none' | 'reading' | 'ready' = 'none';
  /** Which share of large files is read, while data are. */
  share: number | undefined;
  /** Why there is nothing to show, or why what is shown is of a former text; translated. */
  sentence: string | undefined;
  /** What keeps the data from being read. */
  fault: FaultView | undefined;
  overview: DataOverviewView | undefined;
  findings: readonly FindingView[] = [];
  examination: 'waiting' | 'running' | 'done' = 'waiting';
  /** Number of the reading whose overview this is. */
  number = 0;
  private reader: Reader | undefined;
  /** What is being read, or was read last: the same is not read again. */
  private key: string | undefined;
  /** Number of the load that is under way, or was last. */
  private loads = 0;

  constructor(
    private readonly environment: ReadingEnvironment,
    private readonly changed: () => void,
  ) {}

  /** Reads the data of a spec, unless they are those that were read last; what is being read is given up. */
  async read(spec: Spec): Promise<void> {
    const key = keyOf(spec);
    if (key === this.key) {
      this.resume();
      return;
    }
    this.key = key;
    await this.load(spec, key);
  }

  /** The text cannot be read at this moment: what was read before stays, with the reason. */
  wait(reason: Message): void {
    this.sentence = this.environment.say(reason);
    this.changed();
  }

  /** Reads again what was read last: a file has changed. */
  async again(spec: Spec): Promise<void> {
    this.key = undefined;
    await this.read(spec);
  }

  /** Nothing is read, for a reason that a person is told; what was read stays to be seen. */
  refuse(reason: Message): void {
    this.give();
    this.key = undefined;
    this.phase = 'none';
    this.sentence = this.environment.say(reason);
    this.changed();
  }

  /** Asks the data doctor. What it finds is in `findings`. */
  async examine(): Promise<void> {
    const { reader } = this;
    if (!reader || this.phase !== 'ready' || this.examination !== 'waiting') return;
    this.examination = 'running';
    this.changed();
    try {
      const findings = await reader.call('findings', {});
      if (reader !== this.reader) return;
      this.findings = findings;
      this.examination = 'done';
    } catch (error) {
      if (reader !== this.reader) return;
      this.examination = 'waiting';
      this.sentence = explain(error, this.environment);
    }
    this.changed();
  }

  /** Puts a question to the reader. Rejects with EngineGone where nothing was read. */
  call: Reader['call'] = (method, params) => {
    const { reader } = this;
    if (!reader) return Promise.reject(new EngineGone(message('engine-absent')));
    return reader.call(method, params);
  };

  dispose(): void {
    this.give();
  }

  /** The text names again what was read. */
  private resume(): void {
    if (this.phase === 'none' || this.sentence === undefined) return;
    this.sentence = undefined;
    this.changed();
  }

  private async load(spec: Spec, key: string): Promise<void> {
    const { environment } = this;
    this.give();
    const load = ++this.loads;
    this.phase = 'reading';
    this.sentence = this.fault = this.share = undefined;
    this.changed();
    let reader: Reader | undefined;
    try {
      const files = await environment.admit(spec);
      if (this.key !== key || this.loads !== load) return;
      const started = environment.start((share) => {
        if (this.reader !== started) return;
        this.share = share;
        this.changed();
      });
      reader = this.reader = started;
      const overview = await reader.call('open', { spec, files, memoryLimit: environment.memoryLimit() });
      if (this.reader !== reader) return;
      this.overview = overview;
      this.number++;
      this.findings = [];
      this.examination = 'waiting';
      this.phase = 'ready';
      this.changed();
      if (overview.isSoonExamined) await this.examine();
    } catch (error) {
      if (this.key !== key || this.loads !== load || (reader && this.reader !== reader)) return;
      this.give();
      this.phase = 'none';
      this.overview = undefined;
      this.findings = [];
      this.sentence = explain(error, environment);
      this.fault = faultOf(error);
      this.changed();
    }
  }

  private give(): void {
    this.reader?.kill();
    this.reader = undefined;
  }
}

/** What of a spec decides how its data are read. */
function keyOf({ seed, data, layers, train: { loss, classWeights } }: Spec): string {
  return JSON.stringify([seed, data, layers, loss, classWeights]);
}
