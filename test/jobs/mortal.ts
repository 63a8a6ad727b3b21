import type { Office } from './job-fixture.ts';

/** Wraps every call to the database or to LINE, so that the process can be killed at each in turn. */
export function mortal(tools: Office['tools'], dieAt: { step: number; after: boolean }) {
  let step = 0;
  const doomed =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      step += 1;
      const dies = step === dieAt.step;
      if (dies && !dieAt.after) throw new Error('killed');
      if (step > dieAt.step) throw new Error('dead');
      const result = await work(...args);
      if (dies) throw new Error('killed');
      return result;
    };
  const { deliveries } = tools.db.stores;
  return {
    ...tools,
    line: { ...tools.line, push: doomed(tools.line.push) },
    db: {
      ...tools.db,
      stores: {
        ...tools.db.stores,
        deliveries: {
          ...deliveries,
          claim: doomed(deliveries.claim),
          update: doomed(deliveries.update),
          settle: doomed(deliveries.settle),
        },
      },
    },
  };
}
