import { officeNameOf, usualOfficeHours } from '#domain/centre/office.ts';
import { seedAreas } from '#use-cases/centres/seed-places.ts';
import type { Settings } from '#models/settings.ts';

/** The demo's office data. It is invented, with numbers that no office has. */
export function demoOffices(): Settings[] {
  return seedAreas()
    .filter(({ level }) => level !== 'tambon')
    .map(({ id, level, name }, index) => ({
      id,
      officeName: officeNameOf({ level, name }),
      officePhone: `053-000${String(100 + index).padStart(3, '0')}`,
      officeHours: usualOfficeHours,
      officeAddress: level === 'province' ? 'ศาลากลางจังหวัด' : `ที่ว่าการอำเภอ${name}`,
      officeContact: contacts[index % contacts.length] ?? '',
      quorumPercent: 50,
      issuer: level === 'province' ? `ผู้ว่าราชการจังหวัด${name}` : '',
    }));
}

const contacts = ['นางสาวพร สมมุติ', 'นายชัย ตัวอย่าง', 'นางแก้ว ทดลอง', 'นายบุญ สมมุติ'];
