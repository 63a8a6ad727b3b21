import { names } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

/** The people of the test data, named by what they may do about ต.เวียง of อ.เทิง. */
export const everyone: readonly Name[] = names;
export const provinceOffice: readonly Name[] = ['province', 'secondProvince'];
export const officers: readonly Name[] = ['officer', 'wideOfficer'];
export const members: readonly Name[] = ['chair', 'secretary', 'member'];
export const readers: readonly Name[] = [...members, ...officers, 'head', ...provinceOffice];
/** The people who give roles in the district by invite, by accepting requests or by handing over. */
export const givers: readonly Name[] = ['head', ...provinceOffice, 'admin'];
export const givesAnywhere: readonly Name[] = [...givers, 'otherHead'];
export const governors: readonly Name[] = [...provinceOffice, 'admin'];
export const everyReader: readonly Name[] = names.filter(
  (name) => name !== 'admin' && name !== 'stranger',
);
