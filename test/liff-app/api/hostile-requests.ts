import * as fc from 'fast-check';
import { contract } from '#contract/contract.ts';
import { dutyOf } from '#test/support/world.ts';
import type { Request } from './client.ts';

const ids = [dutyOf().id, dutyOf({ obligation: 'grading' }).id, dutyOf({ centre: 't570402' }).id];

/** Known attack texts. */
const nasty = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '$gt',
  '$where',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%',
  '%00',
  '%E0%A4%A',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '{"$ne":null}',
  'NaN',
  '-1',
  '1e400',
  '9'.repeat(400),
  'ก'.repeat(5_000),
  '\u202e\u200b\ufeff',
  'chiang-rai-2568.grading.1.t570401',
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...ids),
);
const operators = fc.constantFrom<unknown>(
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $regex: '.*' },
  { $in: ['a'] },
  { $exists: true },
  { toString: 1 },
  [{ $gt: '' }],
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  operators,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    true,
    1e308,
    -0,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    0.1,
    -1,
    [],
    {},
  ),
);
const fieldNames = `
  id submission follows answers reasons changes revision returnDueOn
  
    comments
    dueOn
    reason
    grant
    idToken
    code
    role
    areaCode
    centre
    seat
  
  uses days area filter column after query answer
`
  .trim()
  .split(/\s+/);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fieldNames) },
  { weight: 1, arbitrary: text },
);

/** Most answers are well-formed, so that they pass the first check and reach the database. */
const answers = fc.dictionary(
  fc.oneof(
    fc.constantFrom('assigned', 'whyNot', 'planState', 'photos', 'roles', 'documentDate'),
    text,
  ),
  value,
);
const reasons = fc.dictionary(text, text, { maxKeys: 4 });
const change = fc.record({
  field: fc.oneof(fc.constantFrom('assigned', 'whyNot', 'planState', 'photos', 'remarks'), text),
  value,
  seen: fc.oneof(fc.constant(null), text),
});
const shaped = fc.record(
  {
    submission: fc.oneof(fc.uuid(), text),
    follows: fc.oneof(fc.constantFrom<unknown>(0, 1, -1, 2 ** 53, 1e21), value),
    answers: fc.oneof(answers, value),
    reasons: fc.oneof(reasons, value),
    changes: fc.oneof(fc.array(change, { maxLength: 4 }), value),
    revision: fc.oneof(fc.constantFrom<unknown>(0, 1), value),
    returnDueOn: fc.oneof(
      fc.constantFrom('2024-12-24', '9999-12-31', '0000-01-01', '2024-02-30'),
      value,
    ),
    dueOn: fc.oneof(fc.constantFrom('2025-12-24', '9999-12-31', '0000-01-01'), value),
    comments: fc.oneof(
      fc.array(fc.record({ path: fc.oneof(fc.constant(null), text), text }), { maxLength: 3 }),
      value,
    ),
    reason: value,
    grant: fc.boolean(),
    code: value,
    role: fc.constantFrom('member', 'officer', 'admin'),
    areaCode: fc.oneof(fc.constantFrom('570401', '5704', '57'), value),
    centre: fc.oneof(fc.constant(null), text),
    seat: fc.constant(null),
    uses: fc.constantFrom<unknown>(1, 0, 201),
    days: fc.constantFrom<unknown>(1, 1e9),
    idToken: value,
  },
  { requiredKeys: ['submission', 'follows', 'answers', 'reasons', 'changes', 'revision'] },
);
const body = fc.oneof(
  { weight: 5, arbitrary: shaped },
  { weight: 2, arbitrary: fc.dictionary(key, value) },
  { weight: 1, arbitrary: value },
);

const rows = Object.values(contract).filter(
  (row) => row.path !== '/api/session' || row.method !== 'DELETE',
);
const place = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ids) },
  { weight: 1, arbitrary: text },
);

function encoded(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

/** Any endpoint with hostile parameters, queries and bodies; some name real duties. */
export const hostileRequest: fc.Arbitrary<Request> = fc
  .record({
    row: fc.constantFrom(...rows),
    id: place,
    query: fc.dictionary(key, text, { maxKeys: 3 }),
    json: body,
  })
  .map(({ row, id, query, json }) => {
    const search = Object.entries(query).map(([name, part]) => `${encoded(name)}=${encoded(part)}`);
    const path =
      row.path.replace(/:\w+/, encoded(id) || '-') + (search.length ? `?${search.join('&')}` : '');
    return row.method === 'GET' ? { path } : { method: row.method, path, json: json ?? {} };
  });
