import * as z from 'zod/mini';
import { areaCodeSchema, levelOf } from '#domain/centre/centre.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { command, requirePermission } from '../use-case.ts';
import { officeView } from './read-offices.ts';

const { textLetters } = limits.office;
const textSchema = z.string().check(z.trim(), z.maxLength(textLetters));

/**
 * Changes what people can read about an office. The phone may contain several numbers or an
 * extension, as people dial it.
 */
export const editOffice = command({
  name: 'office.edit',
  input: z.object({
    areaCode: areaCodeSchema,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(textLetters)),
    phone: textSchema,
    hours: textSchema,
    address: textSchema,
    contact: textSchema,
  }),
  run: async (env, { areaCode, name, phone, hours, address, contact }) => {
    requirePermission(env, { action: 'office.edit', subject: { areaCode } });
    if (levelOf(areaCode) === 'tambon' || !(await env.stores.areas.get(areaCode)))
      throw new Problem('invalid-input');
    if (phone !== '' && dialledNumber(phone) === '') throw new Problem('phone-invalid');
    const before = await env.stores.settings.get(areaCode);
    const row = {
      quorumPercent: 50,
      ...before,
      id: areaCode,
      officeName: name,
      officePhone: phone,
      officeHours: hours,
      officeAddress: address,
      officeContact: contact,
    };
    await env.stores.settings.put(row);
    env.audit({
      subject: `office:${areaCode}`,
      areaCode,
      before: before ? officeView(before) : null,
      after: officeView(row),
    });
    return officeView(row);
  },
});

/** Values for the whole province: the quorum of a meeting, and who signs its papers. */
export const editProvince = command({
  name: 'province.edit',
  input: z.object({
    areaCode: areaCodeSchema,
    quorumPercent: z.int().check(z.minimum(1), z.maximum(100)),
    issuer: textSchema,
    reason: textSchema,
  }),
  run: async (env, { areaCode, quorumPercent, issuer, reason }) => {
    requirePermission(env, { action: 'settings.edit', subject: { areaCode } });
    const before = await env.stores.settings.get(areaCode);
    if (reason === '') throw new Problem('reason-required');
    if (levelOf(areaCode) !== 'province' || !before) throw new Problem('invalid-input');
    await env.stores.settings.put({ ...before, quorumPercent, issuer });
    env.audit({
      subject: `office:${areaCode}`,
      areaCode,
      note: reason,
      before: { quorumPercent: before.quorumPercent, issuer: before.issuer ?? '' },
      after: { quorumPercent, issuer },
    });
    return { quorumPercent, issuer };
  },
});
