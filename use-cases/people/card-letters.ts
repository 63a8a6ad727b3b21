import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { command } from '../use-case.ts';

/** Chooses large or normal letters for the cards that a person gets in chat. */
export const chooseCardLetters = command({
  name: 'me.cards',
  input: z.object({ big: z.boolean() }),
  run: async ({ stores, actor, audit }, { big }) => {
    const person = await stores.persons.get(actor.person);
    if (!person) throw new Problem('not-signed-in');
    if ((person.bigCards ?? false) === big) return { big };
    await stores.persons.put({ ...person, bigCards: big });
    audit({ subject: person.id, areaCode: '', after: big ? 'ใหญ่' : 'ปกติ' });
    return { big };
  },
});
