import assert from 'node:assert/strict';
import { translate } from '../../../src/messages/translate';
import { randomStream } from '../../../src/numerics/streams';
import {
  holderOfLock,
  isHolderAlive,
  isLockName,
  type LockAnswer,
  type LockHolder,
  type LockOutcome,
  type LockStep,
  lockText,
  takeLock,
} from '../../../src/runs/lock';
import { heldMessage } from '../../../src/runs/lock-message';

const interleavings = 10_000;
const host = 'desk';
const holder: LockHolder = { process: 4711, host, place: 'window', since: '2026-11-22T15:04:05.000Z' };

describe('a lock', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };

  it('names its holder, unless it was cut short', () => {
    assert.deepEqual(holderOfLock(lockText(holder)), { ...holder, held: false });
    assert.deepEqual(holderOfLock(`${lockText(holder)}hel`), { ...holder, held: false });
    assert.deepEqual(holderOfLock(`${lockText(holder)}held\n`), { ...holder, held: true });
    assert.deepEqual(holderOfLock('4711\n'), { process: 4711, held: true });
    const text = lockText(holder);
    for (let length = 0; length < text.length; length++) assert.equal(holderOfLock(text.slice(0, length)), undefined);
    for (const other of ['4711', '47 11\n', '-1\n', '0\n', 'null\n', '{}\n', '{"process":"1"}\n'])
      assert.equal(holderOfLock(other), undefined, other);
  });

  it('is held by a process that can be reached, is another user’s or on another computer, and by no other', () => {
    const asked: number[] = [];
    assert.equal(
      isHolderAlive(holder, host, (id) => void asked.push(id)),
      true,
    );
    assert.deepEqual(asked, [4711]);
    assert.equal(isHolderAlive(holder, host, failing('EPERM')), true);
    assert.equal(isHolderAlive(holder, host, failing('ESRCH')), false);
    assert.equal(isHolderAlive({ process: 4711 }, host, failing('ESRCH')), false);
    assert.equal(
      isHolderAlive(holder, 'laptop', () => assert.fail()),
      true,
    );
    assert.equal(
      isHolderAlive(undefined, host, () => assert.fail()),
      false,
    );
  });

  it('of another computer, which may be gone or be this one under a former name, says so and what to do', () => {
    const args = { process: 4711, host, since: '2026-11-22 15:04:05 UTC', window: 1 };
    assert.deepEqual(heldMessage(holder, host), { code: 'run-in-use', args });
    const terminal = heldMessage({ ...holder, place: 'terminal' }, host);
    assert.deepEqual(terminal, { code: 'run-in-use', args: { ...args, window: 0 } });
    const elsewhere = heldMessage(holder, 'laptop');
    assert.deepEqual(elsewhere, { code: 'run-in-use-elsewhere', args });
    const sentence = translate(elsewhere, 'en');
    assert.match(sentence, /“desk” \(process 4711\).*since 2026-11-22 15:04:05 UTC.*start a new run/);
    assert.doesNotMatch(sentence, /delete|remove|lock/);
  });

  it('has a name that no other file of a checkpoint has', () => {
    for (const name of ['lock', 'lock.1.desk', 'lock.12.a-b_c', 'lock.1.']) assert.ok(isLockName(name));
    for (const name of ['lock.1', 'lock.x', 'lock.', 'locks', 'state.ckpt', '.lock.1.part'])
      assert.ok(!isLockName(name));
  });
});

/** Files as they are on a disk: one that was removed while it is being written leaves no trace. */
class Disk {
  readonly files = new Map<string, { text: string }>();
  private readonly opened = new Map<number, { text: string }>();

  carryOut(process: number, step: LockStep): LockAnswer {
    if (step.do === 'list') return [...this.files.keys()];
    if (step.do === 'read') return this.files.get(step.name)?.text;
    if (step.do === 'create') {
      if (this.files.has(step.name)) return false;
      const file = { text: '' };
      this.files.set(step.name, file);
      this.opened.set(process, file);
      return true;
    }
    if (step.do === 'append') {
      const file = this.opened.get(process);
      if (file) file.text += step.text;
    } else if (step.do === 'remove') this.files.delete(step.name);
    return undefined;
  }
}

interface Actor {
  readonly process: number;
  taking: Generator<LockStep, LockOutcome, LockAnswer>;
  next: IteratorResult<LockStep, LockOutcome>;
  /** Whether it may still act: it neither ended nor was killed. */
  alive: boolean;
  lock?: string;
  refused?: boolean;
}

/**
 * Processes that take one run's lock, their steps in an order that `random` draws; with `hazards` some are killed at
 * any step and holders end at any moment. `check` receives who holds the run after each step.
 */
function interleave(
  count: number,
  stale: readonly (readonly [name: string, text: string])[],
  hazards: boolean,
  random: () => number,
  check: (holders: readonly Actor[]) => void,
): readonly Actor[] {
  const disk = new Disk();
  for (const [name, text] of stale) disk.files.set(name, { text });
  const living = new Set<number>();
  const lives = (found: LockHolder | undefined): boolean => found !== undefined && living.has(found.process);
  const actors = Array.from({ length: count }, (_, k): Actor => {
    const process = 100 + k;
    living.add(process);
    const taking = takeLock({ process, host, place: 'terminal', since: '' }, lives);
    return { process, taking, next: taking.next(), alive: true };
  });
  const end = (actor: Actor): void => {
    actor.alive = false;
    living.delete(actor.process);
    delete actor.lock;
  };
  for (let steps = 0; ; steps++) {
    // Fewer steps than waits that a suspended process is given: none waits for another that has decided.
    assert.ok(steps < (hazards ? 10_000 : 1000), 'every process comes to an answer');
    const acting = actors.filter(({ alive, next, lock }) => alive && (!next.done || (hazards && lock !== undefined)));
    const actor = acting[Math.floor(random() * acting.length)];
    if (!actor) return actors;
    if (hazards && random() < 0.03) end(actor);
    else if (actor.lock !== undefined) {
      if (random() < 0.5) continue;
      disk.carryOut(actor.process, { do: 'remove', name: actor.lock });
      end(actor);
    } else if (!actor.next.done) {
      actor.next = actor.taking.next(disk.carryOut(actor.process, actor.next.value));
      if (actor.next.done) {
        if ('lock' in actor.next.value) actor.lock = actor.next.value.lock;
        else actor.refused = true;
      }
    }
    check(actors.filter(({ alive, lock }) => alive && lock !== undefined));
  }
}

const ended = `${lockText({ ...holder, process: 9 })}held\n`;
/** Files that killed processes may have left. */
const left: readonly (readonly (readonly [name: string, text: string])[])[] = [
  [],
  [['lock', '9\n']],
  [['lock.9.desk', ended]],
  [['lock.9.desk', '']],
  [
    ['lock', '9\n'],
    ['lock.9.desk', ended.slice(0, 20)],
    ['lock.101.desk', `${lockText({ ...holder, process: 101 })}held\n`],
  ],
];

describe('processes that take a run at the same time', () => {
  it(`on the lock of a killed process: one holds it, the others are refused, in ${interleavings} orders (seed 31)`, () => {
    const stream = randomStream('pcg64', 31, 'data');
    for (let k = 0; k < interleavings; k++) {
      const count = 2 + (k % 3);
      const actors = interleave(
        count,
        left[k % left.length] ?? [],
        false,
        () => stream.uniform(),
        (holders) => {
          assert.ok(holders.length <= 1, `order ${k}`);
        },
      );
      assert.equal(actors.filter(({ lock }) => lock !== undefined).length, 1, `order ${k}`);
      assert.equal(actors.filter(({ refused }) => refused).length, count - 1, `order ${k}`);
    }
  });

  it(`are never two that hold it, killed or ended anywhere, in ${interleavings} orders (seed 32)`, () => {
    const stream = randomStream('pcg64', 32, 'data');
    let held = 0;
    for (let k = 0; k < interleavings; k++) {
      interleave(
        2 + (k % 5),
        left[k % left.length] ?? [],
        true,
        () => stream.uniform(),
        (holders) => {
          assert.ok(holders.length <= 1, `order ${k}`);
          held += holders.length;
        },
      );
    }
    assert.ok(held > interleavings);
  });

  it('wait 1 000 times for one that is suspended before it decides, then leave the run to it', () => {
    for (const other of [100, 900]) {
      const disk = new Disk();
      const suspended = { ...holder, process: other };
      disk.files.set(`lock.${other}.desk`, { text: lockText(suspended) });
      const taking = takeLock({ process: 500, host, place: 'terminal', since: '' }, (found) => found !== undefined);
      let waits = 0;
      let next = taking.next();
      while (!next.done) {
        if (next.value.do === 'wait') waits++;
        next = taking.next(disk.carryOut(500, next.value));
      }
      assert.equal(waits, 1000);
      assert.deepEqual(next.value, { heldBy: { ...suspended, held: false } });
      assert.deepEqual([...disk.files.keys()], [`lock.${other}.desk`], 'its own lock is removed');
    }
  });

  it('are two where they do not look again: the orders that were drawn can tell', () => {
    const stream = randomStream('pcg64', 31, 'data');
    let twice = 0;
    for (let k = 0; k < 2000; k++) {
      const disk = new Disk();
      disk.files.set('lock', { text: '9\n' });
      // Both read the stale lock, remove it and make their own.
      const steps = (process: number): LockStep[] => [
        { do: 'read', name: 'lock' },
        { do: 'remove', name: 'lock' },
        { do: 'create', name: 'lock' },
        { do: 'append', name: 'lock', text: `${process}\n` },
      ];
      const queues = [steps(1), steps(2)];
      const made = new Set<number>();
      while (queues.some((queue) => queue.length > 0)) {
        const at = Math.floor(stream.uniform() * 2);
        const step = queues[at]?.shift();
        if (step && disk.carryOut(at, step) === true) made.add(at);
      }
      if (made.size === 2) twice++;
    }
    assert.ok(twice > 100, `${twice}`);
  });
});
