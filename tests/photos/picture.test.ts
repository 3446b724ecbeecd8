/** Pictures by their own bytes: what they are, what is taken out, and that hostile bytes neither throw nor hang. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrientation, writeOrientation } from '../../src/photos/orientation.js';
import { MAX_BYTES, MAX_PIXELS, MAX_SIDE, type Picture, pictureOf } from '../../src/photos/picture.js';
import { app1, ascii, bytesOf, chunk, EOI, exifOf, frame, header, holds, jpeg, PNG, png, riff, scan, SECRET, segment, SOI, vp8, vp8l, vp8x, webp } from './pictures.js';

const picture = (bytes: Uint8Array): Picture => {
  const found = pictureOf(bytes);
  if (typeof found === 'string') throw new Error(found);
  return found;
};

const HIDING: [string, Uint8Array][] = [
  ['jpeg, Exif', jpeg({ extra: [app1(1)] })],
  ['jpeg, XMP', jpeg({ extra: [segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${SECRET}`))] })],
  ['jpeg, IPTC in Photoshop’s segment', jpeg({ extra: [segment(0xed, ascii(`Photoshop 3.0\0${SECRET}`))] })],
  ['jpeg, a comment', jpeg({ extra: [segment(0xfe, ascii(SECRET))] })],
  ['jpeg, a colour profile', jpeg({ extra: [segment(0xe2, ascii(`ICC_PROFILE\0\x01\x01${SECRET}`))] })],
  ['jpeg, a thumbnail in a second JFIF', jpeg({ extra: [segment(0xe0, bytesOf(ascii('JFIF\0'), [1, 1, 0, 0, 1, 0, 1, 9, 9], ascii(SECRET)))] })],
  ['jpeg, a film behind the picture', jpeg({ after: ascii(`ftypmp42${SECRET}`) })],
  ['jpeg, a comment between two scans', bytesOf(SOI, frame(8, 8, 0xc2), scan(), segment(0xfe, ascii(SECRET)), scan(), EOI)],
  ['jpeg, an unknown APP9', jpeg({ extra: [segment(0xe9, ascii(SECRET))] })],
  ['png, text', png({ extra: [chunk('tEXt', ascii(`Author\0${SECRET}`))] })],
  ['png, compressed and international text', png({ extra: [chunk('zTXt', ascii(SECRET)), chunk('iTXt', ascii(SECRET))] })],
  ['png, Exif', png({ extra: [chunk('eXIf', exifOf(1))] })],
  ['png, its time and a profile', png({ extra: [chunk('tIME', ascii(SECRET)), chunk('iCCP', ascii(SECRET))] })],
  ['png, a chunk of somebody’s own', png({ extra: [chunk('prVt', ascii(SECRET))] })],
  ['png, what follows its end', png({ after: [...ascii(SECRET)] })],
  ['png, words in IEND', bytesOf(PNG, header(4, 4), chunk('IDAT', [1]), chunk('IEND', ascii(SECRET)))],
  ['webp, Exif and XMP', webp([vp8x(0x0c, 640, 480), vp8(640, 480), riff('EXIF', exifOf(1)), riff('XMP ', ascii(SECRET))])],
  ['webp, a profile and an unknown chunk', webp([vp8x(0x20, 640, 480), riff('ICCP', ascii(SECRET)), vp8l(640, 480), riff('Uknw', ascii(SECRET))])],
  ['webp, what follows its end', webp([vp8(640, 480)], [...ascii(SECRET)])],
];

describe('what is not seen is taken out', () => {
  it.each(HIDING)('%s', (_name, bytes) => {
    expect(holds(bytes, SECRET)).toBe(true);
    const clean = picture(bytes);
    expect(holds(clean.bytes, SECRET)).toBe(false);
    expect(clean.bytes.length).toBeLessThan(bytes.length);
    expect(picture(clean.bytes)).toEqual(clean); // clean again is the same
  });

  it('what draws stays as it was, to the byte', () => {
    const bare = bytesOf(SOI, segment(0xdb, [0, 1]), frame(8, 8), segment(0xc4, [0, 2]), segment(0xdd, [0, 4]), scan(), EOI);
    expect(picture(bare).bytes).toEqual(bare);
    expect(picture(webp([vp8(64, 32)])).bytes).toEqual(webp([vp8(64, 32)]));
    expect(holds(picture(png({ extra: [chunk('PLTE', ascii('palette')), chunk('tRNS', ascii('transparent'))] })).bytes, 'transparent')).toBe(true);
    const alpha = webp([vp8x(0x10, 64, 32), riff('ALPH', ascii('alpha')), vp8(64, 32)]);
    expect(picture(alpha).bytes).toEqual(alpha);
  });

  it('keeps Adobe’s marker, which says how colours are coded, without what follows in it', () => {
    const adobe = segment(0xee, bytesOf(ascii('Adobe'), [0, 100, 0, 0, 0, 0, 1], ascii(SECRET)));
    const { bytes } = picture(jpeg({ extra: [adobe] }));
    expect(holds(bytes, 'Adobe\0d')).toBe(true);
    expect(holds(bytes, SECRET)).toBe(false);
  });
});

describe('which way up', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i stays, in both byte orders and all formats, and turns the dimensions', (n) => {
    const [width, height] = n >= 5 ? [480, 640] : [640, 480];
    for (const order of ['II', 'MM'] as const) {
      expect(readOrientation(exifOf(n, order))).toBe(n);
      for (const bytes of [jpeg({ extra: [app1(n, order)] }), png({ extra: [chunk('eXIf', exifOf(n, order))] }), webp([vp8x(8, 640, 480), vp8(640, 480), riff('EXIF', exifOf(n, order))])]) {
        const clean = picture(bytes);
        expect(clean).toMatchObject({ width, height });
        expect(picture(clean.bytes)).toEqual(clean);
        expect(holds(clean.bytes, SECRET)).toBe(false);
      }
    }
    expect(readOrientation(writeOrientation(n))).toBe(n);
  });

  it('nonsense is upright', () => {
    for (const n of [0, 9, 65_535]) expect(readOrientation(exifOf(n))).toBe(1);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => [1, 2, 3, 4, 5, 6, 7, 8].includes(readOrientation(bytes))));
  });
});

describe('what is no photo', () => {
  const NOT: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'empty'],
    ['a GIF', ascii('GIF89a\x01\0\x01\0'), 'not-picture'],
    ['an SVG with a script', ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'not-picture'],
    ['a page', ascii('<!doctype html><script>alert(1)</script>'), 'not-picture'],
    ['a zip', ascii('PK\x03\x04photo.jpg'), 'not-picture'],
    ['a PDF', ascii('%PDF-1.7'), 'not-picture'],
    ['HEIC', ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'heic'],
    ['HEIF of several brands', ascii('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'), 'heic'],
    ['AVIF', ascii('\0\0\0\x18ftypavif\0\0\0\0mif1'), 'heic'],
    ['a film', ascii('\0\0\0\x18ftypmp42\0\0\0\0isom'), 'not-picture'],
    ['a JPEG of its first bytes alone', bytesOf(SOI, [0xff]), 'not-picture'],
    ['a JPEG without a scan', bytesOf(SOI, frame(4, 4), EOI), 'not-picture'],
    ['a JPEG with two pictures in it', bytesOf(SOI, frame(4, 4), scan(), frame(5, 5), scan(), EOI), 'not-picture'],
    ['a JPEG of no height', bytesOf(SOI, frame(4, 0), scan(), EOI), 'not-picture'],
    ['a JPEG whose segment is longer than the file', bytesOf(SOI, [0xff, 0xe1, 0xff, 0xff], ascii('short')), 'not-picture'],
    ['a PNG without an end', bytesOf(PNG, header(4, 4), chunk('IDAT', [1])), 'not-picture'],
    ['a PNG without a picture', bytesOf(PNG, header(4, 4), chunk('IEND', [])), 'not-picture'],
    ['a PNG whose header comes second', bytesOf(PNG, chunk('tEXt', []), header(4, 4), chunk('IDAT', [1]), chunk('IEND', [])), 'not-picture'],
    ['a moving WebP', webp([vp8x(2, 4, 4), riff('ANIM', [0, 0, 0, 0, 0, 0]), riff('ANMF', vp8(4, 4))]), 'not-picture'],
    ['a WAV', bytesOf(ascii('RIFF'), [4, 0, 0, 0], ascii('WAVE')), 'not-picture'],
  ];
  it.each(NOT)('%s', (_name, bytes, fault) => expect(pictureOf(bytes)).toBe(fault));

  it('a page behind a picture’s first bytes is cut to the picture', () => {
    expect(holds(picture(jpeg({ extra: [segment(0xfe, ascii('<script>alert(1)</script>'))], after: ascii('<script>alert(2)</script>PK\x03\x04') })).bytes, 'script')).toBe(false);
  });

  it('bombs: many pixels in few bytes, judged by the header', () => {
    expect(pictureOf(png({ width: 50_000, height: 50_000 }))).toBe('too-many-pixels');
    expect(pictureOf(png({ width: MAX_SIDE, height: 6_000 }))).toMatchObject({ width: MAX_SIDE, height: 6_000 });
    expect(pictureOf(png({ width: MAX_SIDE + 1, height: 1 }))).toBe('too-many-pixels');
    expect(pictureOf(png({ width: 10_000, height: MAX_PIXELS / 10_000 }))).toMatchObject({ width: 10_000 });
    expect(pictureOf(png({ width: 10_000, height: MAX_PIXELS / 10_000 + 1 }))).toBe('too-many-pixels');
    expect(pictureOf(jpeg({ width: 65_535, height: 65_535 }))).toBe('too-many-pixels');
    expect(pictureOf(png({ width: 0xffffffff, height: 0xffffffff }))).toBe('too-many-pixels');
  });

  it('8 MB exactly is taken, a byte more is not', () => {
    const whole = (size: number): Uint8Array => {
      const bytes = new Uint8Array(size);
      bytes.set(bytesOf(SOI, frame(4_000, 3_000), scan()));
      return bytes;
    };
    expect(pictureOf(whole(MAX_BYTES))).toMatchObject({ type: 'image/jpeg', width: 4_000 });
    expect(pictureOf(whole(MAX_BYTES + 1))).toBe('too-big');
  });
});

describe('hostile bytes', () => {
  const FAULTS = ['empty', 'too-big', 'not-picture', 'heic', 'too-many-pixels'];
  const judged = (bytes: Uint8Array): void => {
    const found = pictureOf(bytes);
    if (typeof found === 'string') expect(FAULTS).toContain(found);
    else if (found.bytes.length <= MAX_BYTES) {
      expect(found.bytes.length).toBeLessThanOrEqual(bytes.length + 64);
      expect(pictureOf(found.bytes)).toEqual(found);
    }
  };
  const seeds = [...HIDING.map(([, bytes]) => bytes), jpeg(), png(), webp([vp8l(9, 9)])];

  it('noise behind each format’s first bytes', () => {
    const starts = [bytesOf(SOI, [0xff]), PNG, bytesOf(PNG, header(9, 9)), ascii('RIFF\xff\xff\0\0WEBP'), bytesOf(SOI, frame(9, 9))];
    fc.assert(fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }), (start, rest) => judged(bytesOf(start, rest))), { numRuns: 800 });
  });

  it('real files with bytes changed, cut, or repeated', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 }), fc.nat(1_200), fc.boolean(), (seed, changes, cut, twice) => {
        const bytes = twice ? bytesOf(seed, seed.subarray(2)) : Uint8Array.from(seed);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        judged(bytes.subarray(0, Math.max(1, bytes.length - (cut % bytes.length))));
      }),
      { numRuns: 1_200 },
    );
  });

  it('the worst of 8 MB: every byte is looked at a bounded number of times, and nothing hangs', () => {
    const filled = (start: Uint8Array, pattern: readonly number[]): Uint8Array => {
      const bytes = new Uint8Array(MAX_BYTES);
      for (let i = 0; i < bytes.length; i += pattern.length) bytes.set(pattern.slice(0, bytes.length - i), i);
      bytes.set(start);
      return bytes;
    };
    judged(filled(bytesOf(SOI), [0xff])); // fill bytes alone
    judged(filled(bytesOf(SOI, frame(4, 4), segment(0xda, [0])), [0xff, 0])); // a scan that never ends
    judged(filled(bytesOf(SOI, frame(4, 4)), [...segment(0xda, [0])])); // nothing but scans
    judged(filled(bytesOf(PNG, header(4, 4)), [...chunk('IDAT', [])])); // nothing but empty chunks
    judged(filled(ascii('RIFF\xff\xff\xff\x7fWEBP'), [...riff('Uknw', [])]));
  });
});
