import { type FileContent, isReadInPieces } from '../data/file-bytes';
import { RateLimit } from './rate-limit';

/** Milliseconds between two reports. */
const interval = 100;

/** Reports which share of large files is read, while they are read from their beginnings to their ends. */
export class ReadingProgress {
  private readonly limit = new RateLimit(interval);
  private size = 0;
  private read = 0;

  /** @param report gets a share from 0 to 1, the last one being 1 */
  constructor(
    private readonly report: (share: number) => void,
    private readonly now: () => number,
  ) {}

  /** The same file; reading it is reported, if it is not read at once. */
  of(content: FileContent): FileContent {
    if (content instanceof Uint8Array || !isReadInPieces(content)) return content;
    this.size += content.size;
    let furthest = 0;
    return {
      ...content,
      read: (from, to) => {
        const bytes = content.read(from, to);
        // Lines are counted, and faults placed, by reading again what was read before.
        if (from <= furthest && to > furthest) {
          this.read += to - furthest;
          furthest = to;
          const isDone = this.read === this.size;
          if (isDone || this.limit.due(this.now())) this.report(this.read / this.size);
          // Files that are opened later are another reading.
          if (isDone) this.read = this.size = 0;
        }
        return bytes;
      },
    };
  }
}
