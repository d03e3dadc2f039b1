/** What the benchmark has put into the page. */
export interface MeasuredPage {
  /** Milliseconds from the navigation until a card is in the page and the frame with it has been drawn. */
  readonly firstPicture: Promise<number>;
  /** From now on the next input or message begins a wait for the frame in which `isDone` holds. */
  await(isDone: () => boolean): void;
  /** Milliseconds that this wait took. */
  awaited(): Promise<number>;
  /** Milliseconds between frames, from `start` until `stop`. */
  readonly frames: { start(): void; stop(): number[] };
  /** Sends the last snapshot again, its numbers changed a little, `count` times a second, until `stop`. */
  readonly stream: { start(count: number, session: string): void; stop(): number };
}

/** Runs in the page before its script: what measures is there when the first message comes. */
export function measurePage(): void {
  performance.mark('begun');
  const afterDrawing = (then: (now: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  };
  const whenDrawn = (isDone: () => boolean, then: (now: number) => void): void => {
    const look = (): void => (isDone() ? afterDrawing(then) : void requestAnimationFrame(look));
    look();
  };
  const firstPicture = new Promise<number>((resolve) => {
    whenDrawn(() => document.querySelector('.stage .card') !== null, resolve);
  });
  const until = (isDone: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      let began: number | undefined;
      const kinds = ['pointerdown', 'keydown', 'wheel', 'message'] as const;
      const begin = (event: Event): void => {
        began ??= event.timeStamp;
        for (const kind of kinds) window.removeEventListener(kind, begin, { capture: true });
      };
      for (const kind of kinds) window.addEventListener(kind, begin, { capture: true, passive: true });
      whenDrawn(
        () => began !== undefined && isDone(),
        (now) => resolve(now - (began ?? now)),
      );
    });
  let times: number[] = [];
  let isCounting = false;
  const count = (now: number): void => {
    times.push(now);
    if (isCounting) requestAnimationFrame(count);
  };
  const frames = {
    start: (): void => {
      times = [];
      isCounting = true;
      requestAnimationFrame(count);
    },
    stop: (): number[] => {
      isCounting = false;
      return times.slice(1).map((time, k) => time - (times[k] ?? time));
    },
  };
  interface Sent {
    sequence: number;
    moment: { step: number };
    layers: { activation?: ArrayBuffer; weight?: ArrayBuffer }[];
  }
  let last: Sent | undefined;
  window.addEventListener('message', ({ data }) => {
    const { name, payload } = data as { name?: string; payload?: Sent };
    if (name === 'snapshot' && payload) last = payload;
  });
  let timer = 0;
  let sent = 0;
  const shaken = (buffer: ArrayBuffer): ArrayBuffer =>
    new Float32Array(buffer).map((value) => value * (0.9 + 0.2 * Math.random())).buffer;
  const stream = {
    start: (perSecond: number, session: string): void => {
      sent = 0;
      const view = JSON.parse(session) as { progress: { step: number; status: string } };
      timer = window.setInterval(() => {
        if (!last) return;
        sent++;
        const step = last.moment.step + 1;
        const layers = last.layers.map((layer) => ({
          ...layer,
          ...(layer.activation ? { activation: shaken(layer.activation) } : {}),
          ...(layer.weight ? { weight: shaken(layer.weight) } : {}),
        }));
        const payload = { ...last, sequence: last.sequence + 1, moment: { ...last.moment, step }, layers };
        const progress = { ...view.progress, step, status: 'training' };
        window.postMessage({ type: 'event', name: 'session', payload: { ...view, progress } }, '*');
        window.postMessage({ type: 'event', name: 'snapshot', payload }, '*');
      }, 1000 / perSecond);
    },
    stop: (): number => {
      clearInterval(timer);
      return sent;
    },
  };
  let wait = Promise.resolve(0);
  const measured: MeasuredPage = {
    firstPicture,
    await: (isDone) => {
      wait = until(isDone);
    },
    awaited: () => wait,
    frames,
    stream,
  };
  Object.assign(window, { measured });
}
