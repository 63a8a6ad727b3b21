import * as z from 'zod/mini';
import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { officeNameOf, usualOfficeHours } from '#domain/centre/office.ts';
import { can } from '#domain/permissions.ts';
import type { Settings } from '#models/settings.ts';
import { query, requireAreaOf } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface OfficeView {
  areaCode: string;
  name: string;
  phone: string;
  hours: string;
  address: string;
  contact: string;
}

export function officeView(row: Settings): OfficeView {
  return {
    areaCode: row.id,
    name: row.officeName,
    phone: row.officePhone,
    hours: row.officeHours || usualOfficeHours,
    address: row.officeAddress ?? '',
    contact: row.officeContact ?? '',
  };
}

interface Official {
  name: string;
  place: string;
}

/**
 * Whom the reader can call: the offices of their areas, nearest first. A committee member also sees
 * the officers (พัฒนากร) of the centre's tambon.
 */
export const readContacts = query({
  name: 'contacts.read',
  input: z.object({}),
  run: async (env): Promise<{ offices: OfficeView[]; officers: Official[] }> => {
    const { stores, actor } = env;
    const areas = [...new Set(actor.grants.map(({ areaCode }) => districtOf(areaCode)))];
    const rows = (await Promise.all(areas.map((code) => stores.settings.around(code)))).flat();
    const offices = new Map(rows.map((row) => [row.id, officeView(row)]));
    const nearestFirst = [...offices.values()].toSorted(
      (a, b) => b.areaCode.length - a.areaCode.length,
    );
    return { offices: nearestFirst, officers: await officersFor(env) };
  },
});

async function officersFor({ stores, actor }: UseCaseContext): Promise<Official[]> {
  const seats = actor.grants.filter(({ role }) => role === 'member');
  const tambons = [...new Set(seats.map(({ areaCode }) => areaCode))];
  if (tambons.length === 0) return [];
  const wanted = [...new Set(tambons.flatMap((code): AreaCode[] => [code, districtOf(code)]))];
  const people = await stores.persons.holding('officer', wanted);
  const areas = await stores.areas.many(tambons);
  return areas.flatMap((area) =>
    people
      .filter(({ id, grants }) => fills({ person: id, grants }, area.id))
      .map(({ name }) => ({ name, place: areaLabelFor(area, actor.grants) })),
  );
}

function fills(actor: Parameters<typeof can>[0], areaCode: AreaCode): boolean {
  const grants = actor.grants.filter(({ role }) => role === 'officer');
  const subject = { areaCode, level: 'tambon' as const };
  return can({ ...actor, grants }, 'draft.write', subject);
}

/** The offices that the reader may edit, and which of them have no phone yet. */
export const listOffices = query({
  name: 'offices.list',
  input: z.object({}),
  run: async ({ stores, actor }) => {
    const areas = (
      await Promise.all(
        actor.grants
          .filter(({ role }) => role !== 'member' && role !== 'officer')
          .map(({ areaCode }) => stores.areas.within(areaCode)),
      )
    )
      .flat()
      .filter(({ id, level }) => level !== 'tambon' && can(actor, 'office.edit', { areaCode: id }));
    const rows = await stores.settings.many(areas.map(({ id }) => id));
    const byArea = new Map(rows.map((row) => [row.id, row]));
    const unique = [...new Map(areas.map((area) => [area.id, area])).values()];
    const offices = unique.map((area) => {
      const row = byArea.get(area.id);
      return officeView(
        row ?? { id: area.id, officeName: officeNameOf(area), officePhone: '', quorumPercent: 50 },
      );
    });
    return { offices, missing: offices.filter(({ phone }) => phone === '').length };
  },
});

/** The values of the reader's whole province. */
export const readProvince = query({
  name: 'province.read',
  input: z.object({}),
  run: async (env) => {
    const areaCode = provinceOf(requireAreaOf(env, ['province', 'admin']));
    const row = await env.stores.settings.get(areaCode);
    return {
      areaCode,
      quorumPercent: await env.stores.settings.quorumOf(areaCode),
      issuer: row?.issuer ?? '',
    };
  },
});
