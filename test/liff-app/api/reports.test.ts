import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { dutyOf, fill, now, plainAnswers, refill } from '../../support/world.ts';
import type { Name } from '../../support/world.ts';
import { at, startApi } from './client.ts';
import type { Answer, Client } from './client.ts';

const db = await testDatabase();
const api = await startApi(db);
const { stores } = db;
const duty = dutyOf();
const path = `/api/duties/${duty.id}`;

/** Each test has minutes of its own: the audit keeps what earlier ones did. */
let start = now;
const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  start = minutes(3);
  api.setNow(start);
});

const report = (follows = 0, submission: string = randomUUID()) => ({
  path: `${path}/submissions`,
  json: { submission, follows, answers: plainAnswers, reasons: {} },
});

async function clients<N extends Name>(...names: N[]): Promise<Record<N, Client>> {
  const made = await Promise.all(names.map(async (name) => [name, await api.as(name)] as const));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names it was given
  return Object.fromEntries(made) as Record<N, Client>;
}

const outcome = ({ status, json }: Answer): string =>
  `${status} ${String(json['outcome'] ?? json['code'] ?? at(json, 'duty', 'state') ?? '')}`.trim();
const audited = async (): Promise<string[]> =>
  (await stores.audit.ofSubject(duty.id))
    .filter((row) => row.at >= start)
    .map((row) => `${row.action} ${row.by}`);

describe('a report on its way', () => {
  it('goes round: sent, returned, sent again, forwarded, returned, sent, forwarded, accepted', async () => {
    const { officer, head, province } = await clients('officer', 'head', 'province');
    const give = (revision: number) => ({
      path: `${path}/return`,
      json: {
        revision,
        returnDueOn: '2024-12-24',
        comments: [{ path: 'whyNot', text: 'ระบุให้ชัด' }],
      },
    });
    const step = (name: string, revision: number) => ({
      path: `${path}/${name}`,
      json: { revision },
    });
    const steps = [
      await officer(report()),
      await head(give(1)),
      await officer(report(1)),
      await head(step('forward', 2)),
      await province(give(2)),
      await officer(report(2)),
      await head(step('forward', 3)),
      await province(step('accept', 3)),
    ];
    expect(steps.map(outcome)).toEqual([
      '200 saved',
      '200 returned',
      '200 saved',
      '200 inReview',
      '200 returned',
      '200 saved',
      '200 inReview',
      '200 accepted',
    ]);
    expect(await audited()).toEqual([
      'duty.submit officer',
      'duty.return head',
      'duty.submit officer',
      'duty.forward head',
      'duty.return province',
      'duty.submit officer',
      'duty.forward head',
      'duty.accept province',
    ]);
    const revisions = await stores.submissions.ofDuty(duty.id);
    expect(revisions.map((one) => one.revision)).toEqual([1, 2, 3]);
    const comments = await stores.comments.ofDuty(duty.id);
    expect(comments.map((one) => [one.desk, one.revision, one.resolvedIn])).toEqual([
      ['district', 1, 2],
      ['province', 2, 3],
    ]);
  });

  it('tells those concerned at each return and at the end, and nobody who did it', async () => {
    const { officer, head, province } = await clients('officer', 'head', 'province');
    await officer(report());
    await head({
      path: `${path}/return`,
      json: { revision: 1, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แนบคำสั่ง' }] },
    });
    await officer(report(1));
    await head({ path: `${path}/forward`, json: { revision: 2 } });
    await province({
      path: `${path}/return`,
      json: { revision: 2, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้จำนวน' }] },
    });
    await officer(report(2));
    await head({ path: `${path}/forward`, json: { revision: 3 } });
    await province({ path: `${path}/accept`, json: { revision: 3 } });
    const told = (await stores.deliveries.find({})).map(
      (one) => `${one.notice.kind} ${one.person} ${one.urgent}`,
    );
    expect(told.toSorted()).toEqual([
      'accepted officer false',
      'returned head true',
      'returned officer true',
      'returned officer true',
    ]);
  });

  it('shows its timeline, both revisions and what the machine found to whoever may read it', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    const { json } = await head({ path });
    expect(at(json, 'timeline', 0)).toMatchObject({
      action: 'duty.submit',
      by: 'officer สมมุติ',
      role: 'officer',
    });
    expect(at(json, 'revisions', 0, 'answers')).toEqual(plainAnswers);
    expect(at(json, 'checks')).toEqual({ problems: 0, reasons: [] });
    expect(at(json, 'duty', 'actions')).toEqual(['forward', 'return']);
  });

  it('is refused with every reason when answers are wrong, and nothing changes', async () => {
    const officer = await api.as('officer');
    const wrong = { ...plainAnswers, whyNot: '', planState: 'dancing', stranger: 1 };
    const answer = await officer({ ...report(), json: { ...report().json, answers: wrong } });
    expect(outcome(answer)).toBe('422 invalid-answers');
    expect(at(answer.json, 'details', 'problems')).toHaveLength(3);
    expect([(await stores.duties.get(duty.id))?.state, await audited()]).toEqual(['todo', []]);
  });

  it('is refused when it names a file that never came, or came for another duty', async () => {
    const officer = await api.as('officer');
    const stray = randomUUID();
    await stores.attachments.insert({
      id: stray,
      duty: dutyOf({ centre: 't570402' }).id,
      areaCode: '570402',
      field: 'photos',
      name: 'a.jpg',
      type: 'image/jpeg',
      bytes: 1,
      width: 1,
      height: 1,
      hash: 'h',
      by: 'otherOfficer',
      at: now,
    });
    for (const id of [randomUUID(), stray]) {
      const answers = {
        assigned: true,
        documentType: 'order',
        documentNo: '3/2568',
        documentDate: '2024-12-01',
        roles: ['survey'],
        planState: 'done',
        proposed: 1,
        included: 1,
        photos: [{ id, name: 'a.jpg' }],
        evidence: [{ id, name: 'a.jpg' }],
      };
      const answer = await officer({ ...report(), json: { ...report().json, answers } });
      expect(outcome(answer)).toBe('422 invalid-answers');
      expect(at(answer.json, 'details', 'missingAttachments')).toEqual([id]);
    }
  });
});

describe('one report of many taps', () => {
  it('comes of five taps at once with one id', async () => {
    const officer = await api.as('officer');
    const same = report();
    const answers = await Promise.all(Array.from({ length: 5 }, () => officer(same)));
    expect(answers.map(outcome).toSorted()).toEqual([
      '200 duplicate',
      '200 duplicate',
      '200 duplicate',
      '200 duplicate',
      '200 saved',
    ]);
    expect(await stores.submissions.count({ duty: duty.id })).toBe(1);
    expect(await audited()).toEqual(['duty.submit officer']);
  });

  it('comes of a retry after the answer was lost, even once it was reviewed', async () => {
    const { officer, head } = await clients('officer', 'head');
    const same = report();
    await officer(same);
    await head({ path: `${path}/forward`, json: { revision: 1 } });
    const again = await officer(same);
    expect([outcome(again), again.json['revision']]).toEqual(['200 duplicate', 1]);
  });

  it('comes of two phones with two ids: the second is told', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    const answers = await Promise.all([
      officer(report()),
      wideOfficer(report()),
      officer(report()),
    ]);
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1);
    expect(answers.filter((one) => one.status === 409)).toHaveLength(2);
    expect(await stores.submissions.count({ duty: duty.id })).toBe(1);
  });

  it('is not another person’s, nor another duty’s, by using its id', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    const same = report();
    await officer(same);
    const other = dutyOf({ centre: 't570402' });
    expect(outcome(await wideOfficer(same))).toBe('409 conflict');
    expect(
      outcome(await wideOfficer({ ...same, path: `/api/duties/${other.id}/submissions` })),
    ).toBe('409 conflict');
  });

  it.each([1, -1, 7])('is refused when it says it follows revision %i', async (follows) => {
    const officer = await api.as('officer');
    const answer = await officer(report(follows));
    expect([outcome(answer), at(answer.json, 'details', 'revision')]).toEqual(['409 conflict', 0]);
  });
});

describe('a decision', () => {
  it.each(['forward', 'accept', 'return'])(
    'to %s on a revision not read is refused',
    async (act) => {
      const { officer, head, province } = await clients('officer', 'head', 'province');
      await officer(report());
      if (act === 'accept') await head({ path: `${path}/forward`, json: { revision: 1 } });
      const decide = act === 'accept' ? province : head;
      const rest =
        act === 'return'
          ? { returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้' }] }
          : {};
      for (const revision of [0, 2])
        expect(outcome(await decide({ path: `${path}/${act}`, json: { revision, ...rest } }))).toBe(
          '409 conflict',
        );
    },
  );

  it('made by two at once counts once', async () => {
    const { officer, head, province, secondProvince } = await clients(
      'officer',
      'head',
      'province',
      'secondProvince',
    );
    await officer(report());
    await head({ path: `${path}/forward`, json: { revision: 1 } });
    const accept = { path: `${path}/accept`, json: { revision: 1 } };
    const give = {
      path: `${path}/return`,
      json: { revision: 1, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้' }] },
    };
    const answers = await Promise.all([province(accept), secondProvince(give)]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409]);
    expect((await audited()).slice(2)).toHaveLength(1);
    expect(await stores.comments.count({ duty: duty.id })).toBe(answers[1]?.status === 200 ? 1 : 0);
  });

  it('to accept what one sent oneself is marked', async () => {
    const province = await api.as('province');
    const own = dutyOf({ centre: 'p57' });
    const ownPath = `/api/duties/${own.id}`;
    await province({ ...report(), path: `${ownPath}/submissions` });
    expect(outcome(await province({ path: `${ownPath}/accept`, json: { revision: 1 } }))).toBe(
      '200 accepted',
    );
    const rows = await stores.audit.ofSubject(own.id);
    expect(rows.at(-1)?.note).toBe('รับรองรายงานที่ตนเองส่ง');
  });

  it('on more time is asked, granted with both dates moved, and told to who asked', async () => {
    const { officer, province } = await clients('officer', 'province');
    const asked = await officer({
      path: `${path}/extension`,
      json: { dueOn: '2025-10-15', reason: 'น้ำท่วม' },
    });
    const granted = await province({
      path: `${path}/extension/decision`,
      json: { grant: true, dueOn: '2025-10-15' },
    });
    expect([
      outcome(asked),
      at(granted.json, 'duty', 'provinceDueOn'),
      at(granted.json, 'duty', 'districtDueOn'),
    ]).toEqual(['200 todo', '2025-10-15', '2025-10-07']);
    const told = (await stores.deliveries.find({})).map(
      (one) => `${one.notice.kind} ${one.person}`,
    );
    expect(told.toSorted()).toEqual([
      'extensionAsked province',
      'extensionAsked secondProvince',
      'extensionDecided officer',
    ]);
    expect(await audited()).toEqual(['extension.ask officer', 'extension.decide province']);
  });

  it('to waive needs a reason and is the end', async () => {
    const { officer, province } = await clients('officer', 'province');
    expect((await province({ path: `${path}/waive`, json: { reason: '' } })).status).toBe(400);
    expect(outcome(await province({ path: `${path}/waive`, json: { reason: 'ยุบศูนย์' } }))).toBe(
      '200 waived',
    );
    expect(outcome(await officer(report()))).toBe('409 wrong-state');
  });
});

describe('who is not concerned', () => {
  it.each<[Name, string]>([
    ['otherOfficer', 'read'],
    ['otherChair', 'read'],
    ['otherHead', 'read'],
    ['admin', 'read'],
    ['stranger', 'read'],
    ['otherOfficer', 'form'],
    ['chair', 'form'],
    ['head', 'form'],
    ['province', 'form'],
    ['chair', 'submit'],
    ['head', 'submit'],
    ['province', 'submit'],
    ['officer', 'forward'],
    ['province', 'forward'],
    ['otherHead', 'return'],
    ['head', 'accept'],
    ['officer', 'waive'],
    ['province', 'extension'],
  ])('the %s may not %s', async (name, act) => {
    const { officer } = await clients('officer');
    if (act !== 'submit') await officer(report());
    const client = await api.as(name);
    const calls: Record<string, Parameters<Client>[0]> = {
      read: { path },
      form: { path: `${path}/form` },
      submit: report(),
      forward: { path: `${path}/forward`, json: { revision: 1 } },
      return: {
        path: `${path}/return`,
        json: { revision: 1, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้' }] },
      },
      accept: { path: `${path}/accept`, json: { revision: 1 } },
      waive: { path: `${path}/waive`, json: { reason: 'ยุบ' } },
      extension: { path: `${path}/extension`, json: { dueOn: '2025-10-15', reason: 'น้ำท่วม' } },
    };
    expect(outcome(await client(calls[act] ?? { path }))).toBe('403 not-allowed');
  });

  it.each<[Name, string, number]>([
    ['head', '/api/overview?area=5704', 200],
    ['head', '/api/overview?area=5701', 403],
    ['head', '/api/overview?area=57', 403],
    ['head', '/api/overview?area=', 403],
    ['officer', '/api/overview?area=5704', 403],
    ['chair', '/api/overview', 403],
    ['admin', '/api/overview', 403],
    ['stranger', '/api/overview', 403],
    ['province', '/api/overview', 200],
    ['province', '/api/overview?area=5', 403],
    ['province', '/api/overview?area=57zz', 404],
    ['officer', '/api/duties?area=570402', 403],
    ['officer', '/api/duties?area=570401', 200],
    ['chair', '/api/duties?area=570401', 403],
    ['otherChair', '/api/centres/t570401', 403],
    ['chair', '/api/centres/t570401', 200],
    ['head', '/api/centres/d5701', 403],
    ['head', '/api/centres/none', 404],
  ])('the %s asking %s gets %i', async (name, asked, status) => {
    const client = await api.as(name);
    expect((await client({ path: asked })).status).toBe(status);
  });

  it.each<[Name, string[]]>([
    ['otherChair', ['t570402']],
    ['otherOfficer', ['t570402']],
    ['otherHead', ['d5701', 't570101']],
    ['admin', []],
    ['stranger', []],
  ])('the %s sees in lists only %j', async (name, own) => {
    const client = await api.as(name);
    const centres = at((await client({ path: '/api/centres' })).json, 'centres');
    const ids = Array.isArray(centres)
      ? centres.map((one: unknown) => String(at(one, 'centre', 'id')))
      : ['none'];
    expect(ids.toSorted()).toEqual(own);
    const mine = JSON.stringify((await client({ path: '/api/duties/mine' })).json);
    const dates = JSON.stringify((await client({ path: '/api/calendar' })).json);
    const one = JSON.stringify((await client({ path: '/api/duties?centre=t570401' })).text);
    expect(mine + dates + one).not.toContain('t570401');
  });
});

describe('a draft', () => {
  const save = (field: string, value: unknown, seen: string | null = null) => ({
    method: 'PUT',
    path: `${path}/draft`,
    json: { changes: [{ field, value, seen }] },
  });

  it('keeps each field, says when, and begins the duty once', async () => {
    const officer = await api.as('officer');
    const first = await officer(save('assigned', false));
    await officer(save('whyNot', 'รอคำสั่ง'));
    const form = await officer({ path: `${path}/form` });
    expect(at(first.json, 'saved', 'assigned')).toBe(start.toISOString());
    expect(at(form.json, 'draft')).toMatchObject({
      answers: { assigned: false, whyNot: 'รอคำสั่ง' },
      mine: true,
    });
    expect([at(form.json, 'duty', 'state'), await audited()]).toEqual([
      'draft',
      ['draft.begun officer'],
    ]);
  });

  it('keeps every one of twenty saves at once', async () => {
    const officer = await api.as('officer');
    const fields = ['assigned', 'whyNot', 'documentNo', 'remarks', 'planState'];
    const values: unknown[] = [false, 'ก', 'ข', 'ค', 'none'];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        officer(save(fields[index % 5] ?? '', values[index % 5], minutes(1).toISOString())),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(20).fill(200));
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({
      assigned: false,
      whyNot: 'ก',
      documentNo: 'ข',
      remarks: 'ค',
      planState: 'none',
    });
  });

  it('does not overwrite what another phone saved since, and shows it', async () => {
    const officer = await api.as('officer');
    await officer(save('whyNot', 'จากเครื่องแรก'));
    api.setNow(minutes(2));
    const blind = await officer(save('whyNot', 'จากเครื่องที่สอง'));
    const seeing = await officer(save('whyNot', 'เขียนใหม่', start.toISOString()));
    expect(at(blind.json, 'conflicts', 0)).toMatchObject({ field: 'whyNot', value: 'จากเครื่องแรก' });
    expect(at(seeing.json, 'conflicts')).toEqual([]);
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({ whyNot: 'เขียนใหม่' });
  });

  it('refuses a national id and an unknown field, and keeps the rest of the same save', async () => {
    const officer = await api.as('officer');
    const changes = [
      { field: 'whyNot', value: 'เลข 1-2345-67890-12-1', seen: null },
      { field: 'planState', value: 'none', seen: null },
      { field: 'nobody', value: 1, seen: null },
    ];
    const { json } = await officer({ method: 'PUT', path: `${path}/draft`, json: { changes } });
    expect(at(json, 'refused')).toMatchObject([{ field: 'whyNot' }, { field: 'nobody' }]);
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({ planState: 'none' });
  });

  it('is held by one: another must take it over, which is audited and keeps what was typed', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    await officer(save('whyNot', 'รอคำสั่ง'));
    const refused = await wideOfficer(save('whyNot', 'ของฉัน'));
    expect([outcome(refused), at(refused.json, 'details', 'holder')]).toEqual([
      '409 draft-held',
      'officer สมมุติ',
    ]);
    expect(outcome(await wideOfficer(report()))).toBe('409 draft-held');
    await wideOfficer({ path: `${path}/draft/take`, json: {} });
    expect(outcome(await officer(save('whyNot', 'อีกครั้ง')))).toBe('409 draft-held');
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({ whyNot: 'รอคำสั่ง' });
    expect(await audited()).toEqual(['draft.begun officer', 'draft.take wideOfficer']);
    expect(outcome(await wideOfficer(report()))).toBe('200 saved');
  });

  it('ends with the report and cannot come back while it is reviewed', async () => {
    const officer = await api.as('officer');
    await officer(save('whyNot', 'รอคำสั่ง'));
    await officer(report());
    expect(await stores.drafts.get(duty.id)).toBeNull();
    expect(outcome(await officer(save('whyNot', 'ช้าไป')))).toBe('409 wrong-state');
  });

  it('of a returned report begins with what was sent, and it stays returned', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    await head({
      path: `${path}/return`,
      json: {
        revision: 1,
        returnDueOn: '2024-12-24',
        comments: [{ path: 'whyNot', text: 'ขยายความ' }],
      },
    });
    await officer(save('whyNot', 'รอคำสั่งนายอำเภอ'));
    expect((await stores.drafts.get(duty.id))?.answers).toEqual({
      ...plainAnswers,
      whyNot: 'รอคำสั่งนายอำเภอ',
    });
    const form = await officer({ path: `${path}/form` });
    expect([at(form.json, 'duty', 'state'), at(form.json, 'duty', 'returned', 'text')]).toEqual([
      'returned',
      'ขยายความ',
    ]);
  });

  it('cannot begin before its round opens', async () => {
    const officer = await api.as('officer');
    const early = dutyOf({ obligation: 'progress-assessment' });
    const answer = await officer({
      ...save('problems', 'ก'),
      path: `/api/duties/${early.id}/draft`,
    });
    expect(outcome(answer)).toBe('409 not-open');
  });

  it('keeps reasons for the form’s own checks and no other names', async () => {
    const officer = await api.as('officer');
    const grading = dutyOf({ obligation: 'grading' });
    const reasons = {
      'some-evidence': 'เก็บไว้ที่ศูนย์',
      'a.b': 'ก',
      $set: 'ข',
      'x\u0000y': 'ค',
      __proto__x: 'ง',
    };
    const answer = await officer({
      method: 'PUT',
      path: `/api/duties/${grading.id}/draft`,
      json: { changes: [], reasons },
    });
    expect(answer.status).toBe(200);
    expect((await stores.drafts.get(grading.id))?.reasons).toEqual({
      'some-evidence': 'เก็บไว้ที่ศูนย์',
    });
  });
});

describe('an invite', () => {
  const invite = (change: object) => ({
    path: '/api/invites',
    json: {
      role: 'officer',
      areaCode: '570402',
      centre: null,
      seat: null,
      uses: 1,
      days: 7,
      ...change,
    },
  });

  it('gives its role once for each use, and not to the same person twice', async () => {
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    const { json } = await head(invite({}));
    const join = { path: '/api/join', json: { code: ` ${String(json['code']).toLowerCase()} ` } };
    expect((await stranger(join)).json['lead']).toBe('officer');
    expect((await stranger(join)).status).toBe(200);
    expect(outcome(await admin(join))).toBe('422 invite-invalid');
    expect((await stores.persons.get('stranger'))?.grants).toHaveLength(1);
  });

  it('with one use left is won by one of two who come at once', async () => {
    const { head, stranger, admin } = await clients('head', 'stranger', 'admin');
    const { json } = await head(invite({}));
    const join = { path: '/api/join', json: { code: json['code'] } };
    const answers = await Promise.all([stranger(join), admin(join)]);
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 422]);
  });

  it('is worth nothing after its last day', async () => {
    const { head, stranger } = await clients('head', 'stranger');
    const { json } = await head(invite({}));
    api.setNow(new Date(start.getTime() + 7 * 86_400_000 + 1));
    expect(outcome(await stranger({ path: '/api/join', json: { code: json['code'] } }))).toBe(
      '422 invite-invalid',
    );
  });

  it.each<[Name, object, number]>([
    ['head', { role: 'province', areaCode: '5704' }, 403],
    ['head', { role: 'province', areaCode: '57' }, 403],
    ['head', { role: 'admin', areaCode: '5704' }, 403],
    ['head', { areaCode: '5701' }, 403],
    ['head', { role: 'districtHead', areaCode: '570401' }, 400],
    ['head', { role: 'member', areaCode: '570401' }, 400],
    ['head', { role: 'member', areaCode: '570401', centre: 't570101', seat: 'chair' }, 400],
    ['head', { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' }, 200],
    ['province', { role: 'admin', areaCode: '57' }, 403],
    ['officer', {}, 403],
    ['chair', {}, 403],
    ['admin', { role: 'admin', areaCode: '57' }, 200],
  ])('by the %s of %j is answered %i', async (name, change, status) => {
    const client = await api.as(name);
    expect((await client(invite(change))).status).toBe(status);
  });
});
