import { describe, expect, it } from 'vitest';
import { matchWords } from '#domain/duty/list/words.ts';
import { centres, duties, personOf } from '../../../support/world.ts';

const names = { centres, rounds: duties, people: [personOf('officer'), personOf('head')] };

describe('the words of a list', () => {
  it.each(['เวียง', 'ต.เวียง', 'ตำบลเวียง', 'เวีง'])('match a centre by "%s"', (word) => {
    const [match] = matchWords(word, names);
    const found = match?.centres ?? [];
    expect(found.length > 0).toBe(word !== 'เวีง');
  });

  it('match a title, a district and a name, each word on its own', () => {
    const [title, district, name] = matchWords('ประเมินระดับ อ.เทิง head', names);
    expect(new Set(title?.rounds.map(({ form }) => form))).toEqual(new Set(['grading']));
    expect(district?.centres).toContain('t570401');
    expect([name?.senders, name?.headsOf, name?.officersOf]).toEqual([['head'], ['5704'], []]);
  });

  it('match nothing when the search has no letters', () => {
    expect(matchWords('  . ', names)).toEqual([]);
  });
});
