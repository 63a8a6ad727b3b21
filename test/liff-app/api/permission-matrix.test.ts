import { describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import type { EndpointName } from '#contract/contract.ts';
import { testDatabase } from '#test/support/database.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { names, refill, refillKept } from '#test/support/world.ts';
import { openDesk } from './api-fixture.ts';
import { at } from './client.ts';
import { publicUrl } from './client.ts';
import type { Answer, Request } from './client.ts';
import { announcementPermissions } from './permission-matrix/announcement-permissions.ts';
import { deliveryPermissions } from './permission-matrix/delivery-permissions.ts';
import { meetingPermissions } from './permission-matrix/meeting-permissions.ts';
import { peoplePermissions } from './permission-matrix/people-permissions.ts';
import { letterPermissions, settingPermissions } from './permission-matrix/province-permissions.ts';
import { privacyPermissions } from './permission-matrix/privacy-permissions.ts';
import { decisionPermissions, reportPermissions } from './permission-matrix/report-permissions.ts';
import { questionPermissions } from './permission-matrix/question-permissions.ts';
import type { Row, Sample, Stage } from './permission-matrix/stage.ts';

const db = await testDatabase();
const { api } = await openDesk(db);

/** It does not compile when an endpoint has no row. */
const rows: Readonly<Record<EndpointName, Row>> = {
  ...peoplePermissions,
  ...privacyPermissions,
  ...questionPermissions,
  ...meetingPermissions,
  ...announcementPermissions,
  ...deliveryPermissions,
  ...reportPermissions,
  ...decisionPermissions,
  ...letterPermissions,
  ...settingPermissions,
};
const isEndpoint = (name: string): name is EndpointName => name in contract;
const endpoints = Object.keys(contract).filter(isEndpoint);

const stage: Stage = {
  db,
  as: async (name, request) => {
    const client = await api.as(name);
    const answer = await client(request);
    if (answer.status !== 200) throw new Error(`${name} ${request.path}: ${answer.text}`);
    return answer;
  },
};

const provinceEndpoints: readonly string[] = [letterPermissions, settingPermissions].flatMap(
  Object.keys,
);

/** The request of an endpoint, made after preparing the data that it needs. */
async function prepare(endpoint: EndpointName): Promise<Request> {
  if (provinceEndpoints.includes(endpoint)) {
    await refillKept(db);
    await db.stores.criteria.remove({});
    await db.stores.criteria.insertMissing([sampleCriteria]);
  }
  const { send } = rows[endpoint];
  return requestOf(endpoint, typeof send === 'function' ? await send(stage) : send);
}

function isOpen(endpoint: EndpointName): boolean {
  const row = contract[endpoint];
  return 'open' in row && row.open;
}

function requestOf(endpoint: EndpointName, { params = {}, query, json }: Sample): Request {
  const { method, path } = contract[endpoint];
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? name);
  const search = query ? `?${new URLSearchParams(query).toString()}` : '';
  return { method, path: filled + search, ...(json === undefined ? {} : { json }) };
}

/** The result of the permission check: 200, or the code of the refusal. */
function verdict({ status, json }: Answer, { isBulk }: Row): string {
  if (status === 200 && !isBulk) return '200';
  const code = status === 200 ? at(json, 'results', 0, 'code') : json['code'];
  return typeof code === 'string' ? code : String(status);
}

describe('the permission of every endpoint', () => {
  it.each(endpoints)(
    '%s is refused without a session and to people who may not use it',
    async (endpoint) => {
      const row = rows[endpoint];
      const { may, isHidden = false } = row;
      const refusals = isHidden ? ['not-allowed', 'not-found'] : ['not-allowed'];
      const refused = names.filter((name) => may !== 'anybody' && !may.includes(name));
      const request = await prepare(endpoint);
      const seen: string[] = [];
      for (const name of refused) {
        const client = await api.as(name);
        const code = verdict(await client(request), row);
        if (!refusals.includes(code)) seen.push(`${name} ${code}`);
      }
      const { json } = await api.send({ ...request, headers: { origin: publicUrl } });
      expect(json['code'] === 'not-signed-in').toBe(!isOpen(endpoint));
      expect(seen).toEqual([]);
    },
  );

  it.each(endpoints)('%s is open to all people who may use it', async (endpoint) => {
    const row = rows[endpoint];
    const allowed = row.may === 'anybody' ? names : row.may;
    let request = await prepare(endpoint);
    const seen: string[] = [];
    for (const name of allowed) {
      const call = async (): Promise<string> => verdict(await (await api.as(name))(request), row);
      let code = await call();
      if (code === 'not-allowed') {
        // The previous call may have removed the data that gave the permission.
        await refill(db);
        request = await prepare(endpoint);
        code = await call();
      }
      seen.push(code);
    }
    // The first call succeeds. Later calls may come too late, but the permission check must not refuse
    // them.
    const expected = row.first ?? '200';
    expect([seen[0], ...seen.filter((code) => code === 'not-allowed')]).toEqual([expected]);
  });
});
