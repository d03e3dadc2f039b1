import type { Random } from '../../../../src/numerics/random';
import {
  type Cells,
  diabetesLike,
  digitsLike,
  heavyTailed,
  irisLike,
  penguinsLike,
  surveyLike,
  type Written,
  wineLike,
} from './tables';

/** Makes a table of m rows without a fault. */
export type Maker = (random: Random, m: number) => Written;

const range = (m: number): readonly number[] => Array.from({ length: m }, (_, i) => i);
const toDecimals = (value: number, decimals: number): number => Number(value.toFixed(decimals));
const yesNo = (cells: readonly boolean[]): Cells => cells.map((is) => (is ? 'yes' : 'no'));
const pick = <T>(random: Random, of: readonly T[]): T => {
  const one = of[random.integer(of.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
};
const poisson = (random: Random, mean: number): number => {
  let [n, product] = [0, random.uniform()];
  for (; product > Math.exp(-mean); n++) product *= random.uniform();
  return n;
};

/** Passengers: class, sex, age with gaps, companions, and a fare that those of one ticket share. */
const titanicLike: Maker = (random, m) => {
  const party = range(m).map(() => random.integer(Math.ceil(m / 1.4)));
  const fares = new Map<number, number>();
  const rank = party.map((ticket) => 1 + ((ticket * 7919) % 5 > 2 ? 2 : (ticket * 31) % 3));
  const isMale = range(m).map(() => random.integer(20) < 13);
  const fare = party.map((ticket, i) => {
    const known = fares.get(ticket);
    const cheap = pick(random, [7.25, 7.75, 7.8958, 8.05, 13, 26, 10.5]);
    const drawn = known ?? (random.integer(2) ? cheap : toDecimals(Math.exp(2.9 + 0.9 * random.normal()), 4));
    fares.set(ticket, drawn);
    return drawn * ((rank[i] ?? 0) === 1 ? 2 : 1);
  });
  return {
    columns: {
      pclass: rank,
      sex: isMale.map((male) => (male ? 'male' : 'female')),
      age: range(m).map(() => (random.integer(5) === 0 ? null : Math.max(1, Math.round(30 + 14 * random.normal())))),
      sibsp: range(m).map(() => (random.integer(3) ? 0 : 1 + poisson(random, 0.3))),
      parch: range(m).map(() => (random.integer(4) ? 0 : 1 + poisson(random, 0.4))),
      fare,
      embarked: range(m).map(() => pick(random, ['S', 'S', 'S', 'C', 'Q'])),
      survived: yesNo(isMale.map((male) => random.uniform() < (male ? 0.2 : 0.74))),
    },
    targets: ['survived'],
  };
};

/** Agreement from 1 to 7 with statements that measure two traits, and a grade. */
const likert: Maker = (random, m) => {
  const traits = range(m).map(() => [random.normal(), random.normal()]);
  const columns: Record<string, Cells> = {};
  for (const k of range(8)) {
    columns[`q${k}`] = traits.map((of) =>
      Math.max(1, Math.min(7, Math.round(4 + 1.2 * (of[k % 2] ?? 0) + 0.9 * random.normal()))),
    );
  }
  return { columns: { ...columns, grade: traits.map(([a = 0]) => (a > 0 ? 'pass' : 'fail')) }, targets: ['grade'] };
};

/** Columns of 0 and 1, some rare, and a class. */
const dummies: Maker = (random, m) => {
  const shares = range(6 + random.integer(14)).map(() => 0.05 + 0.6 * random.uniform());
  const columns = shares.map((share, k): [string, Cells] => [
    `is${k}`,
    range(m).map(() => Number(random.uniform() < share)),
  ]);
  return {
    columns: { ...Object.fromEntries(columns), y: range(m).map(() => pick(random, ['a', 'b', 'c'])) },
    targets: ['y'],
  };
};

/** Things for sale: prices that end in .99, stock, weight and stars; what is sold. */
const prices: Maker = (random, m) => {
  const price = range(m).map(() => Math.max(1, Math.round(Math.exp(3 + 1.3 * random.normal()))) - 0.01);
  return {
    columns: {
      price,
      list: price.map((value) => toDecimals(value * pick(random, [1, 1.1, 1.25, 1.5]), 2)),
      stock: range(m).map(() => Math.floor(Math.exp(2 + random.normal()))),
      weight: range(m).map(() => toDecimals(Math.exp(random.normal()), 1)),
      stars: range(m).map(() => 1 + random.integer(5)),
      sold: price.map((value) => Math.round(900 / (3 + value ** 0.5) + 30 * Math.abs(random.normal()))),
    },
    targets: ['sold'],
  };
};

/** Counts of events of several kinds, small and large. */
const counts: Maker = (random, m) => {
  const means = [0.4, 1.5, 4, 12, 60];
  const busy = range(m).map(() => Math.exp(0.5 * random.normal()));
  return {
    columns: {
      ...Object.fromEntries(
        means.map((mean, k): [string, Cells] => [`n${k}`, busy.map((more) => poisson(random, mean * more))]),
      ),
      late: yesNo(busy.map((more) => more + 0.4 * random.normal() > 1.1)),
    },
    targets: ['late'],
  };
};

/** A day a row: a season, a trend, what it was the day before, and the weekday. */
const series: Maker = (random, m) => {
  let level = 20;
  const value = range(m).map((i) => {
    level += 0.6 * random.normal() - 0.02 * (level - 20);
    return toDecimals(level + 6 * Math.sin(i / 9), 1);
  });
  return {
    columns: {
      day: range(m).map((i) => i + 1),
      weekday: range(m).map((i) => ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][i % 7] ?? ''),
      before: value.map((_, i) => value[i - 1] ?? value[0] ?? 0),
      rain: range(m).map(() => (random.integer(3) ? 0 : toDecimals(-5 * Math.log(random.uniform()), 1))),
      value,
    },
    targets: ['value'],
  };
};

/** Numbers that depend on each other, rounded to so many decimals. */
const correlated =
  (features: number, rho: number, decimals: number): Maker =>
  (random, m) => {
    const common = range(m).map(() => random.normal());
    const noise = Math.sqrt(1 - rho * rho);
    const columns = range(features).map((k): [string, Cells] => [
      `x${k}`,
      common.map((value) => toDecimals(10 * k + rho * value + noise * random.normal(), decimals)),
    ]);
    return {
      columns: {
        ...Object.fromEntries(columns),
        y: yesNo(common.map((value) => value + random.normal() > 0)),
      },
      targets: ['y'],
    };
  };

/** Points of a curve with little noise, in hundredths: nearly all is known from one of the columns. */
const curve: Maker = (random, m) => {
  const t = range(m).map(() => 6 * random.uniform());
  const at = (f: (t: number) => number): Cells => t.map((each) => toDecimals(f(each) + 0.01 * random.normal(), 2));
  return {
    columns: { x: at((v) => v * Math.cos(v)), z: at((v) => v * Math.sin(v)), y: yesNo(t.map((v) => v > 3)) },
    targets: ['y'],
  };
};

/** People, whose index of mass follows from height and mass, to many digits. */
const derived: Maker = (random, m) => {
  const height = range(m).map(() => Math.round(172 + 9 * random.normal()));
  const mass = height.map((cm) => Math.round(cm - 100 + 9 * random.normal()));
  const ill = mass.map((kg, i) => kg - (height[i] ?? 0) + 100 + 12 * random.normal() > 8);
  return {
    columns: {
      sex: range(m).map(() => pick(random, ['f', 'm'])),
      age: range(m).map(() => 18 + random.integer(60)),
      height,
      mass,
      bmi: mass.map((kg, i) => kg / ((height[i] ?? 1) / 100) ** 2),
      ill: yesNo(ill),
    },
    targets: ['ill'],
  };
};

/** An experiment: settings of few levels, each combination measured several times. */
const experiment: Maker = (random, m) => {
  const at = (levels: readonly number[], every: number): readonly number[] =>
    range(m).map((i) => levels[Math.floor(i / every) % levels.length] ?? 0);
  const [heat, load, mix] = [at([20, 40, 60, 80], 1), at([0.5, 1, 2], 4), at([10, 30, 50], 12)];
  const strength = heat.map(
    (value, i) => 40 + value / 4 - 3 * (load[i] ?? 0) + (mix[i] ?? 0) / 9 + 2 * random.normal(),
  );
  return { columns: { heat, load, mix, strength }, targets: ['strength'] };
};

/** A group of rows that are few, and far from the others, as plants of a second kind are. */
const clusters: Maker = (random, m) => {
  const kind = range(m).map(() => (random.uniform() < 0.12 ? 2 : random.integer(2)));
  const at = (centers: readonly number[], width: number): Cells =>
    kind.map((k) => toDecimals((centers[k] ?? 0) + width * random.normal(), 2));
  return {
    columns: { a: at([0, 4, 30], 1), b: at([0, 2, -20], 0.7), c: at([5, 5, 5], 2), y: kind.map((k) => `kind ${k}`) },
    targets: ['y'],
  };
};

/** Measures of the lightest to the heaviest tails: uniform, normal, exponential, t of 4, log-normal. */
const shapes: Maker = (random, m) => {
  const normal = (): number => random.normal();
  const draws: Readonly<Record<string, () => number>> = {
    uniform: () => random.uniform(),
    normal: () => 10 + 2 * normal(),
    exponential: () => -Math.log(1 - random.uniform()),
    laplace: () => (random.integer(2) ? 1 : -1) * Math.log(1 - random.uniform()),
    student: () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2) / 4),
    lognormal: () => Math.exp(normal()),
  };
  return {
    columns: {
      ...Object.fromEntries(Object.entries(draws).map(([name, draw]): [string, Cells] => [name, range(m).map(draw)])),
      y: range(m).map(() => 50 + 10 * normal()),
    },
    targets: ['y'],
  };
};

/** Lines of different noise: nearly none, relative to the value, and a bend. */
const relations: Maker = (random, m) => {
  const x = range(m).map(() => Math.exp(random.normal()));
  return {
    columns: {
      x,
      near: x.map((value) => 3 * value + 0.01 * random.normal()),
      relative: x.map((value) => value * (1 + 0.05 * random.normal())),
      bent: x.map((value) => value ** 2 + 0.1 * random.normal()),
      y: x.map((value) => Math.log(value) + random.normal()),
    },
    targets: ['y'],
  };
};

/** Tables of every kind that people have, each without a fault. */
export const cleanKinds: Readonly<Record<string, Maker>> = {
  iris: irisLike,
  wine: wineLike,
  digits: digitsLike,
  diabetes: diabetesLike,
  penguins: penguinsLike,
  heavy: heavyTailed,
  survey: surveyLike,
  titanic: titanicLike,
  likert,
  dummies,
  prices,
  counts,
  series,
  'pairs in tenths': correlated(2, 0.9, 1),
  'four in tenths': correlated(4, 0.9, 1),
  'a thin line in hundredths': correlated(2, 0.999, 2),
  'ten in hundredths': correlated(10, 0.7, 2),
  'three in thousandths': correlated(3, 0.95, 3),
  'many of all digits': correlated(30, 0.5, 15),
  curve,
  derived,
  experiment,
  clusters,
  shapes,
  relations,
};
