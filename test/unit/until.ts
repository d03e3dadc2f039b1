/** How often a condition is looked at for which there is no event, in milliseconds. */
const look = 10;

/** Resolves once `met` holds; the limit of a test that hangs ends a wait that never does. */
export async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, look));
}
