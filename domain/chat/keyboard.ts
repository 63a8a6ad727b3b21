/** The keys of a Thai keyboard (Kedmanee): what each key types in the Latin and in the Thai layout. */
const plain = {
  latin: "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  thai: 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ',
};
const shifted = {
  latin: '!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
  thai: '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ',
};
// Every key types one UTF-16 unit in both layouts.
const keys = [plain, shifted].flatMap(({ latin, thai }) =>
  Array.from(latin, (key, at) => [key, thai[at] ?? key] as const),
);
const toThai = new Map(keys);
const toLatin = new Map(keys.map(([latin, thai]) => [thai, latin]));

/** The text that the same keys type in the other layout: l5kot becomes สถานะ, and นา becomes ok. */
export function inOtherLayout(text: string): string {
  const isThai = /[\u0e00-\u0e7f]/.test(text);
  const other = isThai ? toLatin : toThai;
  return Array.from(text, (letter) => other.get(letter) ?? letter).join('');
}
