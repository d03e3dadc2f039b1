import { basename } from 'node:path';
import { goalText } from '../model/goal';
import { message } from '../model/message';
import type { Divergence, TrainingRecord, Verdict } from '../model/record';
import { mapSets, setsOfSize } from '../model/sets';
import type { Spec } from '../model/spec';
import type { Prepared, Progress } from '../protocol/training';
import type { BranchOrigin } from '../runs/run-record';
import { changesText, type SpecChange } from '../runs/spec-changes';
import { tellClassWeights } from './class-weights';
import { reachedJson, tellReached } from './goals';
import { magnitude, readable } from './number';
import type { Output } from './output';
import { ProgressBar } from './progress-bar';
import { recordLine, targetLines } from './record-line';

/** The first Node whose compiler fuses multiply-add and merges vectors. */
const fusingNode = 24;

/** The output while a spec trains: events for machines, lines or a bar for people. */
export class TrainReport {
  private readonly bar: ProgressBar | undefined;
  /** The last record, under `restore-best`. */
  private kept: TrainingRecord | undefined;
  private started = false;

  constructor(
    private readonly output: Output,
    private readonly file: string,
    private readonly folder: string,
    private readonly spec: Spec,
    private readonly prepared: Prepared,
    /** In the spec, since the run began that is resumed, or that a branch comes from. */
    private readonly changes: readonly SpecChange[],
    private readonly parent?: BranchOrigin,
  ) {
    this.bar = output.columns === undefined ? undefined : new ProgressBar(output);
  }

  /** The first words, once the run's folder is open: a run that is refused has not started. */
  private start(): void {
    if (this.started) return;
    this.started = true;
    const { parameters, examples, dataHash, notes = [], classWeights = [], progress } = this.prepared;
    const { epoch, epochs } = progress;
    const seed = this.spec.seed.value;
    this.output.value({
      event: 'start',
      file: this.file,
      run: this.folder,
      seed,
      epoch,
      epochs,
      parameters,
      examples: Object.fromEntries(setsOfSize(examples).map((name) => [name, examples[name]])),
      dataHash,
      ...(classWeights.length > 0 ? { classWeights } : {}),
      ...(notes.length > 0 ? { notes: notes.map((note) => this.output.sentence(note)) } : {}),
      engine: progress.engine,
      ...(this.parent ? { parent: { run: this.parent.run, step: this.parent.step } } : {}),
      ...(this.changes.length > 0 ? { changes: this.changes } : {}),
    });
    const said = { file: basename(this.file), parameters, examples: examples.train, epochs, seed };
    this.output.say('cli-train-start', said);
    for (const note of notes) this.output.line(this.output.sentence(note));
    tellClassWeights(classWeights, this.output);
    if (this.parent) this.output.say('cli-train-branch', { run: this.parent.run, step: this.parent.step });
    else if (epoch > 0) this.output.say('cli-train-resume', { epoch });
    if (this.changes.length > 0) this.output.say('cli-train-changes', { changes: changesText(this.changes) });
    this.tellEngine(progress);
  }

  /** Resolves once the output has room for more: what a slow reader has not read yet is in memory. */
  records(records: Iterable<TrainingRecord>): Promise<void> {
    this.start();
    // Whose weights the last record shows is known at the end.
    this.tellRecords(this.spec.train.stop?.restoreBest ? this.allButLast(records) : records);
    return this.output.drained();
  }

  private tellRecords(records: Iterable<TrainingRecord>): void {
    if (this.output.json) this.output.values(eventsOf(records));
    else if (!this.bar) for (const record of records) this.output.line(recordLine(record, this.output));
  }

  /** The records but the last one so far, which is kept until another follows. */
  private *allButLast(records: Iterable<TrainingRecord>): Generator<TrainingRecord> {
    for (const record of records) {
      if (this.kept) yield this.kept;
      this.kept = record;
    }
  }

  /** The record that was kept, and the epoch whose weights it shows where those were restored. */
  private tellKept(weightsEpoch: number | undefined): void {
    const { kept } = this;
    if (!kept) return;
    if (this.output.json) {
      this.output.value({ event: 'record', ...kept, ...(weightsEpoch === undefined ? {} : { weightsEpoch }) });
    } else this.tellRecords([kept]);
  }

  progress(progress: Progress): void {
    this.start();
    this.bar?.draw(progress, progress.record ? recordLine(progress.record, this.output) : '');
  }

  /** The answer to a signal, at once, even during a batch. On standard error, because JSON has no place for it. */
  stopping(): void {
    this.bar?.clear();
    this.output.complain(this.output.sentence(message('cli-train-stopping', { file: this.file })));
  }

  /** The summary, once the weights are saved in the run's folder. */
  end(progress: Progress, weights: string, weightsSha256: string): void {
    const {
      status,
      epoch,
      step,
      seconds,
      samplesPerSecond,
      record,
      divergence,
      weightsEpoch,
      reached,
      verdicts = [],
    } = progress;
    this.tellKept(weightsEpoch);
    this.output.value({
      event: 'end',
      status,
      epoch,
      step,
      ...(record ? mapSets(record, (measure) => measure) : {}),
      ...(weightsEpoch === undefined ? {} : { weightsEpoch }),
      ...(divergence ? { divergence } : {}),
      ...(reached ? { reached: reachedJson(reached) } : {}),
      ...(verdicts.length > 0 ? { expect: verdicts } : {}),
      weights,
      weightsSha256,
      seconds,
      samplesPerSecond,
      engine: progress.engine,
    });
    this.bar?.clear();
    if (this.bar && record) this.output.line(recordLine(record, this.output));
    if (record) this.output.lines(targetLines(record, this.output));
    this.tellGoals(progress);
    this.tellEnd(progress);
    for (const verdict of verdicts) this.tellVerdict(verdict);
    this.output.say('cli-weights', { path: weights });
  }

  /** Why training is slower than it could be. */
  private tellEngine({ engine }: Progress): void {
    if (engine?.reason !== undefined) this.output.line(this.output.sentence(message(`cli-engine-${engine.reason}`)));
    const [major = 0] = process.versions.node.split('.').map(Number);
    const older = engine?.tier === 'C' && major < fusingNode;
    if (older) this.output.say('cli-engine-older', { node: process.versions.node });
  }

  /** Which goal ended the run, or that none did. */
  private tellGoals({ status, goals, reached, step, epoch }: Progress): void {
    if (!goals) return;
    if (reached) tellReached(reached, { step, epoch }, this.output);
    else if (status === 'finished') {
      this.output.say('cli-train-missed', { epoch, goals: goals.map(goalText).join(', ') });
    }
  }

  private tellEnd(progress: Progress): void {
    const { status, epoch, seconds, samplesPerSecond, divergence, stoppedEarly, weightsEpoch } = progress;
    const { stop } = this.spec.train;
    if (status === 'stopped') this.output.say('cli-train-stopped', { epoch, file: this.file, folder: this.folder });
    if (divergence) this.tellDivergence(divergence);
    if (status !== 'finished') return;
    if (stoppedEarly && stop) this.output.say('cli-train-early', { watch: stop.watch, patience: stop.patience });
    if (weightsEpoch !== undefined) this.output.say('cli-train-restored', { epoch: weightsEpoch });
    const rate = Math.round(samplesPerSecond);
    this.output.say('cli-train-finished', { epoch, seconds: seconds.toFixed(2), rate });
  }

  private tellDivergence({ factor, ...first }: Divergence): void {
    if (factor === undefined) this.output.say('cli-train-diverged', { ...first });
    else this.output.say('cli-train-exploded', { epoch: first.epoch, factor: magnitude(factor) });
  }

  private tellVerdict({ name, pass, actual }: Verdict): void {
    const expected = this.spec.expect.find((expectation) => expectation.name === name);
    const bounds = [
      ...(expected?.min === undefined ? [] : [`≥ ${expected.min}`]),
      ...(expected?.max === undefined ? [] : [`≤ ${expected.max}`]),
    ].join(', ');
    const reached = Number.isNaN(actual) ? this.output.sentence(message('cli-expect-none')) : readable(actual);
    this.output.say(pass ? 'cli-expect-pass' : 'cli-expect-fail', { name, bounds, actual: reached });
  }
}

function* eventsOf(records: Iterable<TrainingRecord>): Generator<object> {
  for (const record of records) yield { event: 'record', ...record };
}
