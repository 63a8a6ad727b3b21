import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEraser, formerHolder } from '#domain/privacy/erase-text.ts';
import { nameKeyOf } from '#domain/register/register.ts';

const person = {
  lineUserId: 'U12345',
  names: ['นายแสงเดือน ทดลองยิ่ง', 'แดง'],
  phones: ['0891112210'],
};
const others = {
  isPlace: (text: string) => text === 'เวียง',
  longerNames: ['นายแสงเดือน ทดลองยิ่งยง'],
  own: new Set(['own']),
  foreign: new Set(['namesake', 'row-7']),
};
const { eraseDocument, needles } = createEraser(person, others);

describe('erasing a person from a document', () => {
  it.each([
    ['นายแสงเดือน ทดลองยิ่ง', formerHolder],
    ['คืนโดย แสงเดือน ทดลองยิ่ง วันนี้', `คืนโดย ${formerHolder} วันนี้`],
    ['แสงเดือน\u00a0ทดลองยิ่ง', formerHolder],
    [nameKeyOf('นายแสงเดือน ทดลองยิ่ง'), formerHolder],
    ['โทร 089-111-2210', 'โทร '],
    ['๐๘๙๑๑๑๒๒๑๐', ''],
    ['{"to":"U12345"}', '{"to":"erased"}'],
    ['แดง', formerHolder],
    ['ธงสีแดง', 'ธงสีแดง'],
  ])('turns %j into %j', (text, expected) => {
    expect(eraseDocument({ list: [{ text }] })).toEqual({ list: [{ text: expected }] });
  });

  it('leaves a longer name of another person, also beside the person’s own', () => {
    const text = 'แสงเดือน ทดลองยิ่งยง แทน นายแสงเดือน ทดลองยิ่ง';
    expect(eraseDocument({ text })).toEqual({
      text: `แสงเดือน ทดลองยิ่งยง แทน ${formerHolder}`,
    });
  });

  it('leaves documents and register rows of a namesake', () => {
    const name = { prefix: 'นาย', first: 'แสงเดือน', last: 'ทดลองยิ่ง' };
    const theirs = { by: 'namesake', note: 'นายแสงเดือน ทดลองยิ่ง' };
    expect(eraseDocument(theirs)).toBe(theirs);
    expect(eraseDocument({ ...theirs, person: 'own' })).toMatchObject({ note: formerHolder });
    const register = { members: [{ id: 'row-7', name, phone: '0800000000' }] };
    expect(eraseDocument(register)).toBe(register);
  });

  it('clears a name stored in parts with the phone beside it', () => {
    const name = { prefix: 'นาย', first: 'แสงเดือน', last: 'ทดลองยิ่ง' };
    expect(eraseDocument({ members: [{ id: 'm1', name, phone: '0800000000' }] })).toEqual({
      members: [{ id: 'm1', name: { prefix: '', first: formerHolder, last: '' }, phone: null }],
    });
  });

  it('leaves a relative with the same surname', () => {
    const row = { prefix: 'นาง', first: 'แสงดาว', last: 'ทดลองยิ่ง', phone: '0800000000' };
    expect(eraseDocument(row)).toBe(row);
  });

  it('leaves a name in LINE that is a place, except where a person is named', () => {
    const eraser = createEraser({ ...person, names: ['เวียง'] }, others);
    expect(eraser.eraseDocument({ tambon: 'เวียง', by: 'เวียง' })).toEqual({
      tambon: 'เวียง',
      by: formerHolder,
    });
  });

  it('returns the very same document without a trace, and keeps dates and numbers', () => {
    const at = new Date();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        fc.pre(!JSON.stringify(document).includes('แดง'));
        const whole = { ...document, at };
        expect(eraseDocument(whole)).toBe(whole);
      }),
    );
  });

  it('names a needle in every document it changes', () => {
    const texts = ['นายแสงเดือน ทดลองยิ่ง', '089 111 2210', 'U12345', 'แดง'];
    for (const text of texts) expect(needles.some((needle) => text.includes(needle))).toBe(true);
  });
});
