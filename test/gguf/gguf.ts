// A minimal writer of GGUF version 3, the model file format of llama.cpp (ggml-org/ggml, docs/gguf.md).

export type GgufValue =
  | { readonly type: 'uint32'; readonly value: number }
  | { readonly type: 'int32'; readonly value: number }
  | { readonly type: 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'int32s'; readonly value: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  /** Row-major shape, slowest dimension first, as in PyTorch: `[rows, columns]` or `[length]`. */
  readonly shape: readonly number[];
  readonly type: 'f32' | 'f16';
  readonly data: Float32Array;
}

export interface GgufContent {
  readonly metadata: Readonly<Record<string, GgufValue>>;
  readonly tensors: readonly GgufTensor[];
}

const magic = 'GGUF';
const formatVersion = 3;
/** Every tensor starts at a multiple of this; it is the format's default, so no `general.alignment` is written. */
const alignment = 32;
const code = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;
const tensorCode = { f32: 0, f16: 1 } as const;

/** The whole file. @throws {RangeError} when a tensor's data does not fill its shape. */
export function encodeGguf(content: GgufContent): Uint8Array {
  const bytes = byteWriter();
  const entries = Object.entries(content.metadata);
  bytes.raw(new TextEncoder().encode(magic));
  bytes.uint32(formatVersion);
  bytes.uint64(content.tensors.length);
  bytes.uint64(entries.length);
  for (const [key, value] of entries) {
    bytes.text(key);
    writeValue(bytes, value);
  }
  const bodies = content.tensors.map(tensorBody);
  let offset = 0;
  for (const [index, tensor] of content.tensors.entries()) {
    bytes.text(tensor.name);
    bytes.uint32(tensor.shape.length);
    for (const size of tensor.shape.toReversed()) bytes.uint64(size);
    bytes.uint32(tensorCode[tensor.type]);
    bytes.uint64(offset);
    offset += padded(bodies[index]?.length ?? 0);
  }
  bytes.pad(alignment);
  for (const body of bodies) {
    bytes.raw(body);
    bytes.pad(alignment);
  }
  return bytes.finish();
}

function writeValue(bytes: ByteWriter, value: GgufValue): void {
  switch (value.type) {
    case 'strings':
      bytes.uint32(code.array);
      bytes.uint32(code.string);
      bytes.uint64(value.value.length);
      for (const item of value.value) bytes.text(item);
      return;
    case 'int32s':
      bytes.uint32(code.array);
      bytes.uint32(code.int32);
      bytes.uint64(value.value.length);
      for (const item of value.value) bytes.int32(item);
      return;
    case 'string':
      bytes.uint32(code.string);
      bytes.text(value.value);
      return;
    case 'bool':
      bytes.uint32(code.bool);
      bytes.raw(Uint8Array.of(value.value ? 1 : 0));
      return;
    case 'uint32':
      bytes.uint32(code.uint32);
      bytes.uint32(value.value);
      return;
    case 'int32':
      bytes.uint32(code.int32);
      bytes.int32(value.value);
      return;
    case 'float32':
      bytes.uint32(code.float32);
      bytes.float32(value.value);
      return;
  }
}

function tensorBody(tensor: GgufTensor): Uint8Array {
  const size = tensor.shape.reduce((product, length) => product * length, 1);
  if (size !== tensor.data.length)
    throw new RangeError(
      `tensor ${tensor.name}: shape ${tensor.shape.join('×')} needs ${size} numbers, got ${tensor.data.length}`,
    );
  const width = tensor.type === 'f32' ? 4 : 2;
  const body = new Uint8Array(size * width);
  const view = new DataView(body.buffer);
  for (const [index, number] of tensor.data.entries()) {
    if (width === 4) view.setFloat32(index * 4, number, true);
    else view.setUint16(index * 2, halfBits(number), true);
  }
  return body;
}

const floatView = new DataView(new ArrayBuffer(4));

/** The 16 bits of the IEEE 754 half nearest to a number, ties to even. */
export function halfBits(number: number): number {
  floatView.setFloat32(0, number);
  const bits = floatView.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const fraction = bits & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction === 0 ? 0 : 0x200);
  const shifted = exponent - 112;
  if (shifted >= 31) return sign | 0x7c00;
  if (shifted <= 0) return shifted < -10 ? sign : sign | roundShift(fraction | 0x800000, 14 - shifted);
  // A carry out of the fraction moves into the exponent, which is the right result (up to infinity).
  return sign | (shifted * 0x400 + roundShift(fraction, 13));
}

/** `value >> bits`, rounded to nearest, ties to even. */
function roundShift(value: number, bits: number): number {
  const half = 1 << (bits - 1);
  const rest = value & ((1 << bits) - 1);
  const whole = value >>> bits;
  return rest > half || (rest === half && (whole & 1) === 1) ? whole + 1 : whole;
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

interface ByteWriter {
  raw(bytes: Uint8Array): void;
  uint32(value: number): void;
  int32(value: number): void;
  uint64(value: number): void;
  float32(value: number): void;
  /** Length in bytes, then UTF-8. */
  text(value: string): void;
  pad(multiple: number): void;
  finish(): Uint8Array;
}

function byteWriter(): ByteWriter {
  const parts: Uint8Array[] = [];
  let length = 0;
  const raw = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const fixed = (size: number, fill: (view: DataView) => void): void => {
    const bytes = new Uint8Array(size);
    fill(new DataView(bytes.buffer));
    raw(bytes);
  };
  const uint64 = (value: number): void => fixed(8, (view) => view.setBigUint64(0, BigInt(value), true));
  return {
    raw,
    uint64,
    uint32: (value) => fixed(4, (view) => view.setUint32(0, value, true)),
    int32: (value) => fixed(4, (view) => view.setInt32(0, value, true)),
    float32: (value) => fixed(4, (view) => view.setFloat32(0, value, true)),
    text: (value) => {
      const bytes = new TextEncoder().encode(value);
      uint64(bytes.length);
      raw(bytes);
    },
    pad: (multiple) => raw(new Uint8Array((multiple - (length % multiple)) % multiple)),
    finish: () => {
      const whole = new Uint8Array(length);
      let offset = 0;
      for (const part of parts) {
        whole.set(part, offset);
        offset += part.length;
      }
      return whole;
    },
  };
}
