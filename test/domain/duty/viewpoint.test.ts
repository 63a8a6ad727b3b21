import { describe, expect, it } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import { actionsFor, mostUrgentFirst, dutyForActor, viewRoleOf } from '#domain/duty/viewer-role.ts';
import { actor, dutyOf, now } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const grading = dutyOf({ obligation: 'grading' });
const meeting = dutyOf({ obligation: 'committee-meeting' });
const asked: Duty['extension'] = {
  state: 'asked',
  dueOn: '2025-01-10',
  originalDueOn: '2024-12-25',
  reason: 'น้ำท่วม',
  askedBy: 'officer',
  askedAt: now,
  decidedBy: null,
  decidedAt: null,
};
const inDistrict: Partial<Duty> = { state: 'inReview', reviewAt: 'district' };
const inProvince: Partial<Duty> = { state: 'inReview', reviewAt: 'province' };
const justWaived: Partial<Duty> = {
  state: 'waived',
  version: 1,
  lastDecision: {
    kind: 'waive',
    by: 'province',
    at: now,
    version: 1,
    before: {},
    takenBack: false,
  },
};
const returned: Duty = { ...grading, state: 'returned' };

describe('the viewpoint of a duty', () => {
  it.each<[Name, Duty, string, string]>([
    ['officer', grading, 'worker', '2024-12-18'],
    ['head', grading, 'head', '2024-12-25'],
    ['head', dutyOf({ centre: 'd5704' }), 'worker', '2025-09-30'],
    ['province', grading, 'province', '2024-12-25'],
    ['province', dutyOf({ centre: 'p57' }), 'worker', '2025-09-30'],
    ['chair', meeting, 'worker', '2025-03-24'],
    ['chair', grading, 'worker', '2024-12-18'],
  ])('gives the %s the right role and date', (name, duty, viewpoint, dueOn) => {
    expect(viewRoleOf(actor(name), duty)).toBe(viewpoint);
    expect(dutyForActor(actor(name), { duty, now }).dueOn).toBe(dueOn);
  });

  it('puts overdue duties before those that are only due', () => {
    const later = { ...grading, id: 'b' };
    const late: Duty = { ...grading, id: 'a', districtDueOn: '2024-12-17' };
    const seen = [later, late].map((duty) => dutyForActor(actor('officer'), { duty, now }));
    expect(mostUrgentFirst(seen).map((duty) => duty.id)).toEqual(['a', 'b']);
  });
});

describe('the buttons of a duty', () => {
  it.each<[Name, string, Duty, string[]]>([
    ['officer', 'to do', grading, ['fill', 'submit', 'askExtension']],
    ['officer', 'not open', { ...grading, opensOn: '2024-12-19' }, ['askExtension']],
    [
      'officer',
      'asked already',
      { ...grading, extension: asked },
      ['fill', 'submit', 'withdrawExtension'],
    ],
    ['officer', 'at the district', { ...grading, ...inDistrict }, ['reply']],
    ['officer', 'returned', returned, ['fill', 'submit', 'askExtension', 'reply']],
    ['otherOfficer', 'returned to another', returned, []],
    ['chair', 'returned, of another form', returned, []],
    ['otherOfficer', 'of another tambon', grading, []],
    ['chair', 'a grading', grading, []],
    ['chair', 'a meeting', meeting, ['fill', 'submit']],
    ['member', 'a meeting', meeting, ['fill']],
    ['head', 'to do', grading, ['askExtension', 'giveExtension', 'chase']],
    ['head', 'at the district', { ...grading, ...inDistrict }, ['forward', 'return', 'reply']],
    ['head', 'at the province', { ...grading, ...inProvince }, ['reply']],
    ['otherHead', 'of another district', { ...grading, ...inDistrict }, []],
    ['province', 'to do', grading, ['waive', 'giveExtension', 'chase']],
    [
      'province',
      'asked for time',
      { ...grading, extension: asked },
      ['decideExtension', 'waive', 'giveExtension', 'chase'],
    ],
    [
      'province',
      'at the district',
      { ...grading, ...inDistrict },
      ['waive', 'reply', 'giveExtension', 'chase'],
    ],
    [
      'province',
      'at the province',
      { ...grading, ...inProvince },
      ['return', 'accept', 'waive', 'reply'],
    ],
    ['province', 'accepted', { ...grading, state: 'accepted' }, ['reopen']],
    ['province', 'waived', { ...grading, state: 'waived' }, ['reopen']],
    [
      'province',
      'waived while asked for time',
      { ...grading, state: 'waived', extension: asked },
      ['reopen'],
    ],
    [
      'officer',
      'begun',
      { ...grading, state: 'draft' },
      ['fill', 'submit', 'askExtension', 'discard'],
    ],
    ['officer', 'decided by the province just now', { ...grading, ...justWaived }, []],
    ['province', 'waived just now', { ...grading, ...justWaived }, ['undo', 'reopen']],
    ['secondProvince', 'waived by a colleague', { ...grading, ...justWaived }, ['reopen']],
    [
      'province',
      'refused more time',
      { ...grading, extension: { ...asked, state: 'refused' } },
      ['waive', 'reopenExtension', 'giveExtension', 'chase'],
    ],
    [
      'province',
      'ended with its centre',
      {
        ...grading,
        state: 'waived',
        waiver: { reason: 'ยุบ', by: 'x', at: now, endedFrom: 'todo' },
      },
      [],
    ],
    ['admin', 'to do', grading, []],
    ['stranger', 'to do', grading, []],
  ])('are the allowed ones for the %s on a duty %s', (name, _what, duty, expected) => {
    expect(actionsFor(actor(name), { duty, now })).toEqual(expected);
  });
});
