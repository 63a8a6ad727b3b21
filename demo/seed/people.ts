import type { AreaCode, Area, Centre } from '#domain/centre/centre.ts';
import type { Grant } from '#domain/permissions.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import type { Seat } from '#domain/register/seats.ts';
import type { Person } from '#models/persons.ts';
import { hexOf, inventName, uuidOf } from './invent.ts';

export interface Persona extends Person {
  /** True for people who are listed first in the simulator. */
  featured: boolean;
}

interface Places {
  areas: readonly Area[];
  centres: readonly Centre[];
  joinedAt: Date;
}

const tambonsPerOfficer = 4;

/** All people who use the bot in the demo. The eight on the first page have fixed names. */
export function seedPeople(places: Places): Persona[] {
  const districts = places.areas.filter((area) => area.level === 'district');
  return [
    ...featuredPeople(places),
    ...districts.flatMap((district) => districtPeople(places, district)),
    person(places, { key: 'province-2', grants: [plain('province', '57')] }),
  ];
}

function featuredPeople(places: Places): Persona[] {
  const district = (name: string) =>
    areaCodeOf(places, (area) => area.name === name && area.level === 'district');
  const thoeng = district('เทิง');
  const tambon = (name: string) =>
    areaCodeOf(
      places,
      (area) => area.id.startsWith(thoeng) && area.level === 'tambon' && area.name === name,
    );
  const named = (name: string, grants: Grant[]): Persona => ({
    ...person(places, { key: name, grants }),
    name,
    featured: true,
  });
  const faluang = places.areas.filter(
    (area) => area.districtName === 'แม่ฟ้าหลวง' && area.level === 'tambon',
  );
  return [
    named('นางจันทร์ดี สมมุติ', [seatIn(tambon('งิ้ว'), 'chair')]),
    named('นายบุญมี ตัวอย่าง', [seatIn(tambon('เวียง'), 'secretary')]),
    named(
      'นางสาวดาว ทดลอง',
      ['เวียง', 'งิ้ว', 'ปล้อง'].map((name) => plain('officer', tambon(name))),
    ),
    named(
      'นายเมฆ สมมุติ',
      faluang.slice(0, tambonsPerOfficer).map((area) => plain('officer', area.id)),
    ),
    named('นายภูผา ตัวอย่าง', [plain('districtHead', thoeng)]),
    named('นางสายธาร ทดลอง', [plain('districtHead', district('พาน'))]),
    named('นางอรุณ สมมุติ', [plain('province', '57')]),
    named('นายฟ้าใส ตัวอย่าง', [plain('admin', '57')]),
  ];
}

/** Adds the missing head of the district, officers for its other tambons, and some committee members. */
function districtPeople(places: Places, district: Area): Persona[] {
  const featured = featuredPeople(places);
  const held = new Set(
    featured.flatMap((persona) => persona.grants.map((grant) => `${grant.role}:${grant.areaCode}`)),
  );
  const tambons = places.areas.filter(
    (area) => area.level === 'tambon' && area.id.startsWith(district.id),
  );
  const free = tambons.filter((area) => !held.has(`officer:${area.id}`));
  const groups = Array.from({ length: Math.ceil(free.length / tambonsPerOfficer) }, (_, index) =>
    free.slice(index * tambonsPerOfficer, (index + 1) * tambonsPerOfficer),
  );
  const head = person(places, {
    key: `head-${district.id}`,
    grants: [plain('districtHead', district.id)],
  });
  const officers = groups.map((group, index) =>
    person(places, {
      key: `officer-${district.id}-${index}`,
      grants: group.map((area) => plain('officer', area.id)),
    }),
  );
  const chairs = tambons
    .slice(0, 3)
    .filter((area) => !held.has(`member:${area.id}`))
    .map((area) => person(places, { key: `chair-${area.id}`, grants: [seatIn(area.id, 'chair')] }));
  return [...(held.has(`districtHead:${district.id}`) ? [] : [head]), ...officers, ...chairs];
}

function person({ joinedAt }: Places, { key, grants }: { key: string; grants: Grant[] }): Persona {
  const { prefix, first, last } = inventName(key);
  return {
    id: uuidOf(`person:${key}`),
    lineUserId: `U${hexOf(`line:${key}`, 32)}`,
    name: `${prefix}${first} ${last}`,
    grants,
    following: true,
    joinedAt,
    followChangedAt: joinedAt,
    notice: { version: noticeVersion, acceptedAt: joinedAt },
    featured: false,
  };
}

function areaCodeOf({ areas }: Places, matches: (area: Area) => boolean): AreaCode {
  const area = areas.find(matches);
  if (!area) throw new Error('The example people need an area that is missing.');
  return area.id;
}

function plain(role: Grant['role'], areaCode: AreaCode): Grant {
  return { role, areaCode, centre: null, seat: null };
}

function seatIn(tambon: AreaCode, seat: Seat): Grant {
  return { role: 'member', areaCode: tambon, centre: `t${tambon}`, seat };
}
