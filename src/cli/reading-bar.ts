import { message } from '../model/message';
import type { Environment } from '../worker/environment';
import { ReadingProgress } from '../worker/reading-progress';
import type { Output } from './output';
import { bar, clearLine } from './progress-bar';

/** How far large files are read, drawn over itself in the last line of a terminal; nothing where there is none. */
export class ReadingBar {
  constructor(private readonly output: Output) {}

  /** A share of 1 clears the line. */
  draw(share: number): void {
    const { columns } = this.output;
    if (columns === undefined) return;
    this.output.raw(clearLine);
    if (share === 1) return;
    const percent = String(Math.floor(100 * share)).padStart(3);
    const text = this.output.sentence(message('cli-reading'));
    this.output.raw(`${bar(share)} ${percent} %  ${text}`.slice(0, columns - 1));
  }

  /** The same environment; the files that it opens are drawn while they are read. */
  follow(environment: Environment): Environment {
    const progress = new ReadingProgress((share) => this.draw(share), environment.now);
    return { ...environment, openFile: (path) => progress.of(environment.openFile(path)) };
  }
}
