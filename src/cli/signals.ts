/** Signals that end a command, with the exit status that says so: 128 and the signal's number. */
export const signalStatus = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type EndingSignal = keyof typeof signalStatus;

const endingSignals: readonly EndingSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `heard` at the first signal; a second one ends the process at once. Returns how to stop listening. */
export function listenToSignals(heard: (signal: EndingSignal) => void): () => void {
  let first = true;
  const listeners = endingSignals.map((signal) => {
    const listener = (): void => {
      if (!first) process.exit(signalStatus[signal]);
      first = false;
      heard(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const stop of listeners) stop();
  };
}
