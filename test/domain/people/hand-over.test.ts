import { describe, expect, it } from 'vitest';
import { handOver, restoredGrants, withGrant } from '#domain/people/hand-over.ts';
import type { Part } from '#domain/people/hand-over.ts';
import type { Grant, GrantKey } from '#domain/permissions.ts';

const officer = (areaCode: Grant['areaCode']): Grant => ({
  role: 'officer',
  areaCode,
  centre: null,
  seat: null,
});
const member: Grant = { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' };
const tambons = ['570401', '570402', '570403'] as const;

function change(
  grants: readonly Grant[],
  of: { parts?: readonly Part[]; ends?: readonly GrantKey[]; mayTake?: boolean },
) {
  const { parts = [], ends = [], mayTake = true } = of;
  return handOver({ grants, parts, ends, tambons, mayTake: () => mayTake });
}

describe('handing over the roles of a person', () => {
  it('divides an officer’s district between two successors and leaves the rest to the person', () => {
    const from = officer('5704');
    const result = change([from], {
      parts: [
        { from, areaCode: '570401', to: 'a' },
        { from, areaCode: '570402', to: 'b' },
      ],
    });
    expect(result?.kept).toEqual([officer('570403')]);
    expect(result?.ended).toEqual([from]);
    expect(result?.received).toEqual(
      new Map([
        ['a', [officer('570401')]],
        ['b', [officer('570402')]],
      ]),
    );
  });

  it('ends the rest of a divided district when the role ends', () => {
    const from = officer('5704');
    const result = change([from], {
      parts: [{ from, areaCode: '570401', to: 'a' }],
      ends: [from],
    });
    expect(result?.kept).toEqual([]);
  });

  it('keeps roles that are neither handed over nor ended', () => {
    const result = change([officer('570401'), member], { ends: [officer('570401')] });
    expect(result).toMatchObject({ kept: [member], ended: [officer('570401')] });
  });

  it.each<[string, Parameters<typeof change>[1]]>([
    ['a role the person does not have', { ends: [officer('570402')] }],
    [
      'an area outside the role',
      { parts: [{ from: officer('570401'), areaCode: '570402', to: 'a' }] },
    ],
    [
      'one area for two successors',
      {
        parts: [
          { from: officer('570401'), areaCode: '570401', to: 'a' },
          { from: officer('570401'), areaCode: '570401', to: 'b' },
        ],
      },
    ],
    ['a seat of a committee', { parts: [{ from: member, areaCode: '570401', to: 'a' }] }],
    ['a role the decider may not take', { ends: [member], mayTake: false }],
  ])('refuses %s', (_what, of) => {
    expect(change([officer('570401'), member], of)).toBeNull();
  });

  it('gives a successor no role for places that their district already covers', () => {
    expect(withGrant([officer('5704')], officer('570401'))).toEqual([officer('5704')]);
    expect(withGrant([officer('570402')], officer('570401'))).toHaveLength(2);
  });
});

describe('restoring the roles of a person after undo', () => {
  const from = officer('5704');
  const divided = {
    before: [from, member],
    kept: [officer('570402'), officer('570403'), member],
  };

  it('puts a divided district together again, and keeps roles given since', () => {
    const later = officer('570101');
    expect(restoredGrants([...divided.kept, later], divided)).toEqual([member, later, from]);
  });

  it('leaves an untouched role that has ended since the hand-over', () => {
    const held = [officer('570402'), officer('570403')];
    expect(restoredGrants(held, divided)).toEqual([from]);
  });

  it('is impossible while a part of the divided district is gone', () => {
    expect(restoredGrants([officer('570402'), member], divided)).toBeNull();
  });
});
