/** JSON in which buffers are `{ "$bytes": base64 }` and numbers that JSON lacks `{ "$number": text }`. */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (entry instanceof ArrayBuffer) return { $bytes: Buffer.from(entry).toString('base64') };
    if (ArrayBuffer.isView(entry)) return { $bytes: Buffer.from(entry.buffer).toString('base64') };
    if (typeof entry === 'number' && !Number.isFinite(entry)) return { $number: String(entry) };
    return entry;
  });
}

/** Runs in the page before its script: keeps what the panel sends, and answers as the extension would. */
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
    plain: { unit: object; layer: object };
  };
  const sent: { type: string; id?: number; method?: string; params?: { position?: number; unit?: number } }[] = [];
  const post = (message: unknown): void => {
    setTimeout(() => window.postMessage(message, '*'), 0);
  };
  const emit = (name: string, payload: unknown): void => {
    if (payload !== undefined) post({ type: 'event', name, payload });
  };
  const hydrate = (): void => {
    for (const name of ['network', 'session', 'history', 'snapshot']) emit(name, fixture[name]);
    emit('runs', { runs: fixture['runs'] });
  };
  const editOutcome = (): unknown => {
    if (fixture['refusal'] !== undefined) return { refusal: fixture['refusal'] };
    return fixture['chosen'] === undefined ? {} : { chosen: fixture['chosen'] };
  };
  const results: Record<string, (params: { position?: number; unit?: number }) => unknown> = {
    edit: () => editOutcome(),
    paste: () => editOutcome(),
    control: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    openRun: () => (fixture['refusal'] === undefined ? {} : { refusal: fixture['refusal'] }),
    save: () => ({ saved: true }),
    example: () => fixture['example'],
    points: () => fixture['points'] ?? null,
    wrong: () => ({ indices: fixture['wrong'] ?? new ArrayBuffer(0) }),
    unit: ({ position, unit }) => fixture.units[`${position}/${unit}`] ?? { ...fixture.plain.unit, position, unit },
    layer: ({ position }) => fixture.reports?.[String(position)] ?? { ...fixture.plain.layer, position },
  };
  Object.assign(window, {
    sent,
    emit: (name: string, text: string) => emit(name, decode(text)),
    acquireVsCodeApi: () => ({
      postMessage: (message: (typeof sent)[number]) => {
        sent.push(message);
        if (message.type !== 'call') return;
        if (message.method === 'hydrate') hydrate();
        const answer = results[message.method ?? ''];
        const result = answer ? answer(message.params ?? {}) : {};
        if (result === undefined) post({ type: 'error', id: message.id, message: 'no such answer', data: null });
        else post({ type: 'result', id: message.id, result });
      },
    }),
  });
}
