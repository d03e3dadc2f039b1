import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { sizeOf } from '../../../../src/data/file-bytes';
import { encodeUtf8 } from '../../../../src/model/utf8';
import { arraysOf, faultOf, open } from './opened';
import { idx, npyWithHeader } from './written';

/** What gzip packed, with its bytes behind a beginning damaged: unpacking all of it would say so. */
function damagedBehind(content: Uint8Array): Uint8Array {
  const packed = gzipSync(content);
  const bytes = Uint8Array.from(packed);
  return bytes.fill(255, bytes.length >> 1, bytes.length - 8);
}

/** The code of the fault, and what it says is needed. */
function refusal(content: Uint8Array, limit: number, name = 'data.csv.gz') {
  const { detail, place } = faultOf(() => open(content, name, limit));
  assert.deepEqual(place, { file: name });
  return [detail.code, detail.args.needed ?? detail.args.at ?? detail.args.limit];
}

describe('a packed file', () => {
  const lines = encodeUtf8('1,2\n'.repeat(1_500_000));

  it('is refused by its beginning where all that its text has will have no room', () => {
    // Its bytes, and for each line two cells, one of a feature in X and eight of the target.
    const needed = lines.length + 1_500_000 * 11;
    assert.deepEqual(refusal(damagedBehind(lines), needed / 1.6), ['data-memory', Math.round(needed / 1e6)]);
    // What may yet fit is unpacked.
    assert.equal(refusal(damagedBehind(lines), needed / 1.4)[0], 'data-damaged');
    const quoted = encodeUtf8('"1\n\n\n\n\n\n",2;\n'.repeat(500_000));
    assert.equal(refusal(damagedBehind(quoted), 1.3 * quoted.length)[0], 'data-damaged');
    const [commas, bars] = ['1,2,3,4,5,6,7,8\r\n', '1|2|3|4|5|6|7|8\r'].map((line) => encodeUtf8(line.repeat(300_000)));
    const cells = (8 + 1 + 8) * 300_000;
    assert.equal(refusal(damagedBehind(commas ?? lines), (5_100_000 + cells) / 1.55)[0], 'data-memory');
    assert.equal(refusal(damagedBehind(commas ?? lines), (5_100_000 + cells) / 1.45)[0], 'data-damaged');
    assert.equal(refusal(damagedBehind(bars ?? lines), (4_800_000 + cells) / 1.55)[0], 'data-memory');
  });

  it('is refused by its beginning where it is no text, and by the size that it says', () => {
    assert.deepEqual(refusal(damagedBehind(new Uint8Array(4e6)), 1e9), ['data-binary', 1]);
    const page = encodeUtf8(`<!doctype html><html><head>${'<p>a, b</p>\n'.repeat(400_000)}`);
    assert.equal(refusal(damagedBehind(page), 1e9)[0], 'data-web-page');
    assert.deepEqual(refusal(damagedBehind(lines), lines.length - 1), ['data-unpacked-size', 6]);
    const parquet = Buffer.concat([Buffer.from('PAR1\0'), new Uint8Array(5e6)]);
    assert.deepEqual(refusal(damagedBehind(parquet), 5e6), ['data-unpacked-size', 5]);
    const behind = [gzipSync(''), gzipSync(''), damagedBehind(new Uint8Array(4e6))];
    assert.deepEqual(refusal(Buffer.concat(behind), 1e9), ['data-binary', 1]);
  });

  it('is refused by the shape of its array', () => {
    const npy = npyWithHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (2000000, 2), }", new Uint8Array(4e6));
    const needed = npy.length + 2e6 * (3 + 2 + 8) + 3000;
    assert.equal(refusal(damagedBehind(npy), needed - 1, 'x.npy.gz')[0], 'data-memory');
    assert.equal(refusal(damagedBehind(npy), needed, 'x.npy.gz')[0], 'data-damaged');
    const images = idx(8, [1e6, 2, 2], new Uint8Array(4e6));
    const ofImages = images.length + 1e6 * (5 + 4 + 8) + 5000;
    assert.equal(refusal(damagedBehind(images), ofImages - 1, 'images-idx3-ubyte.gz')[0], 'data-memory');
    assert.equal(refusal(damagedBehind(images), ofImages, 'images-idx3-ubyte.gz')[0], 'data-damaged');
  });

  it('is read where nothing speaks against it, in one member or several, whatever the last one says', () => {
    for (const packed of [
      gzipSync(lines),
      Buffer.concat([gzipSync(lines.subarray(0, 3e6)), gzipSync(lines.subarray(3e6))]),
    ]) {
      const file = open(packed, 'data.csv.gz', 3e7);
      assert.ok(file.kind === 'text');
      assert.deepEqual([sizeOf(file.content), file.unpacked], [lines.length, lines.length]);
      const lying = Uint8Array.from(packed);
      lying.set([255, 255, 255, 0], lying.length - 4);
      assert.equal(refusal(lying, 3e7)[0], 'data-damaged');
    }
    const array = arraysOf(gzipSync(idx(8, [1e6, 2, 2], new Uint8Array(4e6))), 'images-idx3-ubyte.gz');
    assert.equal(array.unpacked, 4_000_016);
  });
});
