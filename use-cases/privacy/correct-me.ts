import * as z from 'zod/mini';
import { anyPhone, phoneDigits } from '#domain/fields/phone.ts';
import { limits } from '#domain/limits.ts';
import { renamed } from '#domain/people/own-name.ts';
import { Problem } from '#domain/problem.ts';
import type { Person } from '#models/persons.ts';
import { command } from '../use-case.ts';

/**
 * Corrects the person's own name and phone. A register keeps the names of its accepted report; the
 * office can correct those.
 */
export const correctMe = command({
  name: 'me.correct',
  input: z.object({
    name: z.string().check(z.trim(), z.minLength(2), z.maxLength(limits.joinRequest.nameLetters)),
    phone: z.nullable(z.string().check(z.maxLength(40))),
  }),
  run: async ({ stores, actor, audit }, { name, phone: typed }) => {
    const person = await stores.persons.get(actor.person);
    if (!person || person.erasedAt) throw new Problem('not-signed-in');
    const phone = typed === null || typed.trim() === '' ? null : phoneDigits(typed);
    if (phone !== null && !anyPhone.test(phone)) throw new Problem('phone-invalid');
    const isRenamed = person.name !== '' && person.name !== name;
    const formerPhones = phonesBefore(person, phone);
    await stores.persons.put({ ...renamed(person, name), phone, formerPhones });
    const changed = [isRenamed ? 'ชื่อ' : '', phone === (person.phone ?? null) ? '' : 'เบอร์โทร'];
    audit({ subject: person.id, areaCode: '', note: changed.filter(Boolean).join(' ') || null });
    return { name, phone };
  },
});

/** The phones before a correction. Older texts may still contain them, so an erasure needs them. */
function phonesBefore({ phone: last, formerPhones = [] }: Person, phone: string | null): string[] {
  const known = last && last !== phone ? [...formerPhones, last] : formerPhones;
  return [...new Set(known)].slice(-limits.person.formerPhones);
}
