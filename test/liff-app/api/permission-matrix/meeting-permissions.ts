import { officers, readers } from './groups.ts';
import type { Name } from '#test/support/world.ts';
import type { Rows, Sample, Stage } from './stage.ts';

const callers: readonly Name[] = ['chair', 'secretary', ...officers];
const centre = { centre: 't570401' };
const id = '7a7bd9f2-64a5-4a4e-8f06-0d1a3c7e5b21';
const plan = { on: '2025-01-15', startAt: '13:30', place: 'ห้องประชุม อบต.' };
const [params, planned] = [{ id }, { id, plan }];

/** Announces the meeting, then sends this. */
function afterPlan(json?: unknown) {
  return async ({ as }: Stage): Promise<Sample> => {
    await as('officer', { path: `/api/centres/${centre.centre}/meetings`, json: planned });
    return json === undefined ? { params } : { params, json };
  };
}

/** Meetings announced ahead. */
export const meetingPermissions = {
  'meeting.read': { send: afterPlan(), may: readers },
  'meeting.preview': { send: { params: centre }, may: callers },
  'meeting.plan': { send: { params: centre, json: planned }, may: callers },
  'meeting.change': {
    send: afterPlan({ sequence: 0, plan: { ...plan, on: '2025-01-16' } }),
    may: callers,
  },
  'meeting.cancel': { send: afterPlan({ sequence: 0, reason: 'น้ำท่วม' }), may: callers },
  'meeting.restore': { send: afterPlan({}), may: callers },
} as const satisfies Rows;
