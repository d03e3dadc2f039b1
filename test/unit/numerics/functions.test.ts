import assert from 'node:assert/strict';
import { erf, erfc, normalCdf, normalDensity } from '../../../src/numerics/erf';
import { exp, expm1 } from '../../../src/numerics/exp';
import { log, log1p } from '../../../src/numerics/log';
import { power } from '../../../src/numerics/power';
import { sigmoid } from '../../../src/numerics/sigmoid';
import { softplus } from '../../../src/numerics/softplus';
import { tanh } from '../../../src/numerics/tanh';
import { cos, sin } from '../../../src/numerics/trigonometry';
import { errorInUlp, readReference } from './ulp';

type Row = [x: number, y: number, rest: number];
const reference = readReference('functions.json') as Record<string, Row[]>;

/** Each function with the error its doc comment promises. */
const promised: [name: string, f: (x: number) => number, bound: number][] = [
  ['exp', exp, 0.6],
  ['expm1', expm1, 1],
  ['log', log, 0.55],
  ['log1p', log1p, 0.6],
  ['tanh', tanh, 2],
  ['sigmoid', sigmoid, 2],
  ['softplus', softplus, 2],
  ['erf', erf, 1.5],
  ['erfc', erfc, 4],
  ['normalCdf', normalCdf, 5],
  ['normalDensity', normalDensity, 3],
  ['sin', sin, 1],
  ['cos', cos, 1],
];

describe('numerics: error in units of the last place', () => {
  for (const [name, f, bound] of promised) {
    it(`${name} is within ${bound} ulp of the true value`, () => {
      const rows = reference[name] ?? [];
      assert.ok(rows.length > 200);
      let worst = 0;
      let at = 0;
      for (const [x, y, rest] of rows) {
        const error = errorInUlp(f(x), y, rest);
        if (!(error <= worst)) [worst, at] = [error, x];
      }
      assert.ok(worst <= bound, `${worst} ulp at ${at}`);
    });
  }

  it('power is within 0.51 ulp, for large and negative exponents too', () => {
    for (const [x, n, y, rest] of readReference('powers.json') as [number, number, number, number][]) {
      const error = errorInUlp(power(x, n), y, rest);
      assert.ok(error <= 0.51, `${x}^${n}: ${error} ulp`);
    }
  });
});

describe('numerics: the ends of the line', () => {
  const cases: [label: string, got: number, want: number][] = [
    ['exp 0', exp(0), 1],
    ['exp -0', exp(-0), 1],
    ['exp Infinity', exp(Infinity), Infinity],
    ['exp -Infinity', exp(-Infinity), 0],
    ['exp NaN', exp(NaN), NaN],
    ['exp just under overflow', exp(709.782712893384), 1.7976931348622732e308],
    ['exp overflow', exp(709.7827128933841), Infinity],
    ['exp smallest', exp(-745.1332191019411), 5e-324],
    ['exp underflow', exp(-745.1332191019412), 0],
    ['exp subnormal argument', exp(5e-324), 1],
    ['expm1 -0', expm1(-0), -0],
    ['expm1 just under overflow', expm1(709.782712893384), 1.7976931348622732e308],
    ['expm1 overflow', expm1(709.7827128933841), Infinity],
    ['expm1 -40', expm1(-40), -1],
    ['expm1 subnormal', expm1(-5e-324), -5e-324],
    ['expm1 Infinity', expm1(Infinity), Infinity],
    ['expm1 -Infinity', expm1(-Infinity), -1],
    ['expm1 NaN', expm1(NaN), NaN],
    ['log 0', log(0), -Infinity],
    ['log -0', log(-0), -Infinity],
    ['log 1', log(1), 0],
    ['log -1', log(-1), NaN],
    ['log Infinity', log(Infinity), Infinity],
    ['log -Infinity', log(-Infinity), NaN],
    ['log NaN', log(NaN), NaN],
    ['log1p -0', log1p(-0), -0],
    ['log1p -1', log1p(-1), -Infinity],
    ['log1p -2', log1p(-2), NaN],
    ['log1p Infinity', log1p(Infinity), Infinity],
    ['log1p NaN', log1p(NaN), NaN],
    ['log1p subnormal', log1p(5e-324), 5e-324],
    ['tanh -0', tanh(-0), -0],
    ['tanh Infinity', tanh(Infinity), 1],
    ['tanh -Infinity', tanh(-Infinity), -1],
    ['tanh NaN', tanh(NaN), NaN],
    ['tanh subnormal', tanh(5e-324), 5e-324],
    ['sigmoid 0', sigmoid(-0), 0.5],
    ['sigmoid Infinity', sigmoid(Infinity), 1],
    ['sigmoid -Infinity', sigmoid(-Infinity), 0],
    ['sigmoid NaN', sigmoid(NaN), NaN],
    ['sigmoid 1e4', sigmoid(1e4), 1],
    ['softplus 1e4', softplus(1e4), 1e4],
    ['softplus -1e4', softplus(-1e4), 0],
    ['softplus Infinity', softplus(Infinity), Infinity],
    ['softplus -Infinity', softplus(-Infinity), 0],
    ['softplus NaN', softplus(NaN), NaN],
    ['erf -0', erf(-0), -0],
    ['erf Infinity', erf(Infinity), 1],
    ['erf -Infinity', erf(-Infinity), -1],
    ['erf NaN', erf(NaN), NaN],
    ['erfc Infinity', erfc(Infinity), 0],
    ['erfc -Infinity', erfc(-Infinity), 2],
    ['erfc NaN', erfc(NaN), NaN],
    ['sin -0', sin(-0), -0],
    ['sin Infinity', sin(Infinity), NaN],
    ['sin NaN', sin(NaN), NaN],
    ['cos -0', cos(-0), 1],
    ['cos -Infinity', cos(-Infinity), NaN],
    ['cos NaN', cos(NaN), NaN],
    ['0^0', power(0, 0), 1],
    ['NaN^0', power(NaN, 0), 1],
    ['0^1', power(0, 1), 0],
    ['0^-1', power(0, -1), Infinity],
    ['0^3', power(0, 3), 0],
    ['Infinity^1', power(Infinity, 1), Infinity],
    ['(-Infinity)^1', power(-Infinity, 1), -Infinity],
    ['(-0)^3', power(-0, 3), -0],
    ['(-0)^-3', power(-0, -3), -Infinity],
    ['(-0)^2', power(-0, 2), 0],
    ['(-Infinity)^-3', power(-Infinity, -3), -0],
    ['2^1023', power(2, 1023), 2 ** 1023],
    ['2^1024', power(2, 1024), Infinity],
    ['2^-1074', power(2, -1074), 5e-324],
    ['2^-1075', power(2, -1075), 0],
    ['(-3)^3', power(-3, 3), -27],
    ['10^-3', power(10, -3), 1e-3],
    ['x^0.5 is no whole power', power(4, 0.5), NaN],
  ];
  for (const [label, got, want] of cases) {
    it(`${label} = ${Object.is(want, -0) ? '-0' : want}`, () => {
      assert.ok(Object.is(got, want), `got ${got}`);
    });
  }
});
