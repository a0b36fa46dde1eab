// Matching as Korean readers type: 초성, half-typed syllables, numbers without hyphens.

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const FINALS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];
// Keyboards join two consonants into one letter while the second may still begin the next syllable.
const PAIRS = {
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
};
const FIRST_SYLLABLE = 0xac00;
const PER_VOWEL = 28;
const PER_INITIAL = 21 * PER_VOWEL;
const SPACES = /[ \t\u00a0\u3000]+/g;
const UNCOUNTED = /[.,:;·/()[\]{}'"’“”&#+\-‐‑–—]+/g;
const FOLDABLE = /[^\n -~가-힣ㄱ-ㆎ]+/g;

/** Text as it is compared: small letters, one width, without hyphens and brackets. Spaces and line breaks stay. */
function squash(text) {
  return text.replace(FOLDABLE, (part) => part.normalize("NFKC")).toLowerCase().replace(UNCOUNTED, "").replace(SPACES, " ");
}

/** A name without its spaces too, so that initials run through all of it: ㅎㅂㅅㅅ finds 한빛 상사. */
function dense(text) {
  return squash(text).replaceAll(" ", "");
}

/** One regular expression for each word of a query; a row is a hit when every one is found in it. */
function matchers(query) {
  const words = query.normalize("NFC").replace(/\+82[- ]?0?/g, "0").split(/\s+/).map(squash);
  return words.filter(Boolean).map((word) => new RegExp(pattern(word), "g"));
}

function pattern(word) {
  const letters = [...word].flatMap((letter) => [...(PAIRS[letter] ?? letter)]);
  const last = letters.length - 1;
  return letters.map((letter, at) => gap(letters[at - 1], letter) + (at === last ? lastLetter(letter) : oneLetter(letter))).join("");
}

/** Spelled-out text is found across spaces (한빛상사: 한빛 상사); bare initials are not, or every address would be a hit. */
function gap(before, letter) {
  return before === undefined || (isInitial(before) && isInitial(letter)) ? "" : " ?";
}

function isInitial(letter) {
  return INITIALS.includes(letter);
}

function oneLetter(letter) {
  return isInitial(letter) ? startingWith(letter) : letter.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** The last syllable may be half typed: 기 finds 김, and 김미ㄴ or 김민 still finds 김미나. */
function lastLetter(letter) {
  const place = letter.charCodeAt(0) - FIRST_SYLLABLE;
  if (!(place >= 0 && place < INITIALS.length * PER_INITIAL)) return oneLetter(letter);
  const final = FINALS[place % PER_VOWEL];
  const open = place - (place % PER_VOWEL);
  if (!final) return between(open, PER_VOWEL);
  const [kept, next] = PAIRS[final] ?? ["", final];
  return `(?:${letter}|${syllable(open + FINALS.indexOf(kept))} ?${startingWith(next)})`;
}

function startingWith(initial) {
  return `[${initial}${between(INITIALS.indexOf(initial) * PER_INITIAL, PER_INITIAL).slice(1)}`;
}

function between(place, count) {
  return `[${syllable(place)}-${syllable(place + count - 1)}]`;
}

function syllable(place) {
  return String.fromCharCode(FIRST_SYLLABLE + place);
}

/** Where in `text` the words are found, as sorted [start, end) pairs of its own positions; `fold` as it was searched. */
function highlights(text, words, fold) {
  const whole = fold(text);
  if (!words.some((word) => whole.search(word) >= 0)) return [];
  const places = [];
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const part = fold(text[at]);
    folded += part;
    for (let n = 0; n < part.length; n += 1) places.push(at);
  }
  const marked = words.flatMap((word) => [...folded.matchAll(word)].map((hit) => [hit.index, hit.index + hit[0].length]));
  return merged(marked.filter(([start, end]) => end > start).map(([start, end]) => [places[start], places[end - 1] + 1]));
}

function merged(ranges) {
  const joined = [];
  for (const [start, end] of ranges.sort((one, other) => one[0] - other[0])) {
    const before = joined.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
