import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import { memberSchema } from '#domain/register/register.ts';
import { committeeSeatsOf, seatsPipeline } from './committee-seats.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** The register: current and former members. */
export function createMemberStore(connection: Connection) {
  const members = createCollection(connection, {
    name: 'members',
    isStamped: true,
    shape: memberSchema,
    indexes: [
      { keys: { centre: 1, seatNo: 1 } },
      { keys: { nameKey: 1, until: 1 } },
      { keys: { person: 1 } },
      { keys: { areaCode: 1, until: 1 } },
      { keys: { areaCode: 1, _id: 1 } },
      { keys: { phone: 1 } },
    ],
  });
  const bySeat = { sort: { seatNo: 1, _id: 1 } } as const;
  return {
    ...members,
    ever: (centre: string) => members.find({ centre }, bySeat),
    everIn: (centres: readonly string[]) =>
      members.find({ centre: trusted({ $in: centres }) }, bySeat),
    /** Current members in the order of the register. */
    sitting: (centre: string) => members.find({ centre, until: null }, bySeat),
    /** Current members of several centres in the order of their registers. */
    sittingIn: (centres: readonly string[]) =>
      members.find({ centre: trusted({ $in: centres }), until: null }, bySeat),
    /** Unlinks the rows of a centre from this person; null means all centres. */
    unlink: ({ person, centre }: { person: string; centre: string | null }) =>
      members.updateMany({ centre, person }, { $set: { person: null, linkedBy: null } }),
    /** Unlinks one row from this person. A row that is linked to another person is not changed. */
    free: (id: string, person: string) =>
      members.update({ id, person }, { $set: { person: null, linkedBy: null } }),
    /** Rows that are linked to this person. */
    linkedTo: (person: string) => members.find({ person, until: null }),
    /**
     * Links rows to a person again, as an officer's decision. Rows that have been linked since are
     * not changed.
     */
    linkFree: (ids: readonly string[], person: string) =>
      members.updateMany(
        { id: trusted({ $in: ids }), person: null, until: null },
        { $set: { person, linkedBy: 'officer' } },
      ),
    /** The rows in which these people sit now. */
    ofPeople: (people: readonly string[]) =>
      members.find({ person: trusted({ $in: people }), until: null }),
    /** For each centre of these areas, who sits in its committee now: a province has 2,000 members. */
    seatsWithin: async (areaCodes: readonly AreaCode[]) =>
      areaCodes.length === 0
        ? []
        : committeeSeatsOf(await members.aggregate(seatsPipeline(areaCodes))),
    /** Who sits in these centres, with what a list of names needs. */
    namesIn: (centres: readonly string[]) =>
      members.pick({ centre: trusted({ $in: centres }), until: null }, [
        'centre',
        'seatNo',
        'prefix',
        'first',
        'last',
        'position',
        'person',
      ]),
    /** Rows that are or were linked to this person, with or without a seat now. */
    everLinkedTo: (person: string) => members.find({ person }),
    /** Everybody in any register whose name begins with one of these keys, including former members. */
    everNamedLike: async (nameKeys: readonly string[]) => {
      const found = nameKeys
        .filter(Boolean)
        .map((key) => members.find({ nameKey: trusted({ $gte: key, $lt: `${key}\uffff` }) }));
      return (await Promise.all(found)).flat();
    },
    /** Everybody in any register with one of these phones, including former members. */
    everCalled: (phones: readonly string[]) => members.find({ phone: trusted({ $in: phones }) }),
    many: (ids: readonly string[]) => members.find({ id: trusted({ $in: ids }) }),
    /** The people with these names who are members of any committee now. */
    named: (nameKeys: readonly string[]) =>
      members.find({ nameKey: trusted({ $in: nameKeys }), until: null }),
  };
}
