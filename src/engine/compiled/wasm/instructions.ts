/** The first byte of every vector instruction; its number follows. */
export const vectorPrefix = 0xfd;
/** The first byte of every atomic instruction. */
export const atomicPrefix = 0xfe;

/** Opcodes of the instructions that the kernels use, as the WebAssembly specification numbers them. */

export const scalarOpcodes = {
  'i32.eq': 0x46,
  'i32.ne': 0x47,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.and': 0x71,
} as const;

export const vectorOpcodes = {
  'f32x4.eq': 0x41,
  'f32x4.lt': 0x43,
  'f32x4.gt': 0x44,
  'v128.and': 78,
  'v128.andnot': 79,
  'v128.or': 80,
  'v128.bitselect': 82,
  'f32x4.demote_f64x2_zero': 94,
  'f64x2.promote_low_f32x4': 95,
  'f32x4.nearest': 106,
  'i32x4.shl': 171,
  'i32x4.shr_s': 172,
  'i32x4.add': 174,
  'i32x4.sub': 177,
  'f32x4.abs': 224,
  'f32x4.neg': 225,
  'f32x4.sqrt': 227,
  'f32x4.add': 228,
  'f32x4.sub': 229,
  'f32x4.mul': 230,
  'f32x4.div': 231,
  'f32x4.pmin': 234,
  'f32x4.pmax': 235,
  'f64x2.sqrt': 239,
  'f64x2.add': 240,
  'f64x2.mul': 242,
  'f64x2.div': 243,
  'f64x2.pmin': 246,
  'i32x4.trunc_sat_f32x4_s': 248,
  'f32x4.convert_i32x4_s': 250,
  'f32x4.relaxed_madd': 261,
} as const;

export type ScalarInstruction = keyof typeof scalarOpcodes;
export type VectorInstruction = keyof typeof vectorOpcodes;

export const valueTypes = { i32: 0x7f, v128: 0x7b } as const;
export type ValueType = keyof typeof valueTypes;
