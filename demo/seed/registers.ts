import type { Centre } from '#domain/centre/centre.ts';
import type { Seat } from '#domain/register/seats.ts';
import type { Member } from '#domain/register/register.ts';
import type { Order } from '#domain/register/order.ts';
import { nameKey } from '#domain/register/register.ts';
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

/** The present register of every centre: 13 to 19 seats, each held by a different person. */
export function seedMembers(centres: readonly Centre[], people: readonly Persona[]): Member[] {
  return centres.flatMap((centre) => {
    const { id: under } = seedOrder(centre);
    const size = 13 + (hashOf(`size:${centre.id}`) % 7);
    const taken = new Set<string>();
    return Array.from({ length: size }, (_, seatNo) =>
      seatOf({ centre, seatNo, under, taken, people }),
    );
  });
}

function seatOf(of: {
  centre: Centre;
  seatNo: number;
  under: string;
  taken: Set<string>;
  people: readonly Persona[];
}): Member {
  const { centre, seatNo, under } = of;
  const position = positionOf(centre, seatNo);
  const person = of.people.find((persona) =>
    persona.grants.some(
      (held) => held.role === 'member' && held.centre === centre.id && held.seat === position,
    ),
  );
  const name = person ? nameOf(person.name) : freshName(`${centre.id}:${seatNo}`, of.taken);
  of.taken.add(`${name.first} ${name.last}`);
  return {
    id: `${centre.id}-${seatNo + 1}`,
    centre: centre.id,
    areaCode: centre.areaCode,
    seatNo,
    ...name,
    nameKey: nameKey(name),
    position,
    group: pick(groups, `${centre.id}:${seatNo}:group`),
    village: 1 + (hashOf(`${centre.id}:${seatNo}:village`) % 14),
    tambon: null,
    phone: null,
    person: person?.id ?? null,
    linkedBy: person ? 'officer' : null,
    since: appointedOn,
    until: null,
    sittings: [{ position, under, from: appointedOn, until: null }],
  };
}

/** In some centres the treasurer's seat is vacant. */
function positionOf(centre: Centre, seatNo: number): Seat {
  const position = officers[seatNo] ?? 'member';
  const vacant = position === 'treasurer' && hashOf(`vacant:${centre.id}`) % 9 === 0;
  return vacant ? 'member' : position;
}

const appointedOn = '2024-02-15';

/** The appointment order of every seeded committee. Some terms end soon. */
export function seedOrder({
  id,
  areaCode,
  level,
}: Pick<Centre, 'id' | 'areaCode' | 'level'>): Order {
  const endsSoon = hashOf(`term:${id}`) % 12 === 0;
  return {
    id: `seed.${id}`,
    centre: id,
    areaCode,
    number: `ที่ ${100 + (hashOf(id) % 200)}/2567`,
    date: appointedOn,
    signer: level === 'province' ? 'ผู้ว่าราชการจังหวัด' : 'นายอำเภอ',
    termFrom: appointedOn,
    termTo: endsSoon ? '2025-02-14' : '2028-02-14',
    files: [],
    duty: '',
    endedOn: null,
  };
}

/** Tries another name when a member of this committee already has the first one. */
function freshName(key: string, taken: ReadonlySet<string>) {
  for (let attempt = 0; ; attempt += 1) {
    const name = inventName(`${key}:${attempt}`);
    if (!taken.has(`${name.first} ${name.last}`)) return name;
  }
}

function nameOf(full: string) {
  const prefix = ['นางสาว', 'นาง', 'นาย'].find((title) => full.startsWith(title)) ?? '';
  const [first = '', last = ''] = full.slice(prefix.length).split(' ');
  return { prefix, first, last, sex: prefix === 'นาย' ? ('male' as const) : ('female' as const) };
}
