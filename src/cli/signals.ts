/** Signals that end a command, with their exit status: 128 plus the signal's number. */
export const signalStatus = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type EndingSignal = keyof typeof signalStatus;

const endingSignals: readonly EndingSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls `firstSignal` at the first signal; a second one ends the process. Returns a function that stops listening. */
export function listenToSignals(firstSignal: (signal: EndingSignal) => void): () => void {
  let first = true;
  const listeners = endingSignals.map((signal) => {
    const listener = (): void => {
      if (!first) process.exit(signalStatus[signal]);
      first = false;
      firstSignal(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const stop of listeners) stop();
  };
}
