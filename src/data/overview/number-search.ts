const zero = 0x30;
const point = 0x2e;
const minus = 0x2d;
/** The most places behind the decimal point, and the most digits, of numbers that are searched without making a text. */
const mostPlaces = 9;
const mostDigits = 1e15;
const powers = Array.from({ length: mostPlaces + 1 }, (_, places) => Number(`1e${places}`));
/** Below it, JavaScript writes an exponent. */
const leastPlain = 1e-6;
const largestInteger = 0x7fffffff;
const room = 32;

/** Looks for characters in numbers as `String` writes them: a table has millions, and most are short decimals. */
export class NumberSearch {
  private readonly wanted: Uint8Array;
  private readonly digits = new Uint8Array(room);
  /** Places behind the point of the last number. */
  private places = 0;

  constructor(private readonly text: string) {
    this.wanted = Uint8Array.from(text, (character) => character.charCodeAt(0));
  }

  /** Whether `String(value)` contains the characters; they are those of numbers. */
  isIn(value: number): boolean {
    const size = Math.abs(value);
    if (size !== 0 && size < leastPlain) return this.isInText(value);
    // Most numbers of a column have as many places as the one before.
    const likely = this.wholeOf(size, this.places);
    if (likely >= 0 && (this.places === 0 || likely % 10 !== 0)) return this.isInDigits(likely, value < 0);
    for (this.places = 0; this.places <= mostPlaces; this.places++) {
      const whole = this.wholeOf(size, this.places);
      if (whole >= 0) return this.isInDigits(whole, value < 0);
    }
    this.places = 0;
    return this.isInText(value);
  }

  /** n where n·10^−places is the number: of so few digits one decimal alone is nearest to a double. −1 for all others. */
  private wholeOf(size: number, places: number): number {
    const power = powers[places] ?? Number.NaN;
    const whole = Math.round(size * power);
    return whole < mostDigits && whole / power === size ? whole : -1;
  }

  private isInText(value: number): boolean {
    return String(value).includes(this.text);
  }

  /** Whether they are in ±whole·10^−places. */
  private isInDigits(whole: number, isNegative: boolean): boolean {
    const { digits, places } = this;
    let at = room;
    let k = 0;
    let left = whole;
    // Whole numbers of 32 bits are divided faster.
    for (; left > largestInteger; k++) {
      if (k === places && k > 0) digits[--at] = point;
      const rest = Math.floor(left / 10);
      digits[--at] = zero + left - 10 * rest;
      left = rest;
    }
    for (let few = left | 0; few > 0 || k <= places; k++) {
      if (k === places && k > 0) digits[--at] = point;
      const rest = (few / 10) | 0;
      digits[--at] = zero + few - 10 * rest;
      few = rest;
    }
    if (isNegative) digits[--at] = minus;
    return this.isBehind(at);
  }

  /** Whether they are in the written digits from `from` on. */
  private isBehind(from: number): boolean {
    const { digits, wanted } = this;
    for (let start = from; start + wanted.length <= room; start++) {
      let k = 0;
      while (k < wanted.length && digits[start + k] === wanted[k]) k++;
      if (k === wanted.length) return true;
    }
    return false;
  }
}
