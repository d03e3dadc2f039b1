/** How often a condition is looked at for which there is no event, in milliseconds. */
const look = 50;

/** Resolves with the first defined result of `attempt`; the limit of a test that hangs ends a wait that never does. */
export async function until<T>(attempt: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, look));
  }
}
