import type { Duty } from '#domain/duty/duty.ts';
import { limits } from '#domain/limits.ts';
import type { CommitteeFacts } from '#domain/papers/register-facts.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';
import { dutiesOf, placeOf, roundsOf, tambonOf } from './paper-scope.ts';
import type { PaperScope } from './paper-scope.ts';

/** The committees of an area with their members, orders and newest accepted register. */
export async function readCommittees(
  env: UseCaseContext,
  scope: PaperScope,
): Promise<CommitteeFacts[]> {
  const { stores } = env;
  const duties = await dutiesOf(env, scope, roundsOf(scope.letter, 'committee-register'));
  const centres = duties.map(({ centre }) => centre);
  const [members, orders, registers] = await Promise.all([
    stores.members.sittingIn(centres),
    stores.orders.liveOf(centres),
    acceptedRegisters(env, { scope, duties }),
  ]);
  const byCentre = Map.groupBy(members, ({ centre }) => centre);
  const orderOf = new Map(orders.map((order) => [order.centre, order]));
  return duties.map((duty) => ({
    duty,
    place: placeOf(scope, duty.areaCode),
    tambon: tambonOf(scope, duty.areaCode),
    answers: registers.get(duty.centre) ?? null,
    members: byCentre.get(duty.centre) ?? [],
    order: orderOf.get(duty.centre) ?? null,
  }));
}

/** An area with more rows needs one paper for each district instead. */
export function requireFewRows(facts: readonly CommitteeFacts[]): void {
  const rows = facts.reduce((sum, { members }) => sum + members.length, 0);
  if (rows > limits.paper.rows) throw new Problem('paper-too-large');
}

/** The answers of each centre's newest accepted register, including registers sent between the rounds. */
async function acceptedRegisters(
  { stores }: UseCaseContext,
  { scope, duties }: { scope: PaperScope; duties: readonly Duty[] },
) {
  const accepted = duties.filter(({ state }) => state === 'accepted');
  const extras = await stores.duties.acceptedExtras(scope.area.id, 'committee-register');
  const newest = new Map<string, Duty>();
  for (const duty of [...accepted, ...extras]) {
    const known = newest.get(duty.centre);
    if (!known || timeOf(duty) > timeOf(known)) newest.set(duty.centre, duty);
  }
  const sent = await stores.submissions.newestOf([...newest.values()].map(({ id }) => id));
  return new Map(sent.map(({ centre, answers }) => [centre, answers]));
}

function timeOf({ acceptedAt }: Duty): number {
  return acceptedAt?.getTime() ?? 0;
}
