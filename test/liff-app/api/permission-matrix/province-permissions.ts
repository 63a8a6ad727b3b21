import { randomUUID } from 'node:crypto';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { wordingOf } from '#domain/letter/correction.ts';
import { duties, letter } from '#test/support/world.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { at } from '../client.ts';
import { everyone, everyReader, governors, provinceOffice } from './groups.ts';
import type { Rows, Sample, Stage } from './stage.ts';

const params = { id: letter.id };
const openKey = { name: 'กรมทดลอง', areaCode: '57', isPersonal: false, days: 30 };
const districtBundle = { kind: 'bundle', area: '5704', dueOn: '2024-12-25' };
const moves = [{ obligation: 'grading', round: 1, opensOn: '2024-12-06', dueOn: '2025-01-15' }];
const opening = { areaCode: '570401', name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18' };
const ending = { into: null, on: '2024-12-18' };
const centre = { id: 't570401' };
const { number, date, subject, clauses } = letter;
const reason = 'ทดลอง';

/** Endpoints of letters, their dates, and files. */
export const letterPermissions = {
  'letters.list': { send: {}, may: everyone },
  'letter.read': { send: { params }, may: everyReader },
  'letter.criteria': { send: { params }, may: everyReader },
  'letter.start': { send: { json: { from: letter.id, kind: 'nextYear' } }, may: provinceOffice },
  'letter.save': {
    send: letterDraft({ version: 0, number, date, subject, clauses }),
    may: provinceOffice,
  },
  'letter.correct': {
    send: { params, json: { version: 0, ...wordingOf(letter), reason } },
    may: provinceOffice,
  },
  'letter.discard': { send: letterDraft(), may: provinceOffice },
  'letter.preview': { send: { params }, may: provinceOffice },
  'letter.publish': { send: { params, json: { version: 0 } }, may: provinceOffice },
  'letter.archive.preview': { send: { params }, may: provinceOffice },
  'letter.archive': {
    send: { params, json: { unfinished: duties.length, reason } },
    may: provinceOffice,
  },
  'letter.restore': { send: { params, json: {} }, may: provinceOffice },
  'dates.preview': { send: { params, json: { moves } }, may: provinceOffice },
  'dates.move': { send: { params, json: { version: 0, moves, reason } }, may: provinceOffice },
  'papers.list': { send: { query: { area: '5704' } }, may: ['head', ...provinceOffice] },
  'paper.preview': {
    send: { json: { request: { paper: 'memo', area: '5704', format: 'pdf' }, page: 1 } },
    may: ['head', ...provinceOffice],
  },
  'fileJob.start': {
    send: { json: { id: randomUUID(), file: districtBundle } },
    may: ['head', ...provinceOffice],
  },
  'fileJobs.list': { send: {}, may: everyone },
  'fileJob.cancel': {
    send: async ({ as }) => {
      const json = { id: randomUUID(), file: districtBundle };
      const { json: job } = await as('head', { path: '/api/files/jobs', json });
      return { params: { id: String(job['id']) }, json: {} };
    },
    may: ['head'],
    isHidden: true,
  },
  /** Every person may make a link. The permission is checked when the link is opened (tests of files). */
  'file.link': {
    send: {
      json: { file: { kind: 'column', column: 'chiang-rai-2568.plan-mission.1', area: '5704' } },
    },
    may: everyone,
  },
} satisfies Rows;

/** Endpoints of centres, days off and criteria. */
export const settingPermissions = {
  'openKeys.list': { send: {}, may: provinceOffice },
  'openKey.create': { send: { json: openKey }, may: provinceOffice },
  'openKey.revoke': {
    send: async ({ as }: Stage): Promise<Sample> => {
      const { json } = await as('province', { path: '/api/open-keys', json: openKey });
      return { params: { id: String(at(json, 'key', 'id')) }, json: {} };
    },
    may: provinceOffice,
  },
  'audit.list': { send: { query: { area: '5704' } }, may: ['head', ...governors] },
  'settings.read': { send: {}, may: governors },
  'firstDay.read': { send: {}, may: governors },
  'reminders.read': { send: {}, may: governors },
  'reminders.preview': { send: { json: { policy: usualPolicy } }, may: governors },
  'reminders.edit': {
    send: { json: { policy: usualPolicy, was: usualPolicy, reason } },
    may: governors,
  },
  'centre.places': { send: {}, may: provinceOffice },
  'centre.open.preview': { send: { json: opening }, may: provinceOffice },
  'centre.open': { send: { json: { ...opening, reason } }, may: provinceOffice },
  'centre.close.preview': { send: { params: centre, json: ending }, may: provinceOffice },
  'centre.close': {
    send: { params: centre, json: { ...ending, reason, ending: 10, moveMembers: false } },
    may: provinceOffice,
  },
  'centre.reopen.preview': { send: closedCentre(), may: provinceOffice },
  'centre.reopen': { send: closedCentre({ reason, owing: 10 }), may: provinceOffice },
  'centre.rename': {
    send: { params: centre, json: { name: 'ศอช.ต.เวียง', reason } },
    may: provinceOffice,
  },
  'holidays.list': { send: {}, may: governors },
  'holiday.add': {
    send: { params: { on: '2025-06-20' }, json: { name: 'วันหยุด' } },
    may: governors,
  },
  'holiday.remove': { send: { params: { on: '2025-06-03' } }, may: governors },
  'criteria.list': { send: {}, may: provinceOffice },
  'criteria.read': { send: { params: { id: sampleCriteria.id } }, may: provinceOffice },
  'criteria.begin': {
    send: { json: { from: sampleCriteria.id, fiscalYear: 2568 } },
    may: provinceOffice,
  },
  'criteria.save': { send: criteriaContent, may: provinceOffice },
  'criteria.import': { send: criteriaEdition({ sheets: [] }), may: provinceOffice },
  'criteria.publish': { send: criteriaEdition({}), may: provinceOffice },
  'criteria.discard': { send: criteriaEdition({}), may: provinceOffice },
} satisfies Rows;

function letterDraft(json?: unknown) {
  return async ({ as }: Stage): Promise<Sample> => {
    const asked = { path: '/api/letters', json: { from: letter.id, kind: 'nextYear' } };
    const { json: made } = await as('province', asked);
    return { params: { id: String(made['id']) }, ...(json === undefined ? {} : { json }) };
  };
}

function closedCentre(json?: unknown) {
  return async ({ as }: Stage): Promise<Sample> => {
    const rest = { reason, ending: 10, moveMembers: false };
    await as('province', {
      path: `/api/settings/centres/${centre.id}/end`,
      json: { ...ending, ...rest },
    });
    return { params: centre, ...(json === undefined ? {} : { json }) };
  };
}

async function criteriaDraft({ as }: Stage): Promise<string> {
  const json = { from: sampleCriteria.id, fiscalYear: 2568 };
  const { json: made } = await as('province', { path: '/api/criteria', json });
  return String(made['id']);
}

function criteriaEdition(rest: Record<string, unknown>) {
  return async (stage: Stage) => ({
    params: { id: await criteriaDraft(stage) },
    json: { edition: 1, ...rest },
  });
}

async function criteriaContent(stage: Stage) {
  const id = await criteriaDraft(stage);
  const { title, notice, source, levels, categories } = sampleCriteria;
  const content = { title, notice, source, levels, categories };
  return { params: { id }, json: { edition: 1, content } };
}
