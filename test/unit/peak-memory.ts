import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/**
 * The megabytes that this program took at most. What the platform calls the largest resident set is that of the process
 * that started the program, where that is larger; Linux tells the program's own beside it.
 */
export function peakMegabytes(): number {
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return Math.round((own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1000);
}
