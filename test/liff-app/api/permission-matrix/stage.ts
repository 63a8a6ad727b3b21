import { randomUUID } from 'node:crypto';
import type { EndpointName } from '#contract/contract.ts';
import type { Database } from '#models/mongo/connect.ts';
import { at } from '../client.ts';
import type { Answer, Client } from '../client.ts';
import { path as dutyPath, report, step } from '../api-fixture.ts';
import type { Name } from '#test/support/world.ts';
import { dutyOf, seatMembers } from '#test/support/world.ts';

/** A request of one endpoint: the values of its path, its query and its body. */
export interface Sample {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  json?: unknown;
}

/** The request of one endpoint, and the people who may make it. Everything concerns ต.เวียง of อ.เทิง. */
export interface Row {
  send: Sample | ((stage: Stage) => Promise<Sample>);
  /** The people who pass the permission check. `anybody` needs no sign-in. */
  may: readonly Name[] | 'anybody';
  /** A refused person may get "not-found", which does not reveal that the thing exists. */
  isHidden?: true;
  /** The result of the first allowed call, when it is not 200. */
  first?: string;
  /** A request about several duties answers 200 and refuses each duty in its body. */
  isBulk?: true;
}

export type Rows = Readonly<Partial<Record<EndpointName, Row>>>;

/** Prepares what a request needs, such as a report to accept. */
export interface Stage {
  db: Database;
  /** Sends a request as a person; fails when it is refused. */
  as(name: Name, request: Parameters<Client>[0]): Promise<Answer>;
}

export const duty = dutyOf();
export const id = { id: duty.id };
export const officerRole = { role: 'officer', areaCode: '570401', centre: null };

export async function submitted({ as }: Stage): Promise<void> {
  await as('officer', report());
}

export async function forwarded(stage: Stage): Promise<void> {
  await submitted(stage);
  await stage.as('head', step('forward', 1));
}

export async function accepted(stage: Stage): Promise<void> {
  await forwarded(stage);
  await stage.as('province', step('accept', 1));
}

export async function draftStarted({ as }: Stage): Promise<void> {
  const json = { changes: [{ field: 'whyNot', value: 'รอคำสั่ง', seen: null }] };
  await as('officer', { method: 'PUT', path: `${dutyPath}/draft`, json });
}

export async function moreTimeAsked({ as }: Stage): Promise<void> {
  const json = { dueOn: '2025-10-15', reason: 'น้ำท่วม' };
  await as('officer', { path: `${dutyPath}/extension`, json });
}

export async function inviteCode({ as }: Stage): Promise<string> {
  const json = { ...officerRole, seat: null, uses: 50, days: 7 };
  const { json: made } = await as('head', { path: '/api/invites', json });
  return String(at(made, 'invite', 'code') ?? at(made, 'code'));
}

export async function joinRequest({ as }: Stage): Promise<string> {
  const wish = { name: 'นายแสงเดือน ทดลอง', phone: null, ...officerRole, seat: null };
  const { json } = await as('stranger', { path: '/api/join-requests', json: wish });
  return String(at(json, 'request', 'id') ?? at(json, 'id'));
}

export async function handedOver({ as }: Stage): Promise<string> {
  const json = { id: randomUUID(), parts: [], ends: [officerRole], reason: 'ย้ายไปอำเภออื่น' };
  await as('head', { path: '/api/people/officer/hand-over', json });
  return json.id;
}

export async function membersSeated({ db }: Stage): Promise<void> {
  await seatMembers(db);
}

export async function leavingPlanned({ as }: Stage): Promise<string> {
  const plan = {
    id: randomUUID(),
    parts: [],
    ends: [officerRole],
    reason: 'ย้าย',
    on: '2025-01-01',
  };
  await as('head', { path: '/api/people/officer/leaving', json: plan });
  return plan.id;
}
