import * as z from 'zod/mini';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { Problem } from '#domain/problem.ts';
import { command } from '../use-case.ts';

/**
 * Records that the person has read the privacy notice. An older version is refused; a second call
 * changes nothing.
 */
export const acceptNotice = command({
  name: 'notice.accept',
  input: z.object({ version: z.string().check(z.maxLength(20)) }),
  run: async ({ stores, actor, now, audit }, { version }) => {
    if (version !== noticeVersion) throw new Problem('conflict');
    const person = await stores.persons.get(actor.person);
    if (!person) throw new Problem('not-signed-in');
    if (person.notice?.version === version) return {};
    await stores.persons.put({ ...person, notice: { version, acceptedAt: now } });
    audit({ subject: person.id, areaCode: '', note: version });
    return {};
  },
});
