import { message } from '../model/message';
import type { Progress } from '../protocol/training';
import type { Output } from './output';

/** Goes back to the beginning of a terminal's line, and empties it. */
export const clearLine = '\r\u001b[K';

const cells = 20;
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar that is drawn over itself in the last line of a terminal. */
export class ProgressBar {
  private begun: { readonly epoch: number; readonly seconds: number } | undefined;

  constructor(private readonly output: Output) {}

  /** `text` follows the bar; what does not fit the line is cut off. */
  draw(progress: Pick<Progress, 'epoch' | 'epochs' | 'seconds'>, text: string): void {
    const { epoch, epochs, seconds } = progress;
    this.begun ??= { epoch, seconds };
    const share = epochs > 0 ? Math.min(1, epoch / epochs) : 1;
    const left = ((seconds - this.begun.seconds) / (epoch - this.begun.epoch)) * (epochs - epoch);
    const parts = [`${bar(share)} ${String(Math.floor(share * 100)).padStart(3)} %`, text];
    if (Number.isFinite(left) && epoch < epochs) {
      parts.push(this.output.sentence(message('cli-left', { seconds: Math.ceil(left) })));
    }
    this.clear();
    this.output.raw(parts.join('  ').slice(0, (this.output.columns ?? 80) - 1));
  }

  clear(): void {
    this.output.raw(clearLine);
  }
}

/** A share from 0 to 1 as a bar, an eighth of a cell fine. */
export function bar(share: number): string {
  const filled = Math.round(share * cells * 8);
  return `${'█'.repeat(Math.floor(filled / 8))}${eighths[filled % 8] ?? ''}`.padEnd(cells, '░');
}
