// cspell:ignore APNG IHDR IDAT IEND
import { crc32 } from 'node:zlib';

/**
 * One PNG that shows others of the same size and kind one after the other, for ever: an APNG. What knows no APNG shows the
 * first. Their compressed pixels stay as they are.
 * @param delay milliseconds for which each is shown.
 */
export function animated(pictures: readonly Buffer[], delay: number): Buffer {
  const [first] = pictures.map(chunksOf);
  if (!first) throw new Error('There is no picture.');
  const header = first.find(({ type }) => type === 'IHDR')!;
  let sequence = 0;
  const frames = pictures.flatMap((picture, index) => {
    const pixels = chunksOf(picture).filter(({ type }) => type === 'IDAT');
    const control = chunk(
      'fcTL',
      numbers(sequence++, width(header), height(header), 0, 0),
      shorts(delay, 1000),
      bytes(0, 0),
    );
    return [
      control,
      ...pixels.map(({ data }) => (index === 0 ? chunk('IDAT', data) : chunk('fdAT', numbers(sequence++), data))),
    ];
  });
  return Buffer.concat([
    signature,
    chunk('IHDR', header.data),
    chunk('acTL', numbers(pictures.length, 0)),
    ...frames,
    chunk('IEND'),
  ]);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

function chunksOf(picture: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < picture.length;) {
    const length = picture.readUInt32BE(at);
    chunks.push({ type: picture.toString('latin1', at + 4, at + 8), data: picture.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, ...parts: readonly Buffer[]): Buffer {
  const data = Buffer.concat([Buffer.from(type, 'latin1'), ...parts]);
  return Buffer.concat([numbers(data.length - type.length), data, numbers(crc32(data))]);
}

const width = ({ data }: Chunk): number => data.readUInt32BE(0);
const height = ({ data }: Chunk): number => data.readUInt32BE(4);

function numbers(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32BE(value, index * 4));
  return buffer;
}

function shorts(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => buffer.writeUInt16BE(value, index * 2));
  return buffer;
}

function bytes(...values: readonly number[]): Buffer {
  return Buffer.from(values);
}
