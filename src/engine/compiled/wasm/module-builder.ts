import { ByteSink } from './byte-sink';
import { ConstantPool } from './constant-pool';
import { FunctionBuilder } from './function-builder';
import { valueTypes } from './instructions';

/** A module over one imported memory, `env.memory`, whose functions take integers and return nothing. */
export class ModuleBuilder {
  private readonly functions: FunctionBuilder[] = [];
  private readonly pool: ConstantPool;
  private readonly exports: { readonly name: string; readonly index: number }[] = [];

  /**
   * @param pages size of the memory in 64 KiB pages; it cannot grow
   * @param pool address of `poolBytes` bytes that belong to the module
   */
  constructor(
    private readonly pages: number,
    private readonly shared: boolean,
    pool: number,
  ) {
    this.pool = new ConstantPool(pool);
  }

  /** A new function with these parameters, all integers: addresses and counts. */
  define<N extends string>(...parameters: readonly N[]): FunctionBuilder<N> {
    const builder = new FunctionBuilder<N>(this.functions.length, parameters, this.pool);
    this.functions.push(builder);
    return builder;
  }

  export(name: string, { index }: FunctionBuilder): void {
    this.exports.push({ name, index });
  }

  /** The module in the binary format: types, import, functions, exports, code, constants. */
  encode(): Uint8Array<ArrayBuffer> {
    const out = new ByteSink().raw([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const arities = [...new Set(this.functions.map((f) => f.arity))];
    this.section(out, 1, arities.length, (sink) => {
      for (const arity of arities) {
        sink.byte(0x60).unsigned(arity);
        for (let i = 0; i < arity; i++) sink.byte(valueTypes.i32);
        sink.unsigned(0);
      }
    });
    this.section(out, 2, 1, (sink) => {
      sink.name('env').name('memory').byte(2);
      sink
        .byte(this.shared ? 3 : 1)
        .unsigned(this.pages)
        .unsigned(this.pages);
    });
    this.section(out, 3, this.functions.length, (sink) => {
      for (const f of this.functions) sink.unsigned(arities.indexOf(f.arity));
    });
    this.section(out, 7, this.exports.length, (sink) => {
      for (const { name, index } of this.exports) sink.name(name).byte(0).unsigned(index);
    });
    this.section(out, 10, this.functions.length, (sink) => {
      for (const f of this.functions) f.encode(sink);
    });
    if (this.pool.size > 0) this.section(out, 11, 1, (sink) => this.pool.encode(sink));
    return out.toBytes();
  }

  private section(out: ByteSink, id: number, count: number, write: (sink: ByteSink) => void): void {
    const content = new ByteSink().unsigned(count);
    write(content);
    out.byte(id).unsigned(content.length).append(content);
  }
}
