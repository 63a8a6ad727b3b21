import * as z from 'zod/mini';
import { bangkokDay, bangkokTime } from '#domain/calendar.ts';
import { areaCodeSchema, isWithin, provinceOf } from '#domain/centre/centre.ts';
import { officeNameOf } from '#domain/centre/office.ts';
import { limits } from '#domain/limits.ts';
import type { InviteSheet } from '#domain/papers/invites.ts';
import type { PaperHead } from '#domain/papers/paper.ts';
import { inviteStateOf } from '#domain/people/invite.ts';
import { grantLabel } from '#domain/people/role-labels.ts';
import { roleSchema } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { fiscalYearOf } from '#domain/thai/year.ts';
import { officesAround } from '../drafts/form-context.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { placeNamesOf } from './invite-places.ts';
import { invitesInReach } from './invites.ts';

/** The sheets without QR codes. A QR code contains the address of the app, which is added later. */
export interface PlannedSheets {
  name: string;
  head: PaperHead;
  sheets: Omit<InviteSheet, 'qr'>[];
  /** Names that must not be broken across lines. */
  places: string[];
}

/**
 * ใบเชิญ: one page for each usable code of an area. Only codes that the reader could also make are
 * included.
 */
export const inviteSheets = query({
  name: 'inviteSheets.exported',
  input: z.object({ area: areaCodeSchema, role: z.optional(roleSchema) }),
  run: async (env, { area, role }): Promise<PlannedSheets> => {
    const { now } = env;
    const usable = (await invitesInReach(env))
      .filter((invite) => ['open', 'endsSoon'].includes(inviteStateOf(invite, now)))
      .filter(({ grant }) => isWithin(grant.areaCode, area))
      .filter(({ grant }) => role === undefined || grant.role === role)
      .toSorted((a, b) => a.grant.areaCode.localeCompare(b.grant.areaCode));
    if (usable.length === 0) throw new Problem('invites-none');
    if (usable.length > limits.paper.sheets) throw new Problem('paper-too-large');
    const places = await placeNamesOf(
      env,
      usable.map(({ grant }) => grant),
    );
    const { office, phone, areas, province } = await officeOf(env, area);
    const sheets = usable.map((invite, at) => ({
      role: grantLabel(invite.grant),
      centre: places[at]?.name ?? '',
      district: places[at]?.district ?? '',
      person: invite.batch ? invite.note : null,
      code: invite.id,
      validTo: bangkokDay(invite.expiresAt),
      uses: invite.uses,
      office,
      phone,
    }));
    const name = `ใบเชิญเข้าร่วม ${areas.get(area) ?? ''}`;
    env.audit({ subject: `area:${area}`, areaCode: area, note: `${name} ${sheets.length} ใบ` });
    return {
      name,
      head: headOf({ name, office, province, now }),
      sheets,
      places: [...areas.values()],
    };
  },
});

async function officeOf(env: UseCaseContext, area: Parameters<typeof provinceOf>[0]) {
  const [offices, within] = await Promise.all([
    officesAround(env, area),
    env.stores.areas.within(provinceOf(area)),
  ]);
  const nearest = offices.find(({ officePhone }) => officePhone !== '') ?? offices[0];
  const own = within.find(({ id }) => id === (nearest?.id ?? provinceOf(area)));
  return {
    office: nearest?.officeName || (own ? officeNameOf(own) : ''),
    phone: nearest?.officePhone || null,
    areas: new Map<string, string>(within.map(({ id, name }) => [id, name])),
    province: within.find(({ level }) => level === 'province')?.name ?? '',
  };
}

function headOf(of: { name: string; office: string; province: string; now: Date }): PaperHead {
  const day = bangkokDay(of.now);
  return {
    digits: 'latin',
    mark: null,
    enclosure: null,
    title: of.name,
    office: of.office,
    province: of.province,
    fiscalYear: fiscalYearOf(day),
    asOf: day,
    made: { day, time: bangkokTime(of.now) },
    source: 'รหัสเข้าร่วม',
  };
}
