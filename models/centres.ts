import type { Connection } from 'mongoose';
import { centre } from '../domain/centre.ts';
import { createCollection } from './collection.ts';
import { within } from './scope.ts';

export type CentreStore = ReturnType<typeof createCentreStore>;

export function createCentreStore(connection: Connection) {
  const centres = createCollection(connection, {
    name: 'centres',
    shape: centre,
    indexes: [{ keys: { areaCode: 1 } }],
  });
  return {
    ...centres,
    within: (scope: string) => centres.find({ areaCode: within(scope) }, { sort: { areaCode: 1 } }),
  };
}
