/**
 * Checks a journal of Coldkey Workstation, with bare Node (20 or newer) and nothing else: no package, no network, no
 * code of the app. The format is described in formats.md ("Journal").
 *
 *     node verify-journal.mjs <folder or journal.jsonl> [options]
 *
 *       --key <vkey>               the journal's public key, from elsewhere: a transcript, the paired machine
 *       --checkpoint <file>        a checkpoint from elsewhere, as a signed note; may be given more than once
 *       --words "<words>" --size <n>   the twelve words and the number of entries that a transcript prints
 *       --json                     the result as JSON
 *
 * Says which line is the first that is wrong, and why. Exit code: 0 nothing was found, 1 something was found,
 * 2 the check could not be made. Without a key or a checkpoint from elsewhere it can only say whether the folder agrees
 * with itself: who can replace every file can also replace the key.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

function isSigned(publicKey, message, signature) {
  // RFC 8410: the fixed head of a public Ed25519 key, which Node takes no other way.
  const head = Buffer.from("302a300506032b6570032100", "hex");
  const key = createPublicKey({
    key: Buffer.concat([head, publicKey]),
    format: "der",
    type: "spki",
  });
  return signature.length === 64 && verify(null, message, key, signature);
}

// ===== The check: the same text stands in verify-journal.mjs and in verify-journal.html ================================
// It follows docs/formats.md ("Journal") and shares no code with the app. `tools` is what differs between the two files:
//   sha256(...parts) → 32 bytes          isSigned(publicKey, message, signature) → true or false, perhaps later

const NEWLINE = 0x0a;
const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const sameBytes = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);
const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** Standard base64, in the one way to write it; null for anything else. */
function fromBase64(text) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

function textOf(bytes) {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** What ends with a newline is a line; what comes after the last one is the rest. */
function splitLines(bytes) {
  const lines = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, restBytes: bytes.length - start };
}

// --- Entries ---

/** RFC 8785 for what an entry may hold: members sorted by UTF-16 code units, no white space. */
function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isText = (value) => typeof value === "string" && !/\p{Surrogate}/u.test(value);
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isFact = (value) =>
  value === null || typeof value === "boolean" || Number.isFinite(value) || isText(value);
const MEMBERS = ["act", "atMs", "facts", "kind", "seq", "subject", "v"];

/** { entry } or { why }: the reason for which the bytes are not an entry. */
function readEntry(bytes) {
  const text = textOf(bytes);
  if (text === null) return { why: "it is not UTF-8 text" };
  let entry;
  try {
    entry = JSON.parse(text);
  } catch {
    return { why: "it is not JSON" };
  }
  if (!isObject(entry)) return { why: "it is not an object" };
  const { v, seq, atMs, kind, facts, subject, act } = entry;
  const stranger = Object.keys(entry).find((name) => !MEMBERS.includes(name));
  if (stranger !== undefined) return { why: "it has a member that no entry has" };
  if (v !== 1) return { why: "it has another version than 1" };
  if (!isCount(seq)) return { why: "it has no number" };
  if (!Number.isSafeInteger(atMs)) return { why: "it has no time" };
  if (!isText(kind) || !/^[a-z][a-z-]{0,31}\.[a-z][a-z-]{0,31}$/.test(kind)) {
    return { why: "it has no kind" };
  }
  if (
    !isObject(facts) ||
    !Object.entries(facts).every(([name, value]) => isText(name) && isFact(value))
  ) {
    return { why: "its facts are not flat" };
  }
  if (subject !== undefined && !isText(subject)) return { why: "its subject is no text" };
  if (act !== undefined && !isText(act)) return { why: "its act is no text" };
  if (canonical(entry) !== text) return { why: "it is not written in the one canonical way" };
  return { entry };
}

// --- The Merkle tree of RFC 6962 ---

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Grows leaf by leaf and knows its root at every size: `peaks` are the roots of its complete subtrees. */
function createTree(sha256) {
  const peaks = [];
  let size = 0;
  return {
    push(leaf) {
      let node = leaf;
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2)
        node = sha256(NODE, peaks.pop(), node);
      peaks.push(node);
      size += 1;
    },
    root() {
      if (size === 0) return sha256();
      return peaks
        .slice(0, -1)
        .reduceRight((right, left) => sha256(NODE, left, right), peaks.at(-1));
    },
  };
}

/** Roots over the first n leaves, for each n that is asked for and exists. */
function rootsAt(leaves, sizes, sha256) {
  const wanted = new Set(sizes);
  const roots = new Map();
  const tree = createTree(sha256);
  for (let size = 0; ; size += 1) {
    if (wanted.has(size)) roots.set(size, tree.root());
    if (size === leaves.length) return roots;
    tree.push(leaves[size]);
  }
}

/** RFC 9162 §2.1.3.2. */
function isIncluded(leaf, index, size, path, root, sha256) {
  if (!isCount(index) || index >= size) return false;
  let [node, last, computed] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      computed = sha256(NODE, sibling, computed);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      computed = sha256(NODE, computed, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(computed, root);
}

/** RFC 9162 §2.1.4.2. */
function isContinued(from, size, oldRoot, root, proof, sha256) {
  if (!isCount(from) || from > size) return false;
  if (from === size) return proof.length === 0 && sameBytes(oldRoot, root);
  if (from === 0) return proof.length === 0;
  const isWhole = Number.isInteger(Math.log2(from));
  const [first, ...rest] = isWhole ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [node, last, old, now] = [from - 1, size - 1, first, first];
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, now] = [sha256(NODE, sibling, old), sha256(NODE, sibling, now)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else {
      now = sha256(NODE, now, sibling);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(old, oldRoot) && sameBytes(now, root);
}

// --- Signed notes ---

/** `name+key id+base64(1 ‖ public key)`; null when it is none, or its id is not the one of its name and key. */
function readKey(vkey, sha256) {
  const [, name, id, typed64] =
    /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) ?? [];
  const typed = typed64 === undefined ? null : fromBase64(typed64);
  if (typed === null || typed.length !== 33 || typed[0] !== 1) return null;
  const isNamed = toHex(sha256(utf8.encode(`${name}\n`), typed).subarray(0, 4)) === id;
  return isNamed ? { vkey: vkey.trim(), name, id, publicKey: typed.subarray(1) } : null;
}

/** { origin, size, root, text, signatures }, or null when it is no checkpoint in a note. */
function readCheckpoint(note) {
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, split + 1);
  const signatures = [];
  for (const line of note.slice(split + 2, -1).split("\n")) {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? null : fromBase64(encoded);
    if (bytes === null || bytes.length < 5) return null;
    signatures.push({ name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) });
  }
  const [origin, digits, root64] = text.split("\n");
  const root = fromBase64(root64 ?? "");
  if (origin === "" || !/^(?:0|[1-9][0-9]{0,15})$/.test(digits ?? "") || root?.length !== 32)
    return null;
  return { origin, size: Number(digits), root, text, signatures };
}

/** The checkpoint if one of the keys signed it; otherwise what is wrong with it. */
async function openCheckpoint(note, keys, isSigned) {
  if (keys.length === 0) {
    return { code: "JOURNAL_CHECKPOINT_BAD", why: "the log names no key, and you gave none" };
  }
  const checkpoint = readCheckpoint(note);
  if (checkpoint === null)
    return { code: "JOURNAL_CHECKPOINT_BAD", why: "it is not a signed checkpoint" };
  for (const { name, id, publicKey } of keys) {
    const mine = checkpoint.signatures.filter((one) => one.name === name && one.id === id);
    if (mine.length === 0 || checkpoint.origin !== name) continue;
    for (const { signature } of mine) {
      if (!(await isSigned(publicKey, utf8.encode(checkpoint.text), signature))) {
        return { code: "JOURNAL_CHECKPOINT_BAD", why: "its signature is wrong" };
      }
    }
    return { checkpoint };
  }
  const isOurs = keys.some(({ name }) => name === checkpoint.origin);
  return isOurs
    ? { code: "JOURNAL_KEY_CHANGED", why: "another key than this journal's signed it" }
    : { code: "JOURNAL_FOREIGN", why: "it belongs to another journal" };
}

// --- Finding the place ---

/** How the lines differ from what the hashes say that they were, and where first. */
function difference(expected, actual, signedSize) {
  const isSame = (a, b) => sameBytes(expected[a], actual[b]);
  const most = Math.min(expected.length, actual.length);
  let line = 0;
  while (line < most && isSame(line, line)) line += 1;
  if (line >= signedSize) return null;
  if (line === actual.length) return { code: "JOURNAL_TRUNCATED", line, count: signedSize - line };
  let tail = 0;
  while (tail < most - line && isSame(expected.length - 1 - tail, actual.length - 1 - tail))
    tail += 1;
  const before = expected.slice(line, expected.length - tail).map(toHex);
  const after = actual.slice(line, actual.length - tail).map(toHex);
  if (after.length === 0) return { code: "JOURNAL_LINES_REMOVED", line, count: before.length };
  if (before.length === 0) return { code: "JOURNAL_LINES_INSERTED", line, count: after.length };
  if ([...before].sort().join() === [...after].sort().join()) {
    return { code: "JOURNAL_REORDERED", line, count: before.length };
  }
  return { code: "JOURNAL_EDITED", line, count: Math.max(before.length, after.length) };
}

/** What the lines say about themselves: the first that is no entry, or not in the place that its number names. */
function brokenByItself(read) {
  const bad = read.findIndex(({ entry }) => entry === undefined);
  if (bad >= 0) return { code: "JOURNAL_EDITED", line: bad, count: 1, why: read[bad].why };
  const numbers = read.map(({ entry }) => entry.seq);
  const line = numbers.findIndex((seq, index) => seq !== index);
  if (line < 0) return null;
  const why = `its number is ${numbers[line]} and its place is ${line}`;
  if ([...numbers].sort((a, b) => a - b).every((seq, index) => seq === index)) {
    return { code: "JOURNAL_REORDERED", line, count: numbers.length - line, why };
  }
  const isRising = numbers.every((seq, index) => index === 0 || seq > numbers[index - 1]);
  return isRising
    ? { code: "JOURNAL_LINES_REMOVED", line, count: numbers[line] - line, why }
    : { code: "JOURNAL_LINES_INSERTED", line, count: 1, why };
}

/** Losses that a recorded entry explains for ever after; everything else that was recorded still counts. */
const EXPLAINED = new Set([
  "JOURNAL_KEY_MISSING",
  "JOURNAL_ANCHOR_MISSING",
  "JOURNAL_KEYCHAIN_UNAVAILABLE",
  "JOURNAL_CHECKPOINT_BAD",
]);

/**
 * input: { log, leaves, checkpoint, proofs } as they lie in the folder (bytes, bytes, text, text; null where missing),
 * and what comes from elsewhere: { held: [texts of notes], keys: [vkeys], words: [{ size, words }] }.
 */
async function checkJournal(input, { sha256, isSigned }) {
  const findings = [];
  const remarks = [];
  const { lines, restBytes } = splitLines(input.log);
  const leaves = lines.map((line) => sha256(LEAF, line));
  const read = lines.map(readEntry);
  if (restBytes > 0) remarks.push({ code: "JOURNAL_TORN", line: lines.length, count: restBytes });

  // Whose signature: the keys from elsewhere, if there are any, else those that the log itself names.
  const logged = [];
  for (const [line, { entry }] of read.entries()) {
    if (entry === undefined) continue;
    const { kind, facts } = entry;
    if (kind === "journal.begun" || kind === "journal.rekeyed") {
      const key = readKey(String(facts.key), sha256);
      if (key !== null) logged.push({ ...key, line });
    }
    if (kind === "journal.verified" && typeof facts.finding === "string") {
      const list = EXPLAINED.has(facts.finding) ? remarks : findings;
      list.push({
        code: "JOURNAL_BREAK_RECORDED",
        line,
        why: `it records ${facts.finding}${typeof facts.line === "number" ? ` at entry ${facts.line}` : ""}`,
      });
    }
  }
  const given = input.keys.map((vkey) => readKey(vkey, sha256));
  if (given.includes(null)) findings.push({ code: "KEY_UNREADABLE" });
  const trusted = given.filter((key) => key !== null);
  const stranger = trusted.length === 0 ? undefined : logged.findLast(() => true);
  if (stranger !== undefined && !trusted.some(({ vkey }) => vkey === stranger.vkey)) {
    const isSameJournal = trusted.some(({ name }) => name === stranger.name);
    findings.push({
      code: isSameJournal ? "JOURNAL_KEY_CHANGED" : "JOURNAL_FOREIGN",
      line: stranger.line,
      why: "it names another key than the one that you gave",
    });
  }
  const signers = trusted.length > 0 ? trusted : logged;

  const checkpoints = [];
  if (input.checkpoint === null)
    findings.push({ code: "JOURNAL_CHECKPOINT_BAD", why: "it is missing" });
  for (const [at, note] of [input.checkpoint, ...input.held].entries()) {
    if (note === null) continue;
    const { checkpoint, code, why } = await openCheckpoint(note, signers, isSigned);
    if (checkpoint !== undefined) checkpoints.push({ ...checkpoint, isHeld: at > 0 });
    else findings.push({ code, why: at > 0 ? `of the checkpoint that you gave: ${why}` : why });
  }

  const sizes = [...checkpoints, ...input.words].map(({ size }) => size);
  const roots = rootsAt(leaves, [...sizes, leaves.length], sha256);
  const fits = ({ size, root }) => roots.has(size) && sameBytes(roots.get(size), root);
  const anchored = checkpoints.reduce(
    (best, next) => (next.size > (best?.size ?? -1) ? next : best),
    null,
  );
  let goodSize = Math.max(0, ...checkpoints.filter(fits).map(({ size }) => size));

  const violated = checkpoints
    .filter((checkpoint) => !fits(checkpoint))
    .sort((a, b) => b.size - a.size);
  if (violated.length > 0) {
    const finding = locate(violated, input.leaves, leaves, read, goodSize, sha256);
    findings.push(finding);
    if (finding.isExact) goodSize = Math.max(goodSize, finding.line);
  } else {
    // What is signed is as it was written. Beyond it, and where nothing is signed, the lines must at least be entries.
    const own = brokenByItself(read);
    const isBeyond = own !== null && anchored !== null && own.line >= anchored.size;
    if (isBeyond) remarks.push({ code: "JOURNAL_TORN", line: own.line, why: own.why });
    else if (own !== null) findings.push(own);
    goodSize = anchored === null ? 0 : (own?.line ?? lines.length);
  }
  if (anchored !== null && lines.length > anchored.size && violated.length === 0) {
    remarks.push({ code: "NOT_COVERED", line: anchored.size, count: lines.length - anchored.size });
  }

  for (const { size, words } of input.words) {
    const start = bytesOfWords(words);
    if (start === null) findings.push({ code: "WORDS_UNREADABLE" });
    else if (size > lines.length) {
      findings.push({ code: "JOURNAL_TRUNCATED", line: lines.length, count: size - lines.length });
    } else if (!sameBytes(roots.get(size).subarray(0, start.length), start)) {
      findings.push({
        code: "JOURNAL_REWRITTEN",
        line: 0,
        count: size,
        why: `the first ${size} entries are not those of the printed words`,
      });
    }
  }
  findings.push(...checkProofs(input.proofs, leaves, anchored, sha256));

  return {
    isIntact: findings.length === 0,
    size: lines.length,
    root: toHex(roots.get(lines.length)),
    words: wordsOf(roots.get(lines.length)),
    checkpointSize: anchored?.size ?? null,
    goodSize,
    keys: signers.map(({ vkey }) => vkey),
    isKeyFromElsewhere: trusted.length > 0,
    findings: findings.map((finding) => ({ ...finding, text: sentence(finding) })),
    remarks: remarks.map((remark) => ({ ...remark, text: sentence(remark) })),
  };
}

/** The hashes beside the log are a witness as soon as they add up to a signed root themselves. */
function locate(violated, stored, leaves, read, goodSize, sha256) {
  const hashes = [];
  for (let at = 0; stored !== null && at + 32 <= stored.length; at += 32) {
    hashes.push(stored.subarray(at, at + 32));
  }
  const expected = rootsAt(
    hashes,
    violated.map(({ size }) => size),
    sha256,
  );
  for (const { size, root, isHeld } of violated) {
    if (!expected.has(size) || !sameBytes(expected.get(size), root)) continue;
    const finding = difference(hashes, leaves, size);
    if (finding !== null)
      return { ...finding, isExact: true, why: read[finding.line]?.why, isHeld };
  }
  const [largest] = violated;
  const own = brokenByItself(read.slice(0, largest.size));
  if (own !== null) return { ...own, isHeld: largest.isHeld };
  if (largest.size > read.length) {
    const count = largest.size - read.length;
    return { code: "JOURNAL_TRUNCATED", line: read.length, count, isHeld: largest.isHeld };
  }
  const smallest = violated.at(-1);
  const count = smallest.size - goodSize;
  return { code: "JOURNAL_REWRITTEN", line: goodSize, count, isHeld: smallest.isHeld };
}

/** The proofs of the proof file, each against what the lines themselves add up to. */
function checkProofs(text, leaves, anchored, sha256) {
  if (text === null || anchored === null || anchored.size > leaves.length) return [];
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return [{ code: "PROOFS_BAD", why: "the proof file is not JSON" }];
  }
  if (file?.format !== "coldkey-workstation/journal-proofs/v1") {
    return [{ code: "PROOFS_BAD", why: "the proof file has another format" }];
  }
  const bad = [];
  const root = anchored.root;
  const pathOf = ({ hashes }) => hashes.map((hash) => fromBase64(hash) ?? new Uint8Array());
  const sizes = file.consistency.map(({ from }) => from);
  const roots = rootsAt(leaves, sizes, sha256);
  for (const proof of file.consistency) {
    const { from } = proof;
    const isRight =
      roots.has(from) &&
      isContinued(from, anchored.size, roots.get(from), root, pathOf(proof), sha256);
    if (!isRight)
      bad.push({
        code: "PROOFS_BAD",
        line: from,
        why: `the proof that the log grew from ${from} entries fails`,
      });
  }
  for (const proof of file.inclusion) {
    const { index } = proof;
    const isRight =
      isCount(index) &&
      index < leaves.length &&
      isIncluded(leaves[index], index, anchored.size, pathOf(proof), root, sha256);
    if (!isRight)
      bad.push({ code: "PROOFS_BAD", line: index, why: "the proof that it is in the log fails" });
  }
  return bad;
}

// --- Saying it ---

const SENTENCES = {
  JOURNAL_EDITED: ({ count }) =>
    count > 1 ? `${count} entries from here on were changed.` : "This entry was changed.",
  JOURNAL_REORDERED: ({ count }) =>
    `From here on ${count} entries are in another order than they were written.`,
  JOURNAL_LINES_REMOVED: ({ count }) =>
    `Here ${count} ${count === 1 ? "entry was" : "entries were"} taken out.`,
  JOURNAL_LINES_INSERTED: ({ count }) =>
    `Here ${count} ${count === 1 ? "entry was" : "entries were"} put in.`,
  JOURNAL_TRUNCATED: ({ count }) =>
    `The journal ends before this entry: ${count} signed ${count === 1 ? "entry is" : "entries are"} missing.`,
  JOURNAL_REWRITTEN: ({ count }) =>
    `Somewhere from here on, within ${count} entries, something is not as it was signed.`,
  JOURNAL_FOREIGN: () => "This is another journal.",
  JOURNAL_KEY_CHANGED: () => "The journal's key was replaced.",
  JOURNAL_CHECKPOINT_BAD: () => "The checkpoint cannot be relied on.",
  JOURNAL_BREAK_RECORDED: () => "An earlier start of the app found something and wrote it down.",
  JOURNAL_TORN: () => "From here on are remains of an entry that a crash cut short.",
  NOT_COVERED: ({ count }) =>
    `From here on ${count} ${count === 1 ? "entry is" : "entries are"} not covered by any checkpoint yet.`,
  KEY_UNREADABLE: () => "A key that you gave is not one.",
  WORDS_UNREADABLE: () =>
    "The words that you gave are not twelve words of the list, in their places.",
  PROOFS_BAD: () => "A proof in the proof file does not hold.",
};

function sentence(finding) {
  const { code, line, why, isHeld } = finding;
  const where = line === undefined ? "" : `Entry ${line} (line ${line + 1} of the file): `;
  const reason = why === undefined ? "" : ` The reason: ${why}.`;
  const source = isHeld === true ? " The checkpoint that you gave shows it." : "";
  return `${where}${SENTENCES[code](finding)}${reason}${source}`;
}

// --- Words: the first twelve bytes of a root by the PGP word list, even and odd places in turn ---

const wordsOf = (root) =>
  Array.from(root.subarray(0, 12), (byte, place) => LISTS[place % 2][byte]).join(" ");

function bytesOfWords(text) {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const bytes = words.map((word, place) =>
    LISTS[place % 2].findIndex((one) => one.toLowerCase() === word),
  );
  return words.length === 12 && !bytes.includes(-1) ? Uint8Array.from(bytes) : null;
}

const LISTS = [
  `
  aardvark absurd accrue acme adrift adult afflict ahead aimless Algol allow alone ammo ancient apple artist assume
  Athens atlas Aztec baboon backfield backward banjo beaming bedlamp beehive beeswax befriend Belfast berserk billiard
  bison blackjack blockade blowtorch bluebird bombast bookshelf brackish breadline breakup brickyard briefcase Burbank
  button buzzard cement chairlift chatter checkup chisel choking chopper Christmas clamshell classic classroom cleanup
  clockwork cobra commence concert cowbell crackdown cranky crowfoot crucial crumpled crusade cubic dashboard deadbolt
  deckhand dogsled dragnet drainage dreadful drifter dropper drumbeat drunken Dupont dwelling eating edict egghead
  eightball endorse endow enlist erase escape exceed eyeglass eyetooth facial fallout flagpole flatfoot flytrap
  fracture framework freedom frighten gazelle Geiger glitter glucose goggles goldfish gremlin guidance hamlet
  highchair hockey indoors indulge inverse involve island jawbone keyboard kickoff kiwi klaxon locale lockup merit
  minnow miser Mohawk mural music necklace Neptune newborn nightbird Oakland obtuse offload optic orca payday peachy
  pheasant physique playhouse Pluto preclude prefer preshrunk printer prowler pupil puppy python quadrant quiver quota
  ragtime ratchet rebirth reform regain reindeer rematch repay retouch revenge reward rhythm ribcage ringbolt robust
  rocker ruffled sailboat sawdust scallion scenic scorecard Scotland seabird select sentence shadow shamrock showgirl
  skullcap skydive slingshot slowdown snapline snapshot snowcap snowslide solo southward soybean spaniel spearhead
  spellbind spheroid spigot spindle spyglass stagehand stagnate stairway standard stapler steamship sterling stockman
  stopwatch stormy sugar surmount suspense sweatband swelter tactics talon tapeworm tempest tiger tissue tonic topmost
  tracker transit trauma treadmill Trojan trouble tumor tunnel tycoon uncut unearth unwind uproot upset upshot vapor
  village virus Vulcan waffle wallet watchword wayside willow woodlark Zulu
  `,
  `
  adroitness adviser aftermath aggregate alkali almighty amulet amusement antenna applicant Apollo armistice article
  asteroid Atlantic atmosphere autopsy Babylon backwater barbecue belowground bifocals bodyguard bookseller borderline
  bottomless Bradbury bravado Brazilian breakaway Burlington businessman butterfat Camelot candidate cannonball
  Capricorn caravan caretaker celebrate cellulose certify chambermaid Cherokee Chicago clergyman coherence combustion
  commando company component concurrent confidence conformist congregate consensus consulting corporate corrosion
  councilman crossover crucifix cumbersome customer Dakota decadence December decimal designing detector detergent
  determine dictator dinosaur direction disable disbelief disruptive distortion document embezzle enchanting
  enrollment enterprise equation equipment escapade Eskimo everyday examine existence exodus fascinate filament
  finicky forever fortitude frequency gadgetry Galveston getaway glossary gossamer graduate gravity guitarist
  hamburger Hamilton handiwork hazardous headwaters hemisphere hesitate hideaway holiness hurricane hydraulic
  impartial impetus inception indigo inertia infancy inferno informant insincere insurgent integrate intention
  inventive Istanbul Jamaica Jupiter leprosy letterhead liberty maritime matchmaker maverick Medusa megaton microscope
  microwave midsummer millionaire miracle misnomer molasses molecule Montana monument mosquito narrative nebula
  newsletter Norwegian October Ohio onlooker opulent Orlando outfielder Pacific pandemic Pandora paperweight paragon
  paragraph paramount passenger pedigree Pegasus penetrate perceptive performance pharmacy phonetic photograph pioneer
  pocketful politeness positive potato processor provincial proximate puberty publisher pyramid quantity racketeer
  rebellion recipe recover repellent replica reproduce resistor responsive retraction retrieval retrospect revenue
  revival revolver sandalwood sardonic Saturday savagery scavenger sensation sociable souvenir specialist speculate
  stethoscope stupendous supportive surrender suspicious sympathy tambourine telephone therapist tobacco tolerance
  tomorrow torpedo tradition travesty trombonist truncated typewriter ultimate undaunted underfoot unicorn unify
  universe unravel upcoming vacancy vagabond vertigo Virginia visitor vocalist voyager warranty Waterloo whimsical
  Wichita Wilmington Wyoming yesteryear Yucatan
  `,
].map((list) => list.trim().split(/\s+/));
// ===== End of the check ================================================================================================

// --- The command line ---

function readArguments(args) {
  const wishes = { path: null, held: [], keys: [], texts: [], sizes: [], isJson: false };
  for (let at = 0; at < args.length; at += 1) {
    const value = () => args[++at] ?? stop(`${args[at - 1]} needs a value`);
    if (args[at] === "--json") wishes.isJson = true;
    else if (args[at] === "--key") wishes.keys.push(value());
    else if (args[at] === "--checkpoint") wishes.held.push(readFileSync(value(), "utf8"));
    else if (args[at] === "--words") wishes.texts.push(value());
    else if (args[at] === "--size") wishes.sizes.push(Number(value()));
    else if (args[at].startsWith("--") || wishes.path !== null)
      stop(`Unknown argument ${args[at]}`);
    else wishes.path = args[at];
  }
  if (wishes.path === null) stop("Say which folder: node verify-journal.mjs <folder>");
  if (wishes.texts.length !== wishes.sizes.length || !wishes.sizes.every(isCount)) {
    stop("--words and --size belong together");
  }
  return wishes;
}

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}

function present(folder, names) {
  const path = names.map((name) => join(folder, name)).find(existsSync);
  return path === undefined ? null : readFileSync(path);
}

async function main() {
  const { path, held, keys, texts, sizes, isJson } = readArguments(process.argv.slice(2));
  if (!existsSync(path)) stop(`There is no ${path}`);
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const log = isFolder ? present(folder, ["journal.jsonl"]) : readFileSync(path);
  const result = await checkJournal(
    {
      log: log ?? new Uint8Array(),
      leaves: present(folder, ["journal.leaves"]),
      checkpoint: present(folder, ["journal.checkpoint"])?.toString("utf8") ?? null,
      proofs: present(folder, ["journal.proofs.json"])?.toString("utf8") ?? null,
      held,
      keys,
      words: texts.map((words, at) => ({ words, size: sizes[at] })),
    },
    { sha256, isSigned },
  );
  process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : report(result));
  process.exitCode = result.isIntact ? 0 : 1;
}

function report({
  isIntact,
  size,
  root,
  words,
  checkpointSize,
  keys,
  isKeyFromElsewhere,
  findings,
  remarks,
}) {
  const source = isKeyFromElsewhere
    ? "the key that you gave"
    : "the key that the journal itself names: compare it";
  return [
    isIntact ? `Intact: ${size} entries.` : "NOT INTACT.",
    ...findings.map(({ text }) => `  ! ${text}`),
    ...remarks.map(({ text }) => `    ${text}`),
    "",
    `Entries     ${size}, of which ${checkpointSize ?? "none"} are covered by the checkpoint`,
    `Root        ${root}`,
    `In words    ${words}`,
    ...keys.map((vkey) => `Key         ${vkey}`),
    `            (${source})`,
    "",
  ].join("\n");
}

await main();
