/** Encodings of one byte a character, told apart by whose letters they give. */
export type NarrowName = `windows-125${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

/** Letters beyond ASCII that a language uses, in lower case; those after the blank are rare. The more usual encoding first: it wins ties. */
const LANGUAGES: readonly [NarrowName, ...string[]][] = [
  ["windows-1252", "äöüß", "éèêàç âîôûëïùœ", "áéíóúñü", "áãçéêíóõú àâô", "àèéìòù", "åäöæøé", "ëïé öüèó", "áðéíóúþæö ý"],
  ["windows-1250", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"],
  [
    "windows-1251",
    "абвгдежзийклмнопрстухчшыья цщъэюёф№",
    "абвгдежзиіїйклмнопрстухчшьюя єґцщф№",
    "абвгдежзијклљмнњопрстћучш ђфхцџ",
    "абвгдежзийклмнопрстухчшъя цщфюь№",
  ],
  ["windows-1254", "çğıöşüâî"],
  ["windows-1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ"],
  ["windows-1257", "ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"],
  ["windows-1255", "אבגדהוזחטיכלםמןנסעפצקרשת ךףץ"],
  ["windows-1256", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ"],
  ["windows-1258", "ăâđêôơưàáèéìíòóùú\u0300\u0301\u0303\u0309\u0323"],
];

/** What 0x80…0x9f stand for in windows-1252; Node's decoder does not know. */
const WESTERN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** How likely a text is in each encoding, up to 1: the share of letters that are of one language, less those that stand oddly. */
export function narrowScores(bytes: Uint8Array): { name: NarrowName; score: number }[] {
  return LANGUAGES.map(([name, ...languages]) => {
    const text = name === "windows-1252" ? western(bytes) : new TextDecoder(name).decode(bytes);
    return { name, score: Math.max(...languages.map((letters) => scoreOf(text, letters))) };
  });
}

function western(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? WESTERN[byte - 0x80] : String.fromCharCode(byte))).join("");
}

const SIGNS = /[€£¥§°²³µ·½¼¿¡ªº©®™«»‘’“”„‚–—…•\u00a0№×÷±]/;
const LETTER = /\p{L}|\p{M}/u;
const LATIN = /\p{Script=Latin}|\p{M}/u;

function scoreOf(text: string, language: string): number {
  const [usual, rare = new Set<string>()] = language.split(" ").map((letters) => new Set(letters));
  let sum = 0;
  let all = 0;
  for (let i = 0; i < text.length; ++i) {
    const sign = text[i];
    if (sign < "\x80") continue;
    ++all;
    if (!LETTER.test(sign)) {
      sum += SIGNS.test(sign) ? 0.3 : sign < "\xa0" || sign === "\ufffd" ? -3 : -0.5;
      continue;
    }
    const letter = sign.toLowerCase();
    sum += usual.has(letter) ? 1 : rare.has(letter) ? 0.5 : -1;
    sum -= oddity(text, i);
  }
  return all ? sum / all : 0;
}

/** Letters that stand as no language sets them: large after small, Latin beside another script, three accents in a row. */
function oddity(text: string, i: number): number {
  const [before, sign, after] = [text[i - 1] ?? " ", text[i], text[i + 1] ?? " "];
  let odd = 0;
  if (isLarge(sign) && isSmall(before)) odd += 1;
  if (!LATIN.test(sign)) {
    if (/[a-z]/i.test(before) || /[a-z]/i.test(after)) odd += 1;
  } else if (before >= "\xc0" && after >= "\xc0" && LETTER.test(before) && LETTER.test(after) && !/\p{M}/u.test(before + sign + after)) odd += 0.6;
  return odd;
}

function isLarge(sign: string): boolean {
  return sign !== sign.toLowerCase();
}

function isSmall(sign: string): boolean {
  return sign !== sign.toUpperCase();
}
