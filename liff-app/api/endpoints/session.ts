import { markDeliverySeen } from '#use-cases/notices/acknowledge-delivery.ts';
import { Problem } from '#domain/problem.ts';
import { readDelivery } from '#use-cases/notices/read-delivery.ts';
import { actorOf, joinLimited } from '#use-cases/people/join.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { execute } from '#use-cases/use-case.ts';
import type { sessionRows } from '#contract/session.ts';
import { fromUseCase } from './endpoint.ts';
import { readMine } from './lists.ts';
import type { EndpointsOf, PublicConfig } from './endpoint.ts';

export function sessionEndpoints(config: PublicConfig): EndpointsOf<typeof sessionRows> {
  return {
    'config.read': async () => ({ liffId: config.liffId, simulatorOrigin: config.simulatorOrigin }),
    'session.create': async (call, { idToken, mine: isMineWanted = false }) => {
      const situation = call.situation(await call.openSession(await call.verify(idToken)));
      const [me, mine] = await Promise.all([
        execute(readMe, { situation, input: {} }),
        isMineWanted ? readMine(situation) : null,
      ]);
      return { me, mine };
    },
    'session.end': async (call) => {
      await call.endSession();
      return {};
    },
    'me.read': fromUseCase(readMe),
    join: async (call, { code, name }) => {
      const { person } = await joinLimited(call.situation(), { code, name, address: call.address });
      return execute(readMe, { situation: call.situation(actorOf(person)), input: {} });
    },
    'reminder.read': async (call, input) => {
      const read = await execute(readDelivery, { situation: call.situation(), input });
      if (!read) throw new Problem('not-allowed');
      return read;
    },
    'delivery.seen': fromUseCase(markDeliverySeen),
  };
}
