import { deepEqual, equal, match } from 'node:assert/strict';
import type { NetworkView, ProblemView } from '../../../../src/protocol/network';
import type { SessionView } from '../../../../src/protocol/panel';
import { MessageRow } from '../../../../webview/diagram/message-row';
import { errorsOf, ofProblems, ofSession } from '../../../../webview/diagram/notice';
import { Store } from '../../../../webview/store';
import { TestClock } from '../../test-clock';
import { inPage, Part } from '../elements';
import { HeldHost } from '../held-host';
import { networkOf } from '../inspect/places';
import { sessionOf } from '../loaded-session';
import { listenerIn, listening, markup, words } from '../markup';
import { denseLayer, inputLayer } from './scenes';

const good: NetworkView = networkOf(inputLayer(2), denseLayer(1, 1, 2));
const problem = (line: number, severity: ProblemView['severity'] = 'error'): ProblemView => ({
  ...{ code: 'x', severity, sentence: `sentence ${line}`, line, character: 5 },
});
const broken = (...problems: ProblemView[]): NetworkView => ({ ...good, problems });
const ready = sessionOf(1);
const { progress } = ready;
if (!progress) throw new Error('the session has progress');
const divergence = { layer: 'output', tensor: 'Z[1]', step: 40, epoch: 20 };
const diverged: SessionView = { ...ready, progress: { ...progress, status: 'diverged', divergence } };
const run = { id: '7', label: 'Run 7' };

/** The state of a panel that shows a network. */
const stateOf = (network: NetworkView, session?: SessionView) => {
  const store = new Store(() => undefined);
  store.showNetwork(network);
  store.update({ session });
  return store.state;
};

describe('what must be said above the diagram', () => {
  inPage({ document: { documentElement: { lang: 'en' } } });

  it('is the first error of the text, and how many more there are', () => {
    const first = problem(4);
    deepEqual(errorsOf(broken(problem(1, 'warning'), first, problem(2, 'hint'))), [first]);
    deepEqual(errorsOf(undefined), []);
    deepEqual(ofProblems(broken(problem(1, 'warning'))), undefined);
    deepEqual(ofProblems(broken(problem(1, 'warning'), first)), {
      ...{ severity: 'error', lead: 'Line 5:', sentence: 'sentence 4', problem: first },
    });
    match(ofProblems(broken(first, problem(8)))?.more ?? '', /\b1\b/);
    match(ofProblems(broken(first, problem(8), problem(9)))?.more ?? '', /\b2\b/);
  });

  it('is of all that a session has to say the gravest', () => {
    const said = (network: NetworkView, session?: SessionView): string => {
      const notice = ofSession(stateOf(network, session));
      return `${notice?.severity} ${notice?.dismissal} ${notice?.sentence}`;
    };
    const untrusted = { ...good, trusted: false };
    const restored = { ...ready, progress: { ...progress, weightsEpoch: 3 } };
    const lost: SessionView = { ...diverged, engine: 'lost' };
    match(said(untrusted, lost), /^info undefined .*not trusted/);
    match(said(good, lost), /^error undefined .*ended unexpectedly/);
    match(said(good, { ...lost, sentence: 'It died.' }), /^error undefined It died\.$/);
    match(said(good, { ...diverged, run, sentence: 'less' }), /^error diverged 7 .*epoch 20.*Z\[1\] of output/);
    match(said(good, { ...restored, run, sentence: 'less' }), /^info restored 7 .*epoch 3/);
    match(said(good, diverged), /^error diverged {2}/);
    match(said(good, { ...ready, sentence: 'A word.' }), /^warning A word\. A word\.$/);
    match(said({ ...good, hasData: false }, ready), /^info no data .*no data yet/);
    match(said({ ...good, hasData: false }, { ...ready, sentence: 'A word.' }), /^warning/);
    equal(ofSession(stateOf(good, ready)), undefined);
    equal(ofSession(stateOf({ ...good, hasData: false, layers: [] }, ready)), undefined, 'an empty text needs no data');
    equal(ofSession(new Store(() => undefined).state), undefined);
  });

  it('says of a divergence by how much the weights had grown, where that is what was seen', () => {
    const exploded = { ...diverged, progress: { ...progress, divergence: { ...divergence, factor: 12_345 } } };
    match(ofSession(stateOf(good, exploded))?.sentence ?? '', /1\.2e\+4/);
    match(ofSession(stateOf(good, exploded))?.more ?? '', /smaller lr/);
  });

  it('has a remedy where data are missing: what to write', () => {
    const notice = ofSession(stateOf({ ...good, hasData: false, dataExample: 'generate "flower"' }));
    match(notice?.more ?? '', /generate "flower"$/);
  });
});

/** A row of messages, and what it shows. */
class Bench {
  readonly clock = new TestClock();
  readonly held = new HeldHost();
  readonly store = new Store((flush) => flush());
  readonly element = { hidden: false, dataset: {} as Record<string, string> };
  readonly picker = { hidden: false };
  readonly row: MessageRow;
  shown: unknown;

  constructor() {
    this.row = new MessageRow(
      this.element as unknown as HTMLElement,
      this.picker as HTMLElement,
      this.store,
      this.held.host,
      this.clock,
      (template) => {
        this.shown = template;
      },
    );
  }

  /** The words of the row; empty where the picker is there in its place. */
  get words(): string {
    equal(this.element.hidden, !this.picker.hidden);
    const said = words(this.shown);
    equal(said === '', this.element.hidden);
    return said;
  }

  dismiss(): void {
    listenerIn(this.shown, 'data-action=close').on('click');
  }
}

describe('the row of messages', () => {
  inPage({ document: { documentElement: { lang: 'en' } }, HTMLElement: Part });

  it('is not there while there is nothing to say', () => {
    const bench = new Bench();
    equal(bench.words, '');
    bench.store.showNetwork(good);
    bench.store.update({ session: ready });
    deepEqual([bench.words, bench.element.dataset['severity']], ['', '']);
  });

  it('says that a text is broken once it has been so for half a second, and leads there', () => {
    const bench = new Bench();
    bench.store.showNetwork(broken(problem(4)));
    bench.clock.advance(300);
    bench.store.showNetwork({ ...broken(problem(4)), version: 2 });
    bench.clock.advance(199);
    equal(bench.words, '');
    bench.clock.advance(1);
    match(bench.words, /^Line 5: sentence 4 Go to line 5$/);
    equal(bench.element.dataset['severity'], 'error');
    match(markup(bench.shown), /codicon-error/);
    equal(listening(bench.shown).length, 1, 'it cannot be dismissed');
    listenerIn(bench.shown, 'vscode-button').on('click');
    deepEqual(
      bench.held.calls.map(({ method, params }) => [method, params]),
      [['reveal', { line: 4, character: 5 }]],
    );
    bench.store.showNetwork({ ...good, version: 3 });
    equal(bench.words, '');
  });

  it('waits again each time that the text is broken anew', () => {
    const bench = new Bench();
    bench.store.showNetwork(broken(problem(4)));
    bench.clock.advance(499);
    bench.store.showNetwork({ ...good, version: 2 });
    equal(bench.clock.untilNext, undefined);
    for (const version of [3, 5]) {
      bench.store.showNetwork({ ...broken(problem(4)), version });
      deepEqual([bench.words, bench.clock.untilNext], ['', 500]);
      bench.clock.advance(500);
      match(bench.words, /sentence 4/);
      bench.store.showNetwork({ ...good, version: version + 1 });
    }
  });

  it('says why something was refused, before all else, until that is dismissed or the text has changed', () => {
    const bench = new Bench();
    bench.store.showNetwork(good);
    bench.store.update({ session: diverged });
    bench.row.refuse('It is taken.');
    match(bench.words, /^It is taken\./);
    equal(bench.element.dataset['severity'], 'warning');
    bench.dismiss();
    match(bench.words, /Diverged at epoch 20/);
    bench.row.refuse('It is taken.');
    bench.store.showNetwork({ ...good, version: 2 });
    match(bench.words, /Diverged at epoch 20/);
  });

  it('says what was dismissed no more, and anything else again', () => {
    const bench = new Bench();
    bench.store.showNetwork(good);
    bench.store.update({ session: { ...diverged, run } });
    bench.dismiss();
    equal(bench.words, '');
    bench.store.update({ session: { ...diverged, run, sentence: 'of the same run' } });
    equal(bench.words, '');
    bench.store.update({ session: { ...diverged, run: { id: '8', label: 'Run 8' } } });
    match(bench.words, /Diverged/);
    bench.store.update({ session: { ...ready, engine: 'lost' } });
    match(bench.words, /ended unexpectedly/);
    equal(listening(bench.shown).length, 0, 'there is neither a line to go to nor a way to dismiss it');
  });
});
