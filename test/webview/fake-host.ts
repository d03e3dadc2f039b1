/** JSON in which buffers are `{ "$bytes": base64 }` and numbers that JSON lacks `{ "$number": text }`. */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (entry instanceof ArrayBuffer) return { $bytes: Buffer.from(entry).toString('base64') };
    if (ArrayBuffer.isView(entry)) return { $bytes: Buffer.from(entry.buffer).toString('base64') };
    if (typeof entry === 'number' && !Number.isFinite(entry)) return { $number: String(entry) };
    return entry;
  });
}

/** The test's handle of a call that the fake host delays. */
interface HeldCall {
  readonly id: number | undefined;
  readonly method: string;
  readonly result: unknown;
}

/**
 * Runs in the page before its script, together with `exampleKey`: stores what the panel sends, and answers like the
 * extension. A snapshot holds the prediction of the watched example. Calls of the methods in `window.holding` are answered
 * only once a test releases them.
 */
export function fakeHost(json: string): void {
  const decode = (text: string): unknown =>
    JSON.parse(text, (_, entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return entry;
      if ('$bytes' in entry) return Uint8Array.from(atob(String(entry.$bytes)), (c) => c.charCodeAt(0)).buffer;
      return '$number' in entry ? Number(entry.$number) : entry;
    });
  const fixture = decode(json) as Record<string, unknown> & {
    units: Record<string, unknown>;
    reports?: Record<string, unknown>;
    plain: { moment: object; unit: object; layer: object };
    questions: string[];
  };
  const sent: { type: string; id?: number; method?: string; params?: { position?: number; unit?: number } }[] = [];
  const post = (message: unknown): void => {
    setTimeout(() => window.postMessage(message, '*'), 0);
  };
  /** In the present task, so that no frame comes between two of them. */
  const deliver = (message: unknown): void => {
    window.dispatchEvent(new MessageEvent('message', { data: message }));
  };
  const emit = (name: string, payload: unknown): void => {
    if (payload !== undefined) post({ type: 'event', name, payload });
  };
  const page = window as unknown as {
    exampleKey(reference: unknown): string;
    ask(method: string, params: string): Promise<string>;
  };
  /** What a panel asks about the network. */
  const asked = fixture.questions;
  const holding: string[] = [];
  const held: HeldCall[] = [];
  let watched = 'train 0';
  let sequence = 1000;
  /** The fixture's snapshot, or one from a test, as it is with the example that the panel has chosen. */
  const emitSnapshot = (snapshot: unknown): void => {
    if (typeof snapshot !== 'object' || snapshot === null) return;
    const prediction = fixture['prediction'];
    emit('snapshot', prediction ? { prediction: { ...prediction, example: watched }, ...snapshot } : snapshot);
  };
  const watch = ({ example }: { readonly example?: unknown }): object => {
    const key = example ? page.exampleKey(example) : '';
    if (key !== watched) {
      watched = key;
      const snapshot = fixture['snapshot'];
      if (snapshot) emitSnapshot({ ...snapshot, sequence: ++sequence });
    }
    return {};
  };
  const hydrate = (): void => {
    for (const name of ['speed', 'network', 'session', 'history']) emit(name, fixture[name]);
    emitSnapshot(fixture['snapshot']);
    emit('runs', { runs: fixture['runs'], older: 0 });
  };
  const editOutcome = (): unknown => {
    if (fixture['refusal'] !== undefined) return { refusal: fixture['refusal'] };
    return fixture['chosen'] === undefined ? {} : { chosen: fixture['chosen'] };
  };
  const results: Record<
    string,
    (params: { position?: number; unit?: number; example?: unknown; features?: unknown }) => unknown
  > = {
    edit: () => editOutcome(),
    paste: () => editOutcome(),
    control: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    openRun: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    save: () => ({ saved: true }),
    watch,
    example: (reference) => {
      const view = fixture['example'];
      return view && { ...view, example: page.exampleKey(reference) };
    },
    points: () => fixture['points'] ?? null,
    wrong: () => ({ moment: fixture.plain.moment, indices: fixture['wrong'] ?? new ArrayBuffer(0) }),
    unit: ({ position, unit, example }) => ({
      ...(fixture.units[`${position}/${unit}`] ?? { ...fixture.plain.unit, position, unit }),
      ...(example ? { example: page.exampleKey(example) } : {}),
    }),
    fit: () => null,
    film: () => ({ moment: fixture.plain.moment, frames: [], done: 1 }),
    series: () => ({ moment: fixture.plain.moment, points: [], done: 1 }),
    spreads: ({ position }) => ({ moment: fixture.plain.moment, position, points: [], examples: 0, of: 0, done: 1 }),
    plane: ({ position, unit, features }) => ({
      ...{ moment: fixture.plain.moment, position, unit, features, side: 1 },
      ...{ across: [-1, 1], up: [-1, 1], rawAcross: [-1, 1], rawUp: [-1, 1] },
      ...{ values: new ArrayBuffer(4), points: new ArrayBuffer(0), labels: new ArrayBuffer(0) },
    }),
    layer: ({ position }) => fixture.reports?.[String(position)] ?? { ...fixture.plain.layer, position },
  };
  Object.assign(window, {
    sent,
    holding,
    held,
    emit: (name: string, text: string) => (name === 'snapshot' ? emitSnapshot(decode(text)) : emit(name, decode(text))),
    release: (at: number, text: string) => {
      const [call] = held.splice(at, 1);
      if (!call) throw new Error(`there is no held call ${at}`);
      post({ type: 'result', id: call.id, result: Object.assign({}, call.result, decode(text)) });
    },
    answerAfter: (name: string, text: string) => {
      const call = held.shift();
      if (!call) throw new Error('there is no held call');
      deliver({ type: 'event', name, payload: decode(text) });
      deliver({ type: 'result', id: call.id, result: call.result });
    },
    acquireVsCodeApi: () => ({
      getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
      setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
      postMessage: (message: (typeof sent)[number]) => {
        sent.push(message);
        if (message.type !== 'call') return;
        if (message.method === 'hydrate') hydrate();
        if (fixture['live'] === true && message.method !== undefined && asked.includes(message.method)) {
          void page.ask(message.method, JSON.stringify(message.params)).then((text) => {
            const { result, events } = decode(text) as { result: unknown; events: [string, unknown][] };
            for (const [name, payload] of events) emit(name, payload);
            post({ type: 'result', id: message.id, result });
          });
          return;
        }
        const answer = results[message.method ?? ''];
        const result = answer ? answer(message.params ?? {}) : {};
        if (message.method !== undefined && holding.includes(message.method)) {
          held.push({ id: message.id, method: message.method, result });
          return;
        }
        if (result === undefined) post({ type: 'error', id: message.id, message: 'no such answer', data: null });
        else post({ type: 'result', id: message.id, result });
      },
    }),
  });
}
