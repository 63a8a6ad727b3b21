import type { Centre } from '../../domain/centre.ts';
import type { Seat } from '../../domain/permissions.ts';
import type { Member } from '../../models/members.ts';
import { hashOf, inventName, pick } from './invent.ts';
import type { Persona } from './people.ts';

const officers: readonly Seat[] = [
  'chair',
  'viceChair',
  'secretary',
  'treasurer',
  'assistantSecretary',
];
const groups = [
  'กลุ่มสตรี',
  'กลุ่มออมทรัพย์',
  'อช.',
  'กลุ่มอาชีพ',
  'กองทุนหมู่บ้าน',
  'กลุ่มผู้สูงอายุ',
  'กลุ่มเยาวชน',
] as const;

/** The live register of every centre: 13 to 19 seats, nobody twice. */
export function seedMembers(centres: readonly Centre[], people: readonly Persona[]): Member[] {
  return centres.flatMap((centre) => {
    const size = 13 + (hashOf(`size:${centre.id}`) % 7);
    const taken = new Set<string>();
    return Array.from({ length: size }, (_, order) => seatOf({ centre, order, taken, people }));
  });
}

function seatOf(of: {
  centre: Centre;
  order: number;
  taken: Set<string>;
  people: readonly Persona[];
}): Member {
  const { centre, order } = of;
  const position = officers[order] ?? 'member';
  const person = of.people.find((one) =>
    one.grants.some(
      (held) => held.role === 'member' && held.centre === centre.id && held.seat === position,
    ),
  );
  const name = person ? nameOf(person.name) : freshName(`${centre.id}:${order}`, of.taken);
  of.taken.add(`${name.first} ${name.last}`);
  return {
    id: `${centre.id}-${order + 1}`,
    centre: centre.id,
    areaCode: centre.areaCode,
    order,
    ...name,
    position,
    group: pick(groups, `${centre.id}:${order}:group`),
    village: 1 + (hashOf(`${centre.id}:${order}:village`) % 14),
    phone: null,
    person: person?.id ?? null,
    since: '2024-02-15',
    until: null,
  };
}

/** Another name as long as somebody on this committee bears it. */
function freshName(key: string, taken: ReadonlySet<string>) {
  for (let attempt = 0; ; attempt += 1) {
    const name = inventName(`${key}:${attempt}`);
    if (!taken.has(`${name.first} ${name.last}`)) return name;
  }
}

function nameOf(full: string) {
  const prefix = ['นางสาว', 'นาง', 'นาย'].find((one) => full.startsWith(one)) ?? '';
  const [first = '', last = ''] = full.slice(prefix.length).split(' ');
  return { prefix, first, last, sex: prefix === 'นาย' ? ('male' as const) : ('female' as const) };
}
