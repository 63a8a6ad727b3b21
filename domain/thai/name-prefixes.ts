/**
 * A prefix before a name. `written` has other spellings; the canonical one is kept. A spelling with
 * dots is also read without them if a space follows.
 */
export interface NamePrefix {
  name: string;
  written?: readonly string[];
  /** Only another title with dots may follow it, as in นาง ดร.จันทร์ดี. A person has one civil title. */
  isCivil?: true;
  /**
   * Read as a prefix only when a space follows, because names begin with these letters too: หมอก,
   * ครูใหญ่.
   */
  needsSpace?: true;
  /** Read as a prefix only with its dots, because without them it could be a name: พ.อ. and พอ. */
  needsDots?: true;
  /** A monk or nun may have no surname. */
  isReligious?: true;
}

const civil: readonly NamePrefix[] = [
  { name: 'นาย', isCivil: true },
  { name: 'นาง', isCivil: true },
  { name: 'นางสาว', written: ['น.ส.'], isCivil: true },
  { name: 'เด็กชาย', written: ['ด.ช.'], isCivil: true },
  { name: 'เด็กหญิง', written: ['ด.ญ.'], isCivil: true },
  { name: 'คุณหญิง', isCivil: true },
  { name: 'ท่านผู้หญิง', isCivil: true },
  { name: 'คุณ', isCivil: true, needsSpace: true },
  ...['Mr.', 'Mrs.', 'Ms.', 'Miss'].map(
    (name) => ({ name, isCivil: true, needsSpace: true }) as const,
  ),
];

const noble = [
  ['หม่อมเจ้า', 'ม.จ.'],
  ['หม่อมราชวงศ์', 'ม.ร.ว.'],
  ['หม่อมหลวง', 'ม.ล.'],
  ['หม่อม', ''],
] as const;

const army = [
  ['พลเอก', 'พล.อ.'],
  ['พลโท', 'พล.ท.'],
  ['พลตรี', 'พล.ต.'],
  ['พันเอกพิเศษ', 'พ.อ.พิเศษ'],
  ['พันเอก', 'พ.อ.'],
  ['พันโท', 'พ.ท.'],
  ['พันตรี', 'พ.ต.'],
  ['ร้อยเอก', 'ร.อ.'],
  ['ร้อยโท', 'ร.ท.'],
  ['ร้อยตรี', 'ร.ต.'],
  ['จ่าสิบเอก', 'จ.ส.อ.'],
  ['จ่าสิบโท', 'จ.ส.ท.'],
  ['จ่าสิบตรี', 'จ.ส.ต.'],
  ['สิบเอก', 'ส.อ.'],
  ['สิบโท', 'ส.ท.'],
  ['สิบตรี', 'ส.ต.'],
  ['พลทหาร', ''],
] as const;

const police = [
  ['พลตำรวจเอก', 'พล.ต.อ.'],
  ['พลตำรวจโท', 'พล.ต.ท.'],
  ['พลตำรวจตรี', 'พล.ต.ต.'],
  ['พันตำรวจเอก', 'พ.ต.อ.'],
  ['พันตำรวจโท', 'พ.ต.ท.'],
  ['พันตำรวจตรี', 'พ.ต.ต.'],
  ['ร้อยตำรวจเอก', 'ร.ต.อ.'],
  ['ร้อยตำรวจโท', 'ร.ต.ท.'],
  ['ร้อยตำรวจตรี', 'ร.ต.ต.'],
  ['ดาบตำรวจ', 'ด.ต.'],
  ['จ่าสิบตำรวจ', 'จ.ส.ต.'],
  ['สิบตำรวจเอก', 'ส.ต.อ.'],
  ['สิบตำรวจโท', 'ส.ต.ท.'],
  ['สิบตำรวจตรี', 'ส.ต.ต.'],
] as const;

const seaAndAir = [
  ['พลเรือเอก', 'พล.ร.อ.'],
  ['พลเรือโท', 'พล.ร.ท.'],
  ['พลเรือตรี', 'พล.ร.ต.'],
  ['นาวาเอก', 'น.อ.'],
  ['นาวาโท', 'น.ท.'],
  ['นาวาตรี', 'น.ต.'],
  ['เรือเอก', 'ร.อ.'],
  ['เรือโท', 'ร.ท.'],
  ['เรือตรี', 'ร.ต.'],
  ['พันจ่าเอก', 'พ.จ.อ.'],
  ['พันจ่าโท', 'พ.จ.ท.'],
  ['พันจ่าตรี', 'พ.จ.ต.'],
  ['พลอากาศเอก', 'พล.อ.อ.'],
  ['พลอากาศโท', 'พล.อ.ท.'],
  ['พลอากาศตรี', 'พล.อ.ต.'],
  ['นาวาอากาศเอก', 'น.อ.'],
  ['นาวาอากาศโท', 'น.ท.'],
  ['นาวาอากาศตรี', 'น.ต.'],
  ['เรืออากาศเอก', 'ร.อ.'],
  ['เรืออากาศโท', 'ร.ท.'],
  ['เรืออากาศตรี', 'ร.ต.'],
  ['พันจ่าอากาศเอก', 'พ.อ.อ.'],
  ['พันจ่าอากาศโท', 'พ.อ.ท.'],
  ['พันจ่าอากาศตรี', 'พ.อ.ต.'],
  ['จ่าเอก', 'จ.อ.'],
  ['จ่าโท', 'จ.ท.'],
  ['จ่าตรี', 'จ.ต.'],
  ['จ่าอากาศเอก', 'จ.อ.'],
  ['จ่าอากาศโท', 'จ.ท.'],
  ['จ่าอากาศตรี', 'จ.ต.'],
] as const;

const volunteers = [
  ['นายกองเอก', 'ก.อ.'],
  ['นายกองโท', 'ก.ท.'],
  ['นายกองตรี', 'ก.ต.'],
  ['นายหมวดเอก', 'มว.อ.'],
  ['นายหมวดโท', 'มว.ท.'],
  ['นายหมวดตรี', 'มว.ต.'],
  ['นายหมู่เอก', 'ม.อ.'],
  ['นายหมู่โท', 'ม.ท.'],
  ['นายหมู่ตรี', 'ม.ต.'],
] as const;

const academic = [
  ['ศาสตราจารย์เกียรติคุณ', 'ศ.เกียรติคุณ'],
  ['ศาสตราจารย์', 'ศ.'],
  ['รองศาสตราจารย์', 'รศ.'],
  ['ผู้ช่วยศาสตราจารย์', 'ผศ.'],
  ['อาจารย์', 'อ.'],
  ['ดอกเตอร์', 'ดร.'],
  ['นายแพทย์', 'นพ.'],
  ['แพทย์หญิง', 'พญ.'],
  ['ทันตแพทย์หญิง', 'ทพญ.'],
  ['ทันตแพทย์', 'ทพ.'],
  ['เภสัชกรหญิง', 'ภญ.'],
  ['เภสัชกร', 'ภก.'],
  ['สัตวแพทย์หญิง', 'สพ.ญ.'],
  ['สัตวแพทย์', 'น.สพ.'],
] as const;

const religious = [
  'พระครูปลัด',
  'พระครูสมุห์',
  'พระครูใบฎีกา',
  'พระครู',
  'พระมหา',
  'พระอธิการ',
  'พระสมุห์',
  'พระปลัด',
  'พระใบฎีกา',
  'พระอาจารย์',
  'พระ',
  'สามเณร',
  'แม่ชี',
] as const;

const village = ['กำนัน', 'สารวัตรกำนัน', 'แพทย์ประจำตำบล', 'ผู้ช่วยผู้ใหญ่บ้าน', 'ผู้ใหญ่บ้าน', 'ผู้ใหญ่'] as const;
const villageShort = [
  { name: 'ผช.ผญบ.', written: ['ผช.ผญ.'] },
  { name: 'ผญบ.', written: ['ผญ.'] },
  { name: 'ครู', needsSpace: true },
  { name: 'หมอ', needsSpace: true },
] as const;

/** Each spelling of a rank is kept as it was written: พ.ต.ท. stays พ.ต.ท. */
function both(ranks: readonly (readonly [string, string])[]): NamePrefix[] {
  return ranks.flat().flatMap((name) => (name === '' ? [] : [{ name }]));
}

const ranks = both([...army, ...police, ...seaAndAir, ...volunteers]).map(({ name }): NamePrefix =>
  name.endsWith('.') ? { name, needsDots: true } : { name },
);

function acting({ name }: NamePrefix): NamePrefix {
  return { name: name.endsWith('.') ? `ว่าที่ ${name}` : `ว่าที่${name}` };
}

/** The rank of a woman, such as ว่าที่ร้อยตรีหญิง or พ.ต.ท.หญิง. */
function withWomen(prefixes: readonly NamePrefix[]): NamePrefix[] {
  return prefixes.flatMap((prefix) => [prefix, { name: `${prefix.name}หญิง` }]);
}

export const namePrefixTable: readonly NamePrefix[] = [
  ...civil,
  ...both(noble),
  ...withWomen([...ranks, ...ranks.map(acting)]),
  ...both(academic),
  { name: 'ดร.', written: ['Dr.'] },
  ...religious.map((name): NamePrefix => ({ name, isReligious: true })),
  ...village.map((name): NamePrefix => ({ name })),
  ...villageShort,
];
