import { describe, expect, it } from 'vitest';
import {
  areaCodeSchema,
  areasAround,
  districtOf,
  isAreaCode,
  provinceOf,
} from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';

describe('an area code', () => {
  it.each<[AreaCode, AreaCode, AreaCode, AreaCode[]]>([
    ['570401', '5704', '57', ['57', '5704', '570401']],
    ['5704', '5704', '57', ['57', '5704']],
    ['57', '57', '57', ['57']],
  ])('names its district and province: %s', (code, district, province, around) => {
    expect(districtOf(code)).toBe(district);
    expect(provinceOf(code)).toBe(province);
    expect(areasAround(code)).toEqual(around);
  });

  it.each(['', '5', '570', '57zz', '5704011', ' 57'])('refuses %j', (text) => {
    expect(isAreaCode(text)).toBe(false);
    expect(areaCodeSchema.safeParse(text).success).toBe(false);
  });
});
