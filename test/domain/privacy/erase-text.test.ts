import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEraser, formerHolder } from '#domain/privacy/erase-text.ts';
import { nameKeyOf } from '#domain/register/register.ts';

const person = {
  lineUserId: 'U12345',
  names: ['นายแสงเดือน ทดลองยิ่ง', 'แดง'],
  phones: ['0891112210'],
};
const own = {
  person: 'own',
  rows: new Set(['m1']),
  duties: new Set(['duty-1']),
  things: new Set(['request-1']),
  areas: ['570401'],
};
const others = {
  isOfficial: (name: string) => name === 'อำเภอ เทิง',
  sharedKeys: new Set<string>(),
  longerNames: ['นายแสงเดือน ทดลองยิ่งยง'],
  own,
  foreign: new Set(['row-7']),
};
const { eraseDocument, mayHoldTrace } = createEraser(person, others);
const eraserOf = (names: string[], shared: string[] = []) =>
  createEraser({ ...person, names }, { ...others, sharedKeys: new Set(shared.map(nameKeyOf)) });
const name = { prefix: 'นาย', first: 'แสงเดือน', last: 'ทดลองยิ่ง' };

describe('erasing a person from a document of another person', () => {
  it.each([
    ['นายแสงเดือน ทดลองยิ่ง', formerHolder],
    ['คืนโดย แสงเดือน ทดลองยิ่ง วันนี้', `คืนโดย ${formerHolder} วันนี้`],
    ['แสงเดือน\u00a0ทดลองยิ่ง', formerHolder],
    ['แสงเดือน-ทดลองยิ่ง', formerHolder],
    ['แสงเดือน_ทดลองยิ่ง', formerHolder],
    ['แสงเดือน   ทดลองยิ่ง', formerHolder],
    ['แสงเดือน\u200bทดลองยิ่ง', formerHolder],
    ['แสงเดือน\nทดลองยิ่ง', formerHolder],
    ['"แสงเดือน\\nทดลองยิ่ง"', `"${formerHolder}"`],
    ['โทร 089-111-2210', 'โทร '],
    ['โทร 089.111.2210', 'โทร '],
    ['โทร (089) 111-2210', 'โทร '],
    ['โทร 089–111–2210', 'โทร '],
    ['โทร +66 89 111 2210', 'โทร '],
    ['๐๘๙๑๑๑๒๒๑๐', ''],
    ['10891112210', '10891112210'],
    ['{"to":"U12345"}', '{"to":"erased"}'],
    ['U123456', 'U123456'],
    ['แดง', 'แดง'],
    ['ธงสีแดง', 'ธงสีแดง'],
  ])('turns %j into %j', (text, expected) => {
    expect(eraseDocument({ text }, 'comments')).toEqual({ text: expected });
    expect(mayHoldTrace(text) || text === expected).toBe(true);
  });

  it.each(['น้ำผึ้ง คำดี', 'นํ้าผึ้ง คําดี', 'น้ําผึ้ง คําดี'])(
    'finds ำ typed as one or two characters in %j',
    (text) => {
      for (const given of ['น้ำผึ้ง คำดี', 'นํ้าผึ้ง คําดี']) {
        const eraser = eraserOf([given]);
        expect(eraser.mayHoldTrace(text)).toBe(true);
        expect(eraser.eraseDocument({ text }, 'comments')).toEqual({ text: formerHolder });
      }
    },
  );

  it.each(['member', '570401', '2024-12-18', 'สมชาย', 'plan-mission', 'อำเภอ เทิง', 'ดี มาก'])(
    'leaves the ordinary word %j everywhere',
    (word) => {
      const eraser = eraserOf([word]);
      const audit = { subject: word, note: word, before: { role: word }, after: [word] };
      expect(eraser.eraseDocument(audit, 'audit')).toBe(audit);
      const duty = { id: word, dueOn: word, state: word, returnNote: { by: word, text: word } };
      expect(eraser.eraseDocument(duty, 'duties')).toBe(duty);
      const unknown = { text: word };
      expect(eraser.eraseDocument(unknown, 'dialogs')).toBe(unknown);
      const report = { answers: { members: [{ id: 'x', name: { first: word, last: '' } }] } };
      expect(eraser.eraseDocument(report, 'submissions')).toBe(report);
    },
  );

  it('changes only fields that people wrote', () => {
    const text = 'แสงเดือน ทดลองยิ่ง';
    const duty = { id: text, centreName: text, returnNote: { by: text, text, count: 1 } };
    expect(eraseDocument(duty, 'duties')).toEqual({
      ...duty,
      returnNote: { by: formerHolder, text: formerHolder, count: 1 },
    });
    for (const collection of ['groups', 'sessions', 'persons'])
      expect(eraseDocument({ code: text }, collection)).toEqual({ code: text });
  });

  it('leaves a full name that another person also has', () => {
    const eraser = eraserOf(person.names, ['แสงเดือน ทดลองยิ่ง']);
    const note = { by: 'officer', note: 'นายแสงเดือน ทดลองยิ่ง' };
    expect(eraser.eraseDocument(note, 'audit')).toBe(note);
    expect(eraser.eraseDocument({ ...note, by: 'own' }, 'audit')).toMatchObject({
      note: formerHolder,
    });
  });

  it('leaves a longer name of another person, also beside the person’s own', () => {
    const text = 'แสงเดือน ทดลองยิ่งยง แทน นายแสงเดือน ทดลองยิ่ง';
    expect(eraseDocument({ text }, 'comments')).toEqual({
      text: `แสงเดือน ทดลองยิ่งยง แทน ${formerHolder}`,
    });
  });

  it('leaves register rows of a namesake and of a relative with the same phone', () => {
    const members = [
      { id: 'row-7', name, phone: '0800000000' },
      { id: 'row-8', name: { ...name, first: 'แสงดาว' }, phone: '0891112210' },
    ];
    const report = { answers: { members } };
    expect(eraseDocument(report, 'submissions')).toBe(report);
  });
});

describe('erasing a person from a document of the person', () => {
  it.each([
    ['joinRequests', { person: 'own', name: 'แดง' }, { name: formerHolder }],
    [
      'invites',
      { by: 'head', takenBy: [{ person: 'own' }], note: 'ให้แสงเดือนทดลองยิ่ง' },
      { note: `ให้${formerHolder}` },
    ],
    [
      'deliveries',
      { person: 'head', notice: { request: 'request-1', name: 'แดง' } },
      { notice: { name: formerHolder } },
    ],
    ['duties', { id: 'duty-1', returnNote: { by: 'แดง' } }, { returnNote: { by: formerHolder } }],
    ['settings', { id: '5704', officeContact: 'แสงเดือน ทดลองยิ่ง' }, { officeContact: formerHolder }],
  ])('clears the name in %s', (collection, document, expected) => {
    expect(eraseDocument(document, collection)).toMatchObject(expected);
  });

  it.each(['member', '570401', '2024-12-18', 'plan-mission'])(
    'leaves ids, roles and dates that equal the name %j',
    (word) => {
      const eraser = eraserOf([word]);
      const audit = { subject: 'own', action: word, note: word, after: { role: word, area: word } };
      expect(eraser.eraseDocument(audit, 'audit')).toBe(audit);
      const report = { by: 'own', form: word, at: word, answers: { kind: word, on: word } };
      expect(eraser.eraseDocument(report, 'submissions')).toBe(report);
    },
  );

  it('clears a name stored in parts with the phone beside it', () => {
    const members = [{ id: 'm1', name, phone: '0800000000' }];
    expect(eraseDocument({ by: 'own', answers: { members } }, 'submissions')).toMatchObject({
      answers: {
        members: [{ id: 'm1', name: { prefix: '', first: formerHolder, last: '' }, phone: null }],
      },
    });
  });

  it('leaves an office contact of another district and the signer of a foreign order', () => {
    const text = 'แสงเดือน ทดลองยิ่ง';
    const office = { id: '5701', officeContact: text };
    expect(eraseDocument(office, 'settings')).toBe(office);
    const order = { id: 'order', duty: 'other', signer: text };
    expect(eraseDocument(order, 'orders')).toBe(order);
  });
});

describe('a document without the person’s data', () => {
  it('is returned as the same object, with its dates and numbers', () => {
    const at = new Date();
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        const whole = { ...document, at };
        expect(eraseDocument(whole, 'dialogs')).toBe(whole);
      }),
    );
  });
});
