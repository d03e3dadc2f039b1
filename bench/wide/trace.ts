/** An event of a Chromium trace, as far as it is read. Times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

/** What one task of the page's thread took, in milliseconds. */
export interface Task {
  /** When it began. */
  readonly at: number;
  /** By the clock, and of the processor. */
  readonly wall: number;
  readonly cpu: number;
}

const taskNames: readonly string[] = ['RunTask', 'ThreadControllerImpl::RunTask'];
const rendering: readonly string[] = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];
const milliseconds = (microseconds: number): number => microseconds / 1000;

/**
 * The tasks of the panel between two marks of the page: those that call its script, or draw what that has changed. What
 * the host that is not there does, such as decoding an answer, is none of them.
 */
export function panelTasks(events: readonly TraceEvent[], script: string, from: string, to: string): readonly Task[] {
  const mark = (name: string): TraceEvent | undefined =>
    events.find((event) => event.name === name && event.cat.includes('user_timing'));
  const [begin, end] = [mark(from), mark(to)];
  if (!begin || !end) throw new Error(`the trace has no marks ${from} and ${to}`);
  const onThread = events.filter(
    ({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts,
  );
  const own = onThread
    .filter(({ name, args }) => rendering.includes(name) || (args?.data?.url?.endsWith(script) ?? false))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const tasks = onThread.filter(({ name, ph }) => ph === 'X' && taskNames.includes(name));
  const outermost = tasks.filter(
    (task) =>
      !tasks.some(
        (other) => other !== task && other.ts <= task.ts && endOf(other) >= endOf(task) && longer(other, task),
      ),
  );
  return outermost
    .filter((task) => own.some((ts) => ts >= task.ts && ts <= endOf(task)))
    .map(({ ts, dur = 0, tdur }) => ({
      at: milliseconds(ts - begin.ts),
      wall: milliseconds(dur),
      cpu: milliseconds(tdur ?? dur),
    }));
}

const endOf = ({ ts, dur = 0 }: TraceEvent): number => ts + dur;
const longer = (a: TraceEvent, b: TraceEvent): boolean => (a.dur ?? 0) > (b.dur ?? 0);
