import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#api/papers/write-paper.ts';
import type { EditablePaper } from '#api/papers/docx/render-docx.ts';
import { papersOf } from '#test/support/papers/all-papers.ts';
import { inventArea } from '#test/support/papers/invented-facts.ts';
import { plainText } from '#test/support/papers/read-pdf.ts';

const papers = papersOf(inventArea({ area: '5704', isPartial: true }));

function editable(layout: EditablePaper['layout']): EditablePaper {
  const paper = papers.find(
    (one): one is EditablePaper =>
      one.layout === layout && (one.layout === 'memo' || one.layout === 'minutes'),
  );
  if (!paper) throw new Error(`no ${layout}`);
  return paper;
}

function textsOf(bytes: Uint8Array, file: string): string {
  const xml = strFromU8(unzipSync(bytes)[file] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
}

describe('a paper as an editable Word file', () => {
  it('is a memo with its subject, receiver, enclosures and Thai digits', async () => {
    const { data } = editable('memo');
    if (!('subject' in data)) throw new Error('no memo');
    const text = textsOf(await writeDocx(editable('memo')), 'word/document.xml');
    for (const words of [data.subject, data.to, ...data.enclosures.map(({ title }) => title)])
      expect(plainText(text)).toContain(plainText(words));
    expect(text).not.toMatch(/[0-9]/);
  });

  it('has the minutes with each attendee and each resolution', async () => {
    const { data } = editable('minutes');
    if (!('sheets' in data)) throw new Error('no minutes');
    const text = plainText(textsOf(await writeDocx(editable('minutes')), 'word/document.xml'));
    for (const { present, absent, agenda } of data.sheets)
      for (const words of [
        ...[...present, ...absent].map(({ name }) => name),
        ...agenda.map(({ resolution }) => resolution),
      ])
        expect(text).toContain(plainText(words));
  });

  it('has a draft mark, and is made with the same bytes each time', async () => {
    const paper = editable('memo');
    expect(paper.data.mark).toBe('ร่าง');
    const bytes = await writeDocx(paper);
    const files = Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('word/header'));
    expect(files.map((file) => textsOf(bytes, file)).join(' ')).toContain('ร่าง');
    expect(Buffer.from(await writeDocx(paper)).equals(Buffer.from(bytes))).toBe(true);
  });
});
