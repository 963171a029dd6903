/**
 * Shares that are given one after the other until there are enough: for a rehearsal, or to restore a key. Needs no
 * passphrase and no file: what it proves is that the cards alone are enough.
 */
import * as v from "valibot";
import { encodeAddress } from "../codec/address.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretBytes } from "../lib/secret.ts";
import type { Intake } from "./intake.ts";
import { publicKeyOf } from "./keyring.ts";
import { nearestWords, typedWords } from "./phrase.ts";
import { SESSION_MS } from "./phrase-sessions.ts";
import { type GatheredShare, WordCount } from "./protocol.ts";
import { wordCountOf } from "./seal.ts";
import { SHARE_LIST } from "./shares.ts";
import { type Share, shareOf } from "./slip39/share.ts";
import { combineShares, isOfSet } from "./slip39/split.ts";
import type { Sodium } from "./sodium.ts";

/** BIP-39 has phrases for these many bytes and no others. */
const PHRASE_BYTES = [16, 20, 24, 28, 32];

export interface Gatherings {
  /** `typed` stays the caller's. */
  take(gathering: string | null, typed: Uint8Array): GatheredShare;
  /** Wipes what was gathered. */
  end(): void;
}

export function createGatherings(parts: {
  sodium: Sodium;
  clock: Clock;
  intake: Intake;
}): Gatherings {
  const { sodium, clock, intake } = parts;
  /** One at a time: the last one begun. */
  let current: { id: string; shares: Share[]; cancel: () => void } | null = null;

  function end(): void {
    current?.cancel();
    for (const { value } of current?.shares ?? []) value.fill(0);
    current = null;
  }

  function begin() {
    end();
    const id = Buffer.from(sodium.random(16)).toString("hex");
    current = { id, shares: [], cancel: clock.after(SESSION_MS, end) };
    return current;
  }

  /** The whole secret waits in the intake, like any key from elsewhere. */
  function hold(secret: SecretBytes) {
    if (!PHRASE_BYTES.includes(secret.length)) {
      const { length } = secret;
      secret.wipe();
      throw new Refusal("SHARES_NO_PHRASE", { bytes: length });
    }
    const held = { form: "phrase", bytes: secret } as const;
    const address = encodeAddress(publicKeyOf(held));
    return { address, wordCount: v.parse(WordCount, wordCountOf(held)), key: intake.add(held) };
  }

  return {
    end,
    take(id, typed) {
      const words = typedWords(typed, SHARE_LIST);
      const wrong = words.flatMap(({ number, text }, index) =>
        number >= 0
          ? []
          : [{ position: index + 1, isUnknown: true, nearest: nearestWords(text, SHARE_LIST) }],
      );
      if (wrong.length > 0) return { state: "unreadable", givenWords: words.length, wrong };
      if (id !== null && current?.id !== id) throw new Refusal("SESSION_GONE");
      const share = shareOf(words.map(({ number }) => number));
      const held = id === null ? [] : (current?.shares ?? []);
      try {
        demandFits(share, held);
      } catch (error) {
        share.value.fill(0);
        throw error;
      }
      const gathering = id === null ? begin() : current;
      if (gathering === null) throw new Refusal("SESSION_GONE");
      gathering.shares.push(share);
      const { complete, have } = groupsOf(gathering.shares, share);
      const isEnough = complete.length >= share.groupThreshold;
      const restored = isEnough
        ? hold(combineShares(complete.slice(0, share.groupThreshold).flat()))
        : null;
      const told = {
        state: "taken",
        gathering: gathering.id,
        index: share.index + 1,
        have,
        need: share.threshold,
        groups: { have: complete.length, need: share.groupThreshold },
        restored,
      } as const;
      if (restored !== null) end();
      return told;
    },
  };
}

function demandFits(share: Share, held: readonly Share[]): void {
  const [first] = held;
  if (first !== undefined && !isOfSet(first, share)) throw new Refusal("SHARES_OF_TWO_SETS");
  const group = held.filter(({ groupIndex }) => groupIndex === share.groupIndex);
  if (group.some(({ threshold }) => threshold !== share.threshold)) {
    throw new Refusal("SHARES_OF_TWO_SETS");
  }
  if (group.some(({ index }) => index === share.index)) {
    throw new Refusal("SHARES_TWICE", { index: share.index + 1 });
  }
  if (group.length >= share.threshold) {
    throw new Refusal("SHARES_TOO_MANY", { have: group.length + 1, need: share.threshold });
  }
}

function groupsOf(shares: readonly Share[], last: Share) {
  const groups = new Map<number, Share[]>();
  for (const share of shares) {
    groups.set(share.groupIndex, [...(groups.get(share.groupIndex) ?? []), share]);
  }
  const complete = [...groups.values()].filter(
    (members) => members.length >= (members[0]?.threshold ?? 1),
  );
  return { complete, have: groups.get(last.groupIndex)?.length ?? 0 };
}
