import { can } from '#domain/permissions.ts';
import type { Actor } from '#domain/permissions.ts';

/** The areas whose questions the actor answers. */
export function answeredAreas(actor: Actor) {
  return actor.grants.flatMap(({ areaCode }) =>
    can(actor, 'question.answer', { areaCode }) ? [areaCode] : [],
  );
}
