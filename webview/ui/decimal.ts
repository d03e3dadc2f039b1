/**
 * A number rounded to a decimal place: `units` of 10^−`place`. Whole units are exact, so sums and products of what is
 * shown can be formed without an error of their own. A negative place is before the point.
 */
export interface Decimal {
  readonly units: bigint;
  readonly place: number;
}

const mantissaBits = 52;
/** A double is its whole mantissa times 2 to the power of its exponent bits less this. */
const bias = 1075;

/** The multiple of 10^−`place` that is nearest to `value`, halves away from 0; exact for every finite number. */
export function roundTo(value: number, place: number): Decimal {
  const bits = BigInt.asUintN(64, new BigInt64Array(Float64Array.of(Math.abs(value)).buffer)[0] ?? 0n);
  const exponent = Number(bits >> BigInt(mantissaBits));
  const fraction = BigInt.asUintN(mantissaBits, bits);
  const mantissa = exponent === 0 ? fraction : fraction | (1n << BigInt(mantissaBits));
  const power = Math.max(1, exponent) - bias;
  const numerator = mantissa * 2n ** BigInt(Math.max(0, power)) * 10n ** BigInt(Math.max(0, place));
  const denominator = 2n ** BigInt(Math.max(0, -power)) * 10n ** BigInt(Math.max(0, -place));
  const units = (2n * numerator + denominator) / (2n * denominator);
  return { units: value < 0 ? -units : units, place };
}

/** `−0.0584` for −584 units of 10⁻⁴; counted in 10^`exponent`, here −2, the same number is `−5.84`. */
export function formatDecimal({ units, place }: Decimal, exponent = 0): string {
  const decimals = Math.max(0, place + exponent);
  const zeros = units === 0n ? 0 : Math.max(0, -(place + exponent));
  const magnitude = (units < 0n ? -units : units) * 10n ** BigInt(zeros);
  const digits = magnitude.toString().padStart(decimals + 1, '0');
  const text = decimals > 0 ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
  return units < 0n ? `−${text}` : text;
}

/** A column of numbers in this range is shown as it is; one of other magnitudes counts in a power of ten. */
const plain = { from: 1e-3, below: 1e5 };

/** Whether numbers up to this magnitude are shown as they are. */
export function isPlain(largest: number): boolean {
  return largest === 0 || (largest >= plain.from && largest < plain.below);
}

/** The power of ten that numbers up to this magnitude are counted in: 0 where they are shown as they are. */
export function exponentOf(largest: number): number {
  return isPlain(largest) ? 0 : powerOf(largest);
}

/** The power of ten of a number's first digit; 0 for 0. */
export function powerOf(value: number): number {
  return value === 0 ? 0 : Math.floor(Math.log10(value));
}
