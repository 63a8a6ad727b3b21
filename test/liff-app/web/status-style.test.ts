import { describe, expect, it } from 'vitest';
import { stateOf } from '#bot/messages/parts/duty-labels.ts';
import { roleRow } from '#bot/messages/parts/role-labels.ts';
import { roleSchema } from '#domain/permissions.ts';
import { grantText } from '#web/parts/role-labels.ts';
import { standingLabel, statusStyleOf } from '#web/parts/status-style.ts';

const now = new Date('2025-06-17T03:00:00Z');
const duty = {
  holder: 'centre',
  state: 'todo',
  progress: null,
  submittedAt: null,
  reachedProvinceAt: null,
} as const;

describe('the state of a duty in chat and app', () => {
  it.each([
    ['due', 3],
    ['due', 0],
    ['overdue', -4],
    ['open', 60],
    ['closed', 90],
    ['returned', 5],
    ['done', -9],
    ['waived', 9],
  ] as const)(
    'has one colour, icon and label when it is %s with %i days left',
    (standing, days) => {
      const chat = stateOf({ ...duty, standing, daysLeft: days }, now);
      expect({
        ...statusStyleOf(standing),
        label: standingLabel({ ...duty, standing, daysLeft: days }),
      }).toEqual({ tint: `is-${chat.tone}`, icon: chat.icon, label: chat.label });
    },
  );

  it('is amber and counts the days when it is due soon', () => {
    expect(stateOf({ ...duty, standing: 'due', daysLeft: 3 }, now)).toEqual({
      tone: 'due',
      icon: 'clock',
      label: 'อีก 3 วันถึงกำหนด',
    });
  });
});

describe('the name of a role in chat and app', () => {
  it.each(roleSchema.options)('is the same for %s', (role) => {
    const centreName = role === 'member' ? 'ศอช.ต.งิ้ว' : null;
    const grant = {
      role,

      areaName: 'จ.เชียงราย',

      centreName,
      seat: null,
    };
    const { title, note } = roleRow(grant);
    expect(grantText(grant)).toBe(role === 'member' ? `${title}${note}` : `${title} ${note}`);
  });
});
