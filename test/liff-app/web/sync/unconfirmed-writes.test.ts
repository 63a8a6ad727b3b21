import { expect, it } from 'vitest';
import { isOwnWrite, withSent, withoutFields } from '#web/sync/unconfirmed-writes.ts';

const place = (value: unknown) => [{ field: 'place', value }];
const onServer = (theirs: unknown) => ({ field: 'place', theirs });

it('a value sent from this phone is recognized as its own until the server has confirmed the field', () => {
  const sent = withSent(withSent({}, place('วัด')), place('วัดป่า'));
  expect([isOwnWrite(sent, onServer('วัด')), isOwnWrite(sent, onServer('วัดป่า'))]).toEqual([
    true,
    true,
  ]);
  expect(isOwnWrite(sent, onServer('ศาลา'))).toBe(false);
  expect(isOwnWrite(withoutFields(sent, ['place']), onServer('วัด'))).toBe(false);
});

it('the newest five different values sent for a field are kept', () => {
  const words = ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ', 'จ'];
  const sent = words.reduce((echoes, word) => withSent(echoes, place(word)), {});
  expect(sent).toEqual({ place: ['ข', 'ค', 'ง', 'ฉ', 'จ'] });
});
