import { ByteSink } from './byte-sink';
import type { ConstantPool } from './constant-pool';
import { type Expression, f32x4, type Integer, i32, type Vector } from './expression';
import { atomicPrefix, type ValueType, valueTypes, vectorPrefix } from './instructions';

/** A variable of a function; as an expression, its value. */
export class Local<T extends ValueType> implements Expression<T> {
  constructor(
    readonly type: T,
    readonly index: number,
  ) {}

  emit(sink: ByteSink): void {
    sink.byte(0x20).unsigned(this.index);
  }
}

export type IntegerLocal = Local<'i32'>;
export type VectorLocal = Local<'v128'>;

/** Writes the body of one function without results: statements over locals and memory. */
export class FunctionBuilder<N extends string = string> {
  private readonly body = new ByteSink();
  private readonly declared: ValueType[] = [];

  /** The parameters by name. */
  readonly parameters: Readonly<Record<N, IntegerLocal>>;
  readonly arity: number;

  /** @param index the function's number in its module */
  constructor(
    readonly index: number,
    readonly parameterNames: readonly N[],
    private readonly pool: ConstantPool,
  ) {
    this.arity = parameterNames.length;
    const locals = parameterNames.map((name, i) => [name, new Local('i32', i)] as const);
    this.parameters = Object.fromEntries(locals) as Record<N, IntegerLocal>;
  }

  integer(): IntegerLocal {
    return this.local('i32');
  }

  vector(): VectorLocal {
    return this.local('v128');
  }

  /** A square of registers: four rows of four lanes. */
  fourVectors(): readonly [VectorLocal, VectorLocal, VectorLocal, VectorLocal] {
    return [this.vector(), this.vector(), this.vector(), this.vector()];
  }

  vectors(count: number): VectorLocal[] {
    return Array.from({ length: count }, () => this.vector());
  }

  /** A float in all four lanes. */
  splat(value: number): Vector {
    return this.splatBits(new Uint32Array(Float32Array.of(value).buffer)[0] ?? 0);
  }

  /** An integer in all four lanes. */
  splatBits(bits: number): Vector {
    // Zero needs no memory: an instruction clears the register.
    return bits === 0 ? f32x4.const(0) : f32x4.loadSplat(i32.const(this.pool.address(bits)));
  }

  set<T extends ValueType>(local: Local<T>, value: Expression<T>): void {
    value.emit(this.body);
    this.body.byte(0x21).unsigned(local.index);
  }

  /** Moves a pointer by a known number of bytes. */
  advance(pointer: IntegerLocal, bytes: number): void {
    if (bytes !== 0) this.set(pointer, i32.add(pointer, i32.const(bytes)));
  }

  store(address: Integer, offset: number, value: Vector): void {
    address.emit(this.body);
    value.emit(this.body);
    this.body.byte(vectorPrefix).unsigned(11).byte(2).unsigned(offset);
  }

  /** Calls another function of the module with an argument for each of its parameters. */
  call<M extends string>(callee: FunctionBuilder<M>, args: Readonly<Record<M, Integer>>): void {
    for (const name of callee.parameterNames) args[name].emit(this.body);
    this.body.byte(0x10).unsigned(callee.index);
  }

  /** Repeats the body while the condition it returns holds. */
  loop(body: () => Integer): void {
    this.body.byte(0x03).byte(0x40);
    body().emit(this.body);
    this.body.byte(0x0d).unsigned(0).byte(0x0b);
  }

  when(condition: Integer, then: () => void, otherwise?: () => void): void {
    condition.emit(this.body);
    this.body.byte(0x04).byte(0x40);
    then();
    if (otherwise) {
      this.body.byte(0x05);
      otherwise();
    }
    this.body.byte(0x0b);
  }

  /** Runs `body` a fixed number of times, and `next` after each; writes no loop for a single time. */
  repeat(count: number, body: () => void, next: () => void = () => undefined): void {
    if (count <= 0) return;
    if (count === 1) {
      body();
      next();
      return;
    }
    const left = this.integer();
    this.set(left, i32.const(count));
    this.loop(() => {
      body();
      next();
      this.set(left, i32.sub(left, i32.const(1)));
      return left;
    });
  }

  /** Runs `body` `count` times, evaluated at run time; also zero times. */
  repeatTimes(count: Integer, body: () => void, next: () => void): void {
    const left = this.integer();
    this.set(left, count);
    this.when(left, () =>
      this.loop(() => {
        body();
        next();
        this.set(left, i32.sub(left, i32.const(1)));
        return left;
      }),
    );
  }

  atomicStore(address: Integer, value: Integer): void {
    address.emit(this.body);
    value.emit(this.body);
    this.body.byte(atomicPrefix).byte(0x17).byte(2).unsigned(0);
  }

  /** Sleeps while the integer at the address is `expected`, until it is notified. */
  waitWhile(address: Integer, expected: Integer): void {
    address.emit(this.body);
    expected.emit(this.body);
    // memory.atomic.wait32 without a time limit (−1); its result, the reason for waking, is dropped.
    this.body.byte(0x42).signed(-1).byte(atomicPrefix).byte(0x01).byte(2).unsigned(0).byte(0x1a);
  }

  notifyAll(address: Integer): void {
    address.emit(this.body);
    this.body.byte(0x41).signed(-1).byte(atomicPrefix).byte(0x00).byte(2).unsigned(0).byte(0x1a);
  }

  /** The function as in the code section: size, locals in runs of one type, body, end. */
  encode(into: ByteSink): void {
    const code = new ByteSink();
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of this.declared) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    code.unsigned(runs.length);
    for (const { type, count } of runs) code.unsigned(count).byte(valueTypes[type]);
    code.append(this.body).byte(0x0b);
    into.unsigned(code.length).append(code);
  }

  private local<T extends ValueType>(type: T): Local<T> {
    this.declared.push(type);
    return new Local(type, this.arity + this.declared.length - 1);
  }
}
