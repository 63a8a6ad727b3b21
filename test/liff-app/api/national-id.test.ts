import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { cleanTypedTexts } from '#api/typed-texts.ts';
import { draftProblem } from '#domain/form/form.ts';
import { testDatabase } from '#test/support/database.ts';
import { fieldOf } from '#test/domain/fields/samples.ts';
import { at, isRecord } from './client.ts';
import { duty, openDesk, path } from './api-fixture.ts';
import { createUploads, pdf } from './files/uploads.ts';

const db = await testDatabase();
const { api } = await openDesk(db);
const { upload } = createUploads(api);

/** A number with a valid check digit, as the card prints it. */
const id = '1-1017-00230-70-8';
const wrongId = '1-1017-00230-70-9';

/** Names of texts that are chosen from a list or made by the app. A text with another name is typed. */
const chosen = new Set(
  ['id', 'idToken', 'centre', 'member', 'person', 'to', 'field', 'list', 'seen', 'path', 'area']
    .concat(['column', 'after', 'province', 'letter', 'obligation', 'areaCode', 'from', 'into'])
    .concat(['ids', 'copied', 'district', 'clause']),
);
/** These are checked by the rules of the form or list, which are tested below. */
const checkedByForm = new Set(['answers', 'reasons', 'lines', 'known', 'value']);

type Leaf = readonly string[];

/** The paths of all typed texts in a schema, read from its JSON schema. */
function typedIn(schema: unknown, here: Leaf = []): Leaf[] {
  const type = at(schema, 'type');
  const name = here.findLast((part) => part !== '0') ?? '';
  if (checkedByForm.has(name)) return [];
  const options = at(schema, 'anyOf') ?? at(schema, 'oneOf');
  if (Array.isArray(options)) return options.flatMap((option) => typedIn(option, here));
  if (type === 'array') return typedIn(at(schema, 'items'), [...here, '0']);
  if (type === 'object')
    return Object.entries(partsOf(at(schema, 'properties'))).flatMap(([key, part]) =>
      typedIn(part, [...here, key]),
    );
  const isFree = ['pattern', 'format', 'enum', 'const'].every(
    (key) => at(schema, key) === undefined,
  );
  return type === 'string' && isFree && !chosen.has(name) ? [here] : [];
}

function partsOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function nested([key, ...rest]: Leaf, text: string): unknown {
  if (key === undefined) return text;
  const inner = nested(rest, text);
  return key === '0' ? [inner] : { [key]: inner };
}

const typed = Object.entries(contract).flatMap(([name, row]) =>
  typedIn(z.toJSONSchema(row.input, { io: 'input', unrepresentable: 'any' })).map((leaf) => ({
    name,
    row,
    leaf,
    field: leaf.join('.'),
  })),
);

function requestOf({ row, leaf }: (typeof typed)[number], text: string) {
  const url = row.path.replace(/:\w+/g, 'x');
  const [key = ''] = leaf;
  if (row.method === 'GET')
    return { path: `${url}?${new URLSearchParams({ [key]: text }).toString()}` };
  return { method: row.method, path: url, json: nested(leaf, text) };
}

describe('every typed text of the API', () => {
  it('is listed in the contract', () => {
    const fields = typed.map(({ name, field }) => `${name} ${field}`);
    expect(fields).toEqual(
      expect.arrayContaining([
        'duty.return comments.0.text',
        'comment.reply text',
        'extension.ask reason',
        'extension.decide reason',
        'invite.create note',
        'joinRequest.ask name',
        'office.edit address',
        'centre.open name',
        'holiday.add name',
        'letter.save clauses.0.summary',
        'criteria.save content.categories.0.indicators.0.title',
        'criteria.import sheets.0.rows.0.0',
      ]),
    );
    expect(fields.length).toBeGreaterThan(50);
  });

  it('refuses a national id and names the field', async () => {
    const province = await api.as('province');
    const answers = await Promise.all(
      typed.map(async (text) => {
        const { status, json } = await province(requestOf(text, `เลข ${id}`));
        return [text.name, status, json['code'], at(json, 'details', 'field')];
      }),
    );
    expect(answers).toEqual(typed.map(({ name, field }) => [name, 422, 'national-id', field]));
  });

  it('may contain 13 digits without a valid check digit', async () => {
    const province = await api.as('province');
    const codes = await Promise.all(
      typed.map(async (text) => (await province(requestOf(text, `เลข ${wrongId}`))).json['code']),
    );
    expect(codes).not.toContain('national-id');
  });

  it('is blank when it has only invisible characters', () => {
    const blank = ' \u200b\u3164\u2060\n\u2800';
    for (const { row, leaf } of typed.filter(({ leaf }) => leaf.at(-1) !== 'reason'))
      expect(cleanTypedTexts(row.input, nested(leaf, blank))).toEqual(nested(leaf, ''));
  });

  it('stays unchanged when it is an id, a day or an answer', () => {
    const input = { id: 'a\u200b', changes: [{ field: 'f', value: ' ก\u200b ', seen: null }] };
    expect(cleanTypedTexts(contract['draft.save'].input, input)).toEqual(input);
  });
});

describe('a reason of only invisible characters', () => {
  it('is refused by every endpoint that takes a reason', async () => {
    const province = await api.as('province');
    const reasons = typed.filter(({ leaf }) => leaf.at(-1) === 'reason');
    const codes = await Promise.all(
      reasons.map(async (text) => (await province(requestOf(text, '\u200b\u3164'))).json['code']),
    );
    expect(reasons.length).toBeGreaterThan(15);
    expect(new Set(codes)).toEqual(new Set(['reason-required']));
  });

  it('is refused without changing anything', async () => {
    const province = await api.as('province');
    const answer = await province({ path: `${path}/waive`, json: { reason: '\u200b\u3164' } });
    expect([answer.status, answer.json['code']]).toEqual([422, 'reason-required']);
    expect((await db.stores.duties.get(duty.id))?.state).toBe('todo');
  });
});

describe('a national id in a form', () => {
  const kinds = Object.values(fieldOf);
  const values: Partial<Record<string, unknown>> = {
    personName: { prefix: 'นาย', first: id, last: 'ก' },
    choices: [id],
    place: { text: id },
    indicator: { score: 1, note: id },
    repeat: [{ id: 'r1', name: id }],
    photos: [{ id: crypto.randomUUID(), name: `${id}.jpg` }],
    files: [{ id: crypto.randomUUID(), name: `${id}.pdf` }],
  };

  it.each(kinds)('is not stored in a draft: $kind', (field) => {
    if (field.kind === 'memberPick' || field.kind === 'yesNo') return;
    const value = values[field.kind] ?? id;
    expect(draftProblem(field, value)).toContain('ระบบไม่เก็บเลขประจำตัวประชาชน');
  });

  it('is refused in a reason of a draft, which keeps the other answers', async () => {
    const officer = await api.as('officer');
    const answer = await officer({
      method: 'PUT',
      path: `${path}/draft`,
      json: {
        changes: [{ field: 'whyNot', value: 'รอคำสั่ง', seen: null }],
        reasons: { any: id },
      },
    });
    expect(at(answer.json, 'refused', 0)).toMatchObject({ field: 'reasons.any' });
    expect(Object.keys(partsOf(at(answer.json, 'saved')))).toEqual(['whyNot']);
  });
});

describe('a national id in a file name', () => {
  it('is refused before the file is stored', async () => {
    const answer = await upload({ bytes: pdf, name: `บัตร ${id}.pdf` });
    expect([answer.status, at(answer.json, 'code')]).toEqual([422, 'national-id']);
    expect(await db.stores.attachments.find({})).toEqual([]);
  });
});
