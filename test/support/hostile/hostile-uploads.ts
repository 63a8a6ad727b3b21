import * as fc from 'fast-check';
import sharp from 'sharp';
import { avifOf, brokenJpeg, heicHead, hugePng } from './hostile-pictures.ts';

/** One request to the upload endpoint as a stranger may send it. */
export interface HostileUpload {
  duty: string;
  query: string;
  contentType: string;
  body: Buffer;
}

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const signatures = [
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('RIFF\u0010\0\0\0WEBPVP8 ', 'latin1'),
  Buffer.from('\0\0\0\u0018ftypavif\0\0\0\0', 'latin1'),
  Buffer.from('%PDF-', 'latin1'),
];

/** Complete pictures of each accepted format, a few dozen pixels wide. */
async function wholeFiles(): Promise<Buffer[]> {
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#446688' } });
  const formats = ['jpeg', 'png', 'webp', 'avif'] as const;
  const pictures = formats.map((format) => picture.clone().toFormat(format).toBuffer());
  return [...(await Promise.all(pictures)), pdf];
}

function contentsOf(whole: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const one = fc.constantFrom(...whole);
  const noise = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cut = fc.tuple(one, share).map(([bytes, part]) => bytes.subarray(0, bytes.length * part));
  const changed = fc.tuple(one, share, noise).map(([bytes, part, other]) => {
    const copy = Buffer.from(bytes);
    other.copy(copy, Math.floor(copy.length * part));
    return copy;
  });
  const signed = fc
    .tuple(fc.constantFrom(...signatures), noise)
    .map((parts) => Buffer.concat(parts));
  const made = fc.constantFrom(
    hugePng(),
    heicHead(),
    brokenJpeg(),
    avifOf('49-megapixels'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    Buffer.from([0x4d, 0x5a, 0x90]),
    Buffer.from('GIF89a\u0001\0\u0001\0'),
    Buffer.from('PK\u0003\u0004'),
    Buffer.alloc(0),
  );
  return fc.oneof(one, cut, changed, signed, noise, made);
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '$where',
    '../../etc/passwd',
    '..\\a.exe',
    'a\0b',
    'a"; filename="b',
    'รูป'.repeat(200),
    '%0D%0Ax: y',
    '\u202Egpj.exe',
    'file[999999999]',
    'file[]',
  ),
);

/** Most values are what the endpoint expects, so that later checks are reached too. */
function mostly(usual: string, odd: fc.Arbitrary<string> = oddText): fc.Arbitrary<string> {
  return fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

interface Part {
  field: string;
  name: string;
  type: string;
  bytes: Buffer;
}

function partsOf(content: fc.Arbitrary<Buffer>): fc.Arbitrary<Part[]> {
  const file = fc.record({
    field: mostly('file'),
    name: fc.oneof(fc.constant('รูป.jpg'), oddText),
    type: mostly('image/jpeg'),
    bytes: content,
  });
  const many = { weight: 1, arbitrary: fc.array(file, { maxLength: 8 }) };
  return fc.oneof({ weight: 6, arbitrary: file.map((upload) => [upload]) }, many);
}

function formOf(parts: readonly Part[], boundary: string): Buffer {
  const written = parts.flatMap(({ field, name, type, bytes }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"; `),
    Buffer.from(`filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
}

/** A multipart form: complete, cut off, damaged in the middle, or with a wrong content type. */
function bodiesOf(
  content: fc.Arbitrary<Buffer>,
): fc.Arbitrary<Pick<HostileUpload, 'contentType' | 'body'>> {
  const form = partsOf(content).map((parts) => formOf(parts, 'b0undary'));
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cut = fc.tuple(form, share).map(([bytes, part]) => bytes.subarray(0, bytes.length * part));
  const spoiled = fc
    .tuple(form, share, fc.uint8Array({ maxLength: 20 }))
    .map(([bytes, part, noise]) => {
      const copy = Buffer.from(bytes);
      Buffer.from(noise).copy(copy, Math.floor(copy.length * part));
      return copy;
    });
  const body = fc.oneof(
    { weight: 6, arbitrary: form },
    { weight: 1, arbitrary: cut },
    { weight: 1, arbitrary: spoiled },
  );
  const others = fc.constantFrom(
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=other',
    `multipart/form-data; boundary=${'x'.repeat(300)}`,
    'multipart/mixed; boundary=b0undary',
    'application/json',
    'image/jpeg',
  );
  return fc.record({ body, contentType: mostly('multipart/form-data; boundary=b0undary', others) });
}

/**
 * The parts of an upload that a stranger can vary: address, form and file. Most uploads are for the duty
 * `own`.
 */
export async function hostileUploads({
  own,
  foreign,
}: {
  own: string;
  foreign: string;
}): Promise<fc.Arbitrary<HostileUpload>> {
  const query = fc
    .record({
      id: fc.oneof(
        { weight: 12, arbitrary: fc.uuid() },
        { weight: 1, arbitrary: oddText.map(encoded) },
      ),
      field: mostly('photos'),
      more: mostly('', fc.constantFrom('&field=photos', '&attachment=x', '&%ff', '&__proto__=1')),
    })
    .map(({ id, field, more }) => `?attachment=${id}&field=${encoded(field)}${more}`);
  const duty = mostly(
    own,
    fc.oneof(
      oddText.map((text) => encoded(text) || '-'),
      fc.constantFrom('%', '%ff', '%00', foreign),
    ),
  );
  return fc
    .tuple(duty, query, bodiesOf(contentsOf(await wholeFiles())))
    .map(([to, asked, sent]) => ({ duty: to, query: asked, ...sent }));
}
