import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { query } from '../use-case.ts';
import { peopleAreas } from './directory/read-directory.ts';
import { mayUndo } from './undo-hand-over.ts';

/** The changes of roles that the reader can still undo, newest first. */
export const readUndoable = query({
  name: 'handOvers.undoable',
  input: z.object({}),
  run: async (env) => {
    const { stores, now } = env;
    const since = new Date(now.getTime() - limits.handOver.undoMs);
    const rows = (await stores.handOvers.undoable(peopleAreas(env), since)).filter((row) =>
      mayUndo(env, row),
    );
    const people = await stores.persons.many(rows.flatMap(({ person, by }) => [person, by]));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      handOvers: rows.map(({ id, person, by, at, kept }) => ({
        id,
        name: names.get(person) ?? '',
        by: names.get(by) ?? '',
        isLeaving: kept.length === 0,
        undoUntil: new Date(at.getTime() + limits.handOver.undoMs),
      })),
    };
  },
});
