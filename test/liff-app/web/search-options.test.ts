import { describe, expect, it } from 'vitest';
import type { Output } from '#contract/contract.ts';
import {
  countText,
  markedPieces,
  moveActive,
  nextKind,
  openedGroup,
  optionGroups,
} from '#web/screens/search/options.ts';

type Groups = Output<'search'>['groups'];

const row = (id: string) => ({ id, title: id, subtitle: '', href: `/app/${id}`, state: null });
const groups: Groups = [
  { kind: 'centre', total: 1, isMore: false, rows: [row('c')] },
  { kind: 'person', total: 0, isMore: false, rows: [] },
  { kind: 'duty', total: 60, isMore: true, rows: [row('d1'), row('d2')] },
  { kind: 'order', total: 1, isMore: false, rows: [row('o')] },
];

describe('the groups of search results', () => {
  it('leave out kinds without results, and offer to show the rest of a long one', () => {
    const shown = optionGroups(groups, null);
    expect(shown.map(({ label, moreOf, more }) => [label, moreOf, moreOf ? more : ''])).toEqual([
      ['ศอช.', null, ''],
      ['เรื่อง', 'duty', 'ดูทั้ง 60+'],
      ['คำสั่ง', null, ''],
    ]);
    expect(optionGroups(groups, 'duty').map(({ label }) => label)).toEqual(['เรื่อง']);
  });

  it('show recently opened things under one heading', () => {
    const [group] = openedGroup([{ ...row('c'), kind: 'centre' }]);
    expect(group).toMatchObject({ label: 'เปิดล่าสุด', options: [{ href: '/app/c' }] });
    expect(openedGroup([])).toEqual([]);
  });

  it('mark a number that is a lower bound', () => {
    expect(countText({ total: 60, isMore: true })).toBe('60+');
    expect(countText({ total: 3, isMore: false })).toBe('3');
  });
});

describe('the keyboard in the search', () => {
  it('moves over kinds that have results, and returns to all kinds', () => {
    const walked = [null, 'centre', 'duty', 'order'] as const;
    expect(walked.map((kind) => nextKind(groups, kind))).toEqual(['centre', 'duty', 'order', null]);
  });

  it('moves over all options and continues at the other end', () => {
    expect(moveActive(-1, { by: 1, count: 3 })).toBe(0);
    expect(moveActive(-1, { by: -1, count: 3 })).toBe(2);
    expect(moveActive(2, { by: 1, count: 3 })).toBe(0);
    expect(moveActive(0, { by: -1, count: 3 })).toBe(2);
    expect(moveActive(0, { by: 1, count: 0 })).toBe(-1);
  });
});

describe('the highlighted parts of a result', () => {
  const marked = (text: string, typed: string) =>
    markedPieces(text, typed).map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text));

  it.each([
    ['ศอช.ต.ดอยงาม', 'ดอยงาม', ['ศอช.ต.', '[ดอยงาม]']],
    ['ศอช.ต.ดอยงาม อ.พาน', 'พาน ดอยงาม', ['ศอช.ต.', '[ดอยงาม]', ' อ.พาน']],
    ['นายปั๋น ทดลอง', 'ปัน', ['นายปั๋น ทดลอง']],
    ['เวียง', 'เวียง', ['[เวียง]']],
  ])('in the text %j with the query %j are %j', (text, typed, expected) => {
    expect(marked(text, typed)).toEqual(expected);
  });
});
