import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noWrap } from '#bot/messages/parts/no-wrap.ts';
import { hostile } from './samples.ts';

/** The visible text: joiners are removed, every space is a plain space. */
const read = (text: string): string => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');
/** The parts of a text between which a phone may break the line. */
const pieces = (text: string): string[] => text.split(' ').map(read);

describe('words joined to stay on one line', () => {
  it.each([
    ['ประเมินระดับ ครั้งที่ 2 ต.งิ้ว', ['ประเมินระดับ', 'ครั้งที่ 2', 'ต.งิ้ว']],
    ['กำหนดถึงจังหวัด 25 ธ.ค. 2567', ['กำหนดถึงจังหวัด', '25 ธ.ค. 2567']],
    ['วันพุธที่ 25 ธันวาคม พ.ศ. 2567', ['วันพุธที่', '25 ธันวาคม พ.ศ. 2567']],
    ['ล่าสุด 20 พ.ย. · นัด 21 ธ.ค.', ['ล่าสุด 20 พ.ย.', '·', 'นัด 21 ธ.ค.']],
    ['แผน ส่งแล้ว 0 จาก 3', ['แผน', 'ส่งแล้ว 0 จาก 3']],
    ['เวลา 08.30 น. ของวันทำการ', ['เวลา', '08.30 น.', 'ของวันทำการ']],
  ])('keep the phrases of %j unbroken', (text, expected) => {
    expect(pieces(noWrap(text))).toEqual(expected);
  });

  it('keep the name of a place unbroken and let the words around it wrap', () => {
    expect(noWrap('ประชุม ต.ท่า')).toBe('ประชุม ต\u2060.\u2060ท่\u2060า');
  });

  it('change no word of a text, and skip a phrase that is too long for one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(read(noWrap(text))).toBe(read(text));
      }),
    );
    const long = `ต.${'ยาว'.repeat(13)}`;
    expect(noWrap(long)).toBe(long);
  });
});
