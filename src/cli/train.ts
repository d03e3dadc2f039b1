import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { analyze } from '../language/analyze';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import { tierChoices } from '../model/tier-choice';
import { decodeUtf8 } from '../model/utf8';
import { mostThreads } from '../protocol/engine';
import type { Progress } from '../protocol/training';
import { runFiles } from '../runs/run-files';
import type { RunRecord } from '../runs/run-record';
import { changesText, type SpecChange, specChanges } from '../runs/spec-changes';
import type { Environment } from '../worker/environment';
import { markStopped, readRunRecord, removeEmpty } from '../worker/run-folder.node';
import { branchFrom } from './branch-from';
import { type Command, exit, type Surroundings } from './command';
import { faultIn, faultLines } from './fault-line';
import { goalsOf } from './goals';
import type { Options } from './options';
import { ReadingBar } from './reading-bar';
import { nextRunFolder } from './run-number';
import { type EndingSignal, signalStatus } from './signals';
import { filesOf, memoryLimit, withPlace } from './spec-data';
import { loadSpec } from './spec-file';
import { originOf } from './spec-origin';
import { TrainReport } from './train-report';
import { type Ending, TrainingThread } from './training-thread';

/** Trains the network of a spec into a run's folder. */
export const train: Command = {
  name: 'train',
  options: ['out', 'epochs', 'seed', 'resume', 'from', 'step', 'until', 'threads', 'tier', 'every'],
  async run([path], options, surroundings) {
    const { output, environment } = surroundings;
    const [out, resume, from] = [options.text('out'), options.text('resume'), options.text('from')];
    refuseClashes(options);
    const threads = options.whole('threads', 1, mostThreads);
    const tier = options.choice('tier', tierChoices);
    const every = options.whole('every', 1);
    const goals = goalsOf(options);
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const earlier = resume ?? from;
    const resumed = earlier === undefined ? undefined : readResumed(earlier, environment);
    const spec = trainedSpec(loaded.spec, options, resumed);
    const changes = resumed?.snapshot ? changesSince(resumed.snapshot, loaded.spec, spec) : [];
    const branch = from === undefined ? undefined : branchFrom(from, spec, changes, options, surroundings);
    if (typeof branch === 'number') return branch;

    let report: TrainReport | undefined;
    const reading = new ReadingBar(output);
    const training = new TrainingThread(surroundings.file, {
      progress: (progress) => report?.progress(progress),
      records: async (records) => report?.records(records),
      reading: (share) => reading.draw(share),
    });
    let signal: EndingSignal | undefined;
    let made: string | undefined;
    let ignore = (): void => undefined;
    try {
      const files = filesOf(spec, path);
      const prepared = await training.prepare({
        load: 1,
        spec,
        files: Object.fromEntries([...files].map(([name, file]) => [name, { path: file }])),
        memoryLimit,
        ...(every === undefined ? {} : { every }),
        ...(threads === undefined ? {} : { threads }),
        ...(tier === undefined ? {} : { tier }),
        ...(resume === undefined ? {} : { from: { folder: resume, purpose: 'resume' } }),
        ...(branch ? { branch } : {}),
      });
      const origin = originOf(path);
      const folder = out ?? resume ?? nextRunFolder(origin);
      made = out === undefined && resume === undefined ? folder : undefined;
      const target = { folder, id: basename(resolve(folder)), specText: loaded.text, specPath: resolve(origin) };
      report = new TrainReport(output, path, folder, spec, prepared, changes, branch?.parent);
      const ignoreSignals = surroundings.onSignal((heard) => {
        signal = heard;
        report?.stopping();
        training.stop();
      });
      // What was trained is saved before the process reports that its output is not read.
      const ignoreLoss = surroundings.onOutputLost(() => training.stop());
      ignore = () => {
        ignoreSignals();
        ignoreLoss();
      };
      await training.start(target, goals);
      const ending = await training.whenEnded();
      await training.terminate();
      return conclude(ending, signal, { path, folder, report }, surroundings);
    } catch (error) {
      // A folder in which no run could begin is of no use.
      if (made !== undefined) removeEmpty(made);
      throw inRun(earlier, withPlace(filesOf(spec, path), withChanges(changes, error)));
    } finally {
      ignore();
      await training.terminate();
    }
  },
};

/** Throws a Fault for options that exclude or need each other. */
function refuseClashes(options: Options): void {
  const has = (name: string): boolean => options.text(name) !== undefined;
  for (const [first, second] of [
    ['out', 'resume'],
    ['resume', 'from'],
  ] as const) {
    if (has(first) && has(second)) {
      throw new Fault(message('cli-option-clash', { first: `--${first}`, second: `--${second}` }));
    }
  }
  if (has('step') && !has('from')) throw new Fault(message('cli-option-with', { option: '--step', needed: '--from' }));
}

/** A Fault of a run that names no file is one of the folder that is resumed. */
function inRun(folder: string | undefined, error: unknown): unknown {
  const isOfRun = folder !== undefined && error instanceof Fault && /^(run|checkpoint|cosine)-/.test(error.detail.code);
  return isOfRun ? faultIn(folder, error) : error;
}

/** The spec with the seed and the epochs of the command line, or else of the run that is resumed. */
function trainedSpec(spec: Spec, options: Options, resumed: Resumed | undefined): Spec {
  const asBefore = resumed?.snapshot?.train.epochs === spec.train.epochs;
  const epochs = options.whole('epochs', 0) ?? (resumed && asBefore ? resumed.record.epochs : spec.train.epochs);
  // A changed seed in the text belongs to another run, like every other change that affects the bits.
  const ofRun = resumed?.snapshot?.seed.value === spec.seed.value ? resumed.record.seed : spec.seed.value;
  const seed = options.whole('seed', 0) ?? ofRun;
  return { ...spec, seed: { ...spec.seed, value: seed }, train: { ...spec.train, epochs } };
}

/** A run to resume: its record, and its spec as it was when the run began, if that can be read. */
interface Resumed {
  readonly record: RunRecord;
  readonly snapshot: Spec | undefined;
}

function readResumed(folder: string, environment: Environment): Resumed {
  const record = readRunRecord(folder);
  const decoded = decodeUtf8(environment.readFile(join(folder, runFiles.spec), memoryLimit));
  return { record, snapshot: 'text' in decoded ? analyze(decoded.text).spec : undefined };
}

/** What has changed in the text since the run began, and what the command line changes in addition. */
function changesSince(snapshot: Spec, text: Spec, trained: Spec): SpecChange[] {
  const inText = specChanges(snapshot, text);
  const isSeedGiven = trained.seed.value !== text.seed.value && snapshot.seed.value === text.seed.value;
  return isSeedGiven ? [...inText, ...specChanges(text, { ...text, seed: trained.seed })] : inText;
}

/** Adds all that has changed since the run began to a Fault about another spec or other data. */
function withChanges(changes: readonly SpecChange[], error: unknown): unknown {
  const isOther = error instanceof Fault && ['checkpoint-spec', 'checkpoint-data'].includes(error.detail.code);
  if (!isOther || changes.length === 0) return error;
  return new Fault(message(error.detail.code, { changes: ` (${changesText(changes)})` }), error.place);
}

function conclude(
  ending: Ending,
  signal: EndingSignal | undefined,
  { path, folder, report }: { readonly path: string; readonly folder: string; readonly report: TrainReport },
  { output, environment }: Surroundings,
): number {
  for (const error of ending.failures) {
    if (!(error instanceof Fault)) throw error;
    output.complain(faultLines(faultIn(path, error), output));
  }
  if (ending.failures.length > 0) {
    const { saved, epoch } = ending.progress;
    if (saved) output.complain(output.sentence(message('run-unsaved', { epoch, saved: saved.epoch })));
    return exit.bad;
  }
  const progress = ending.givenUp
    ? stoppedBefore(ending.progress, markStopped(folder, environment.date()))
    : ending.progress;
  const weights = join(folder, runFiles.weights);
  const sha256 = createHash('sha256').update(environment.readFile(weights, memoryLimit)).digest('hex');
  report.end(progress, weights, sha256);
  if (progress.status === 'diverged') return exit.diverged;
  if (progress.status === 'stopped') {
    return progress.reached && signal === undefined ? exit.fine : signalStatus[signal ?? 'SIGINT'];
  }
  if (progress.goals && !progress.reached) return exit.expectation;
  return progress.verdicts?.some(({ pass }) => !pass) ? exit.expectation : exit.fine;
}

/** The report of a run whose current batch was aborted: its state is that of its last checkpoint. */
function stoppedBefore(progress: Progress, { epoch, step, seconds }: RunRecord): Progress {
  return { ...progress, status: 'stopped', epoch, step, seconds };
}
