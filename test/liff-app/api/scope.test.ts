import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import type { Name } from '#test/support/world.ts';
import { at } from './client.ts';
import type { Client } from './client.ts';
import { openDesk, outcome, path, report } from './api-fixture.ts';

const db = await testDatabase();
const { api, clients } = await openDesk(db);

const many = {
  letter: 'chiang-rai-2568',
  obligation: 'plan-mission',
  areaCode: '5704',
  dueOn: '2025-10-15',
};
const query = new URLSearchParams({ ...many, round: '1' });

describe('access outside a person’s area', () => {
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
    ['otherOfficer', 'undo'],
    ['chair', 'undo'],
    ['officer', 'reopen'],
    ['head', 'reopen'],
    ['officer', 'decide again'],
    ['head', 'decide again'],
    ['otherOfficer', 'withdraw'],
    ['province', 'withdraw'],
    ['officer', 'give'],
    ['otherHead', 'give'],
    ['officer', 'give many'],
    ['otherHead', 'give many'],
    ['officer', 'preview giving'],
    ['chair', 'preview giving'],
    ['head', 'discard'],
    ['otherOfficer', 'discard'],
    ['secretary', 'open a phone'],
    ['officer', 'open a phone'],
    ['officer', 'rename'],
    ['chair', 'rename'],
  ])('is refused: the %s may not %s', async (name, act) => {
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
      undo: { path: `${path}/undo`, json: {} },
      reopen: { path: `${path}/reopen`, json: { reason: 'ผิดฉบับ' } },
      'decide again': { path: `${path}/extension/reopen`, json: { reason: 'ตรวจแล้ว' } },
      withdraw: { path: `${path}/extension/withdraw`, json: {} },
      give: { path: `${path}/extension/give`, json: { dueOn: '2025-10-15', reason: 'น้ำท่วม' } },
      'give many': { path: '/api/extensions', json: { ...many, round: 1, reason: 'น้ำท่วม' } },
      'preview giving': { path: `/api/extensions/preview?${query.toString()}` },
      discard: { path: `${path}/draft/discard`, json: {} },
      'open a phone': { path: '/api/people/person/chair/phone', json: {} },
      rename: { path: '/api/people/person/chair/name', json: { name: 'ใหม่' } },
    };
    expect(outcome(await client(calls[act] ?? { path }))).toBe('403 not-allowed');
  });

  it.each<[Name, string, number]>([
    ['head', '/api/overview?area=5704', 200],
    ['head', '/api/overview?area=5701', 403],
    ['head', '/api/overview?area=57', 403],
    ['head', '/api/overview?area=', 400],
    ['officer', '/api/overview?area=5704', 403],
    ['chair', '/api/overview', 403],
    ['admin', '/api/overview', 403],
    ['stranger', '/api/overview', 403],
    ['province', '/api/overview', 200],
    ['province', '/api/overview?area=5', 400],
    ['province', '/api/overview?area=57zz', 400],
    ['officer', '/api/duties?area=570402', 403],
    ['officer', '/api/duties?area=570401', 200],
    ['chair', '/api/duties?area=570401', 403],
    ['otherChair', '/api/centres/t570401', 403],
    ['chair', '/api/centres/t570401', 200],
    ['head', '/api/centres/d5701', 403],
    ['head', '/api/centres/none', 404],
    ['head', '/api/people', 200],
    ['admin', '/api/people', 200],
    ['officer', '/api/people', 403],
    ['chair', '/api/people', 403],
    ['stranger', '/api/people', 403],
    ['officer', '/api/people/not-yet', 403],
    ['province', '/api/people/not-yet', 200],
    ['chair', '/api/people/person/secretary', 403],
    ['officer', '/api/people/person/chair', 403],
    ['head', '/api/people/counts', 200],
    ['head', '/api/hand-overs', 200],
    ['officer', '/api/hand-overs', 403],
    ['stranger', '/api/hand-overs', 403],
    ['officer', '/api/people/counts', 403],
    ['stranger', '/api/people/counts', 403],
    ['otherHead', '/api/people/person/chair', 404],
    ['head', '/api/people/person/province', 404],
    ['head', '/api/people/person/chair', 200],
    ['province', '/api/privacy/requests', 200],
    ['head', '/api/privacy/requests', 403],
    ['admin', '/api/privacy/retention', 403],
    ['officer', '/api/privacy/accesses', 403],
    ['stranger', '/api/me/data', 200],
    ['head', '/api/audit?area=5704', 200],
    ['head', '/api/audit?area=57', 403],
    ['officer', '/api/audit', 403],
    ['admin', '/api/audit', 200],
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
  ])('the %s sees only %j in lists', async (name, own) => {
    const client = await api.as(name);
    const centres = at((await client({ path: '/api/centres' })).json, 'centres');
    const ids = Array.isArray(centres)
      ? centres.map((centre: unknown) => String(at(centre, 'centre', 'id')))
      : ['none'];
    expect(ids.toSorted()).toEqual(own);
    const mine = JSON.stringify((await client({ path: '/api/duties/mine' })).json);
    const dates = JSON.stringify((await client({ path: '/api/calendar' })).json);
    const one = JSON.stringify((await client({ path: '/api/duties?centre=t570401' })).text);
    expect(mine + dates + one).not.toContain('t570401');
  });
});
