import { describe, expect, it } from 'vitest';
import { centreLabel, fullCentreName } from '#domain/centre/label.ts';

const wiang = { name: 'ศอช.ต.เวียง', level: 'tambon', districtName: 'เทิง' } as const;

describe('the name of a centre', () => {
  it('names the district for a reader of the province', () => {
    expect(centreLabel(wiang, [{ areaCode: '57' }])).toBe('ศอช.ต.เวียง อ.เทิง');
  });

  it('names the district for a reader of tambons in two districts', () => {
    const grants = [{ areaCode: '570401' }, { areaCode: '570801' }] as const;
    expect(centreLabel(wiang, grants)).toBe('ศอช.ต.เวียง อ.เทิง');
  });

  it('leaves the district out for a reader of one district', () => {
    expect(centreLabel(wiang, [{ areaCode: '5704' }, { areaCode: '570401' }])).toBe('ศอช.ต.เวียง');
  });

  it('names the district for a reader without a role', () => {
    expect(centreLabel(wiang, [])).toBe('ศอช.ต.เวียง อ.เทิง');
  });

  it('adds no district to a district or province centre', () => {
    expect(fullCentreName({ name: 'ศอช.อ.เทิง', level: 'district', districtName: 'เทิง' })).toBe(
      'ศอช.อ.เทิง',
    );
    expect(fullCentreName({ name: 'ศอช.จ.เชียงราย', level: 'province', districtName: '' })).toBe(
      'ศอช.จ.เชียงราย',
    );
  });
});
