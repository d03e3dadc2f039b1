import type { ByteSink } from './byte-sink';
import {
  atomicPrefix,
  type ScalarInstruction,
  scalarOpcodes,
  type VectorInstruction,
  type valueTypes,
  vectorOpcodes,
  vectorPrefix,
} from './instructions';

/** A computation that leaves one value of type T on the stack. */
export interface Expression<T extends keyof typeof valueTypes> {
  readonly type: T;
  emit(sink: ByteSink): void;
}

export type Integer = Expression<'i32'>;
export type Vector = Expression<'v128'>;

function expression<T extends keyof typeof valueTypes>(type: T, emit: (sink: ByteSink) => void): Expression<T> {
  return { type, emit };
}

function scalar(name: ScalarInstruction) {
  return (a: Integer, b: Integer): Integer =>
    expression('i32', (sink) => {
      a.emit(sink);
      b.emit(sink);
      sink.byte(scalarOpcodes[name]);
    });
}

function vector<A extends readonly Expression<'v128' | 'i32'>[]>(name: VectorInstruction) {
  return (...operands: A): Vector =>
    expression('v128', (sink) => {
      for (const operand of operands) operand.emit(sink);
      sink.byte(vectorPrefix).unsigned(vectorOpcodes[name]);
    });
}

const unary = (name: VectorInstruction) => vector<readonly [Vector]>(name);
const binary = (name: VectorInstruction) => vector<readonly [Vector, Vector]>(name);
const shift = (name: VectorInstruction) => vector<readonly [Vector, Integer]>(name);

/** Addresses and counts. */
export const i32 = {
  const: (value: number): Integer => expression('i32', (sink) => sink.byte(0x41).signed(value)),
  add: scalar('i32.add'),
  sub: scalar('i32.sub'),
  mul: scalar('i32.mul'),
  eq: scalar('i32.eq'),
  ne: scalar('i32.ne'),
  and: scalar('i32.and'),
  load: (address: Integer, offset = 0): Integer =>
    expression('i32', (sink) => {
      address.emit(sink);
      sink.byte(0x28).byte(2).unsigned(offset);
    }),
  atomicLoad: (address: Integer): Integer =>
    expression('i32', (sink) => {
      address.emit(sink);
      sink.byte(atomicPrefix).byte(0x10).byte(2).unsigned(0);
    }),
  /** Adds, and returns the old value. */
  atomicAdd: (address: Integer, value: Integer): Integer =>
    expression('i32', (sink) => {
      address.emit(sink);
      value.emit(sink);
      sink.byte(atomicPrefix).byte(0x1e).byte(2).unsigned(0);
    }),
};

/** Four floats at a time. */
export const f32x4 = {
  const: (...lanes: readonly [number] | readonly [number, number, number, number]): Vector =>
    expression('v128', (sink) => {
      sink.byte(vectorPrefix).unsigned(12);
      for (let lane = 0; lane < 4; lane++) sink.float32(lanes[lane] ?? lanes[0]);
    }),
  add: binary('f32x4.add'),
  sub: binary('f32x4.sub'),
  mul: binary('f32x4.mul'),
  div: binary('f32x4.div'),
  /** b < a ? b : a; keeps a where either is NaN. */
  pmin: binary('f32x4.pmin'),
  /** a < b ? b : a; keeps a where either is NaN. */
  pmax: binary('f32x4.pmax'),
  abs: unary('f32x4.abs'),
  neg: unary('f32x4.neg'),
  sqrt: unary('f32x4.sqrt'),
  nearest: unary('f32x4.nearest'),
  eq: binary('f32x4.eq'),
  lt: binary('f32x4.lt'),
  gt: binary('f32x4.gt'),
  fromIntegers: unary('f32x4.convert_i32x4_s'),
  /** a·b + c with one rounding if the hardware fuses (probed before it is used). */
  relaxedMultiplyAdd: vector<readonly [Vector, Vector, Vector]>('f32x4.relaxed_madd'),
  load: (address: Integer, offset = 0): Vector =>
    expression('v128', (sink) => {
      address.emit(sink);
      sink.byte(vectorPrefix).unsigned(0).byte(2).unsigned(offset);
    }),
  /** One float into all lanes. */
  loadSplat: (address: Integer, offset = 0): Vector =>
    expression('v128', (sink) => {
      address.emit(sink);
      sink.byte(vectorPrefix).unsigned(9).byte(2).unsigned(offset);
    }),
  /** Lanes 0–3 are from a, 4–7 from b. */
  shuffle: (a: Vector, b: Vector, lanes: readonly [number, number, number, number]): Vector =>
    expression('v128', (sink) => {
      a.emit(sink);
      b.emit(sink);
      sink.byte(vectorPrefix).unsigned(13);
      for (const lane of lanes) for (let i = 0; i < 4; i++) sink.byte(lane * 4 + i);
    }),
};

/** Four integers at a time: the bit patterns of floats. */
export const i32x4 = {
  const: (...lanes: readonly [number] | readonly [number, number, number, number]): Vector =>
    expression('v128', (sink) => {
      sink.byte(vectorPrefix).unsigned(12);
      for (let lane = 0; lane < 4; lane++) sink.int32(lanes[lane] ?? lanes[0]);
    }),
  add: binary('i32x4.add'),
  sub: binary('i32x4.sub'),
  shiftLeft: shift('i32x4.shl'),
  shiftRight: shift('i32x4.shr_s'),
  fromFloats: unary('i32x4.trunc_sat_f32x4_s'),
};

export const v128 = {
  and: binary('v128.and'),
  /** a & ~b. */
  andNot: binary('v128.andnot'),
  or: binary('v128.or'),
  /** Bits of `yes` where `mask` has ones, of `no` elsewhere. */
  select: (mask: Vector, yes: Vector, no: Vector): Vector =>
    vector<readonly [Vector, Vector, Vector]>('v128.bitselect')(yes, no, mask),
};

/** Two doubles at a time, for sums that must not lose small terms. */
export const f64x2 = {
  const: (value: number): Vector =>
    expression('v128', (sink) => {
      sink.byte(vectorPrefix).unsigned(12).float64(value).float64(value);
    }),
  /** The first two lanes of four floats. */
  promoteLow: unary('f64x2.promote_low_f32x4'),
  /** Into the first two lanes of four floats; the others are 0. */
  demote: unary('f32x4.demote_f64x2_zero'),
  sqrt: unary('f64x2.sqrt'),
  add: binary('f64x2.add'),
  mul: binary('f64x2.mul'),
  div: binary('f64x2.div'),
  /** b < a ? b : a; keeps a where either is NaN. */
  pmin: binary('f64x2.pmin'),
};
