/**
 * What the vault does with each request, apart from the process around it. One reply for each request; every secret
 * is wiped before the reply leaves, but those of a phrase session, which have their own end.
 */
import * as v from "valibot";
import { encodeAddress } from "../codec/address.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal, refuse, settle } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import { inspectKeyfile, inspectPhrase } from "./inspect.ts";
import { calibrate } from "./kdf.ts";
import type { KeySecret } from "./keyring.ts";
import { checkTyped, entropyBytesFor, wordBytes } from "./phrase.ts";
import { createPhraseSessions } from "./phrase-sessions.ts";
import {
  type VaultCallName,
  type VaultInput,
  type VaultOutput,
  VaultRequest,
  vaultCalls,
  WordCount,
} from "./protocol.ts";
import {
  COST_LIMITS,
  type CostLimits,
  freshSealingKey,
  isSameSet,
  openSealed,
  readHeader,
  type SealedHeader,
  type SealedKind,
  sealEntropy,
  sealingKeyOf,
  sealSecret,
  wordCountOf,
} from "./seal.ts";
import type { SecretEnd } from "./secret-end.ts";
import { type Pipeline, reviewForSigning, signReviewed } from "./sign.ts";
import type { Sodium } from "./sodium.ts";
import type { Judge } from "./strength.ts";

/** Far more than anybody types; a bound against a page gone wrong. */
const MOST_PASSPHRASE_BYTES = 1024;
/** 24 words of at most 8 letters, numbered and generously spaced. */
const MOST_PHRASE_BYTES = 4096;
/** A hotkey gets the strongest phrase: nobody has to write it down by hand. */
const HOTKEY_WORDS = 24;

export interface ControllerParts {
  readonly sodium: Sodium;
  readonly clock: Clock;
  readonly judge: Judge;
  readonly pipeline: Pipeline;
  /** Tests of the flow pass a cheap cost; the product never passes this. */
  readonly limits?: CostLimits;
}

type Reply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; fault: { code: string; facts: Record<string, unknown> } };

export interface Controller {
  /** Throws only on a bug: a message that is no request, or a reply that does not fit its schema. */
  handle(message: unknown, ports: readonly SecretEnd[]): Promise<Reply>;
}

type Handlers = {
  [K in VaultCallName]: (
    input: VaultInput<K>,
    ports: readonly SecretEnd[],
  ) => Promise<VaultOutput<K>> | VaultOutput<K>;
};

export function createController(parts: ControllerParts): Controller {
  const handlers = createHandlers(parts);

  async function run<K extends VaultCallName>(
    kind: K,
    input: unknown,
    ports: readonly SecretEnd[],
  ) {
    const [inputSchema, outputSchema] = vaultCalls[kind];
    const parsed = v.safeParse(inputSchema, input);
    if (!parsed.success) return refuse("VAULT_REQUEST_MALFORMED", { kind });
    // The schema at [kind] is the one of K; TypeScript does not follow an indexed union that far.
    const result = await settle(() => handlers[kind](parsed.output as VaultInput<K>, ports));
    return result.ok ? { ...result, value: v.parse(outputSchema, result.value) } : result;
  }

  return {
    async handle(message, ports) {
      try {
        const { id, kind, input } = v.parse(VaultRequest, message);
        const result = await run(kind, input, ports);
        return result.ok
          ? { id, ok: true, value: result.value }
          : { id, ok: false, fault: { code: result.fault.code, facts: { ...result.fault.facts } } };
      } finally {
        for (const port of ports) port.close();
      }
    },
  };
}

function createHandlers({ sodium, clock, judge, pipeline, limits }: ControllerParts): Handlers {
  const costLimits = limits ?? COST_LIMITS;
  const sessions = createPhraseSessions(sodium, clock);

  /** Reads the passphrase, lends it, wipes it. */
  async function withPassphrase<T>(
    ports: readonly SecretEnd[],
    index: number,
    work: (passphrase: Uint8Array) => T | Promise<T>,
  ): Promise<T> {
    const secret = await portAt(ports, index).read(MOST_PASSPHRASE_BYTES);
    return secret.spend(work);
  }

  function headerOf(sealed: Uint8Array, kind?: SealedKind): SealedHeader {
    const header = readHeader(sealed, costLimits);
    if (kind !== undefined && header.kind !== kind) {
      throw new Refusal("SEAL_WRONG_KIND", { expected: kind, found: header.kind });
    }
    return header;
  }

  /** Opens a file; the caller owns, and wipes, what comes back. */
  function unseal(header: SealedHeader, passphrase: Uint8Array) {
    const sealing = sealingKeyOf(sodium, passphrase, header);
    try {
      return { secret: openSealed(sodium, header, sealing), sealing };
    } catch (error) {
      sealing.key.wipe();
      throw error;
    }
  }

  /** The passphrase of a new file, which has to be a good one. */
  function withNewPassphrase<T>(
    ports: readonly SecretEnd[],
    index: number,
    work: (passphrase: Uint8Array) => T,
  ): Promise<T> {
    return withPassphrase(ports, index, async (typed) => {
      const { isEnough, score, hints } = await judge(typed);
      if (!isEnough) throw new Refusal("WEAK_PASSPHRASE", { score, hints });
      return work(typed);
    });
  }

  return {
    calibrate: ({ targetMs }) => calibrate(sodium, clock, targetMs),

    judgePassphrase: ({ passphrase }, ports) => withPassphrase(ports, passphrase, judge),

    createColdkey: ({ wordCount, cost, passphrase }, ports) =>
      withNewPassphrase(ports, passphrase, (typed) => {
        const sealing = freshSealingKey(sodium, typed, cost, costLimits);
        const entropy = SecretBytes.own(sodium.random(entropyBytesFor(wordCount)));
        const { sealed, publicKey } = sealEntropy(sodium, sealing, "coldkey", entropy);
        const address = encodeAddress(publicKey);
        const secret: KeySecret = { form: "phrase", bytes: entropy };
        return { sealed, address, session: sessions.open({ address, secret, sealing }) };
      }),

    openPhrase({ sealed, passphrase }, ports) {
      const header = headerOf(sealed, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const { secret, sealing } = unseal(header, typed);
        const wordCount = wordCountOf(secret);
        if (wordCount === null) {
          secret.bytes.wipe();
          sealing.key.wipe();
          throw new Refusal("KEY_HAS_NO_PHRASE");
        }
        const address = encodeAddress(header.publicKey);
        const session = sessions.open({ address, secret, sealing });
        return { address, wordCount: v.parse(WordCount, wordCount), session };
      });
    },

    revealWords({ session, from, to, out }, ports) {
      const entropy = sessions.phrase(session);
      const words = (entropy.length / 4) * 3;
      const isRange = Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to;
      if (!isRange || to > words) throw new Refusal("REVEAL_RANGE", { words });
      const bytes = entropy.use((secret) => wordBytes(secret, from, to));
      try {
        portAt(ports, out).send(bytes);
      } finally {
        bytes.fill(0);
      }
      return { words: to - from + 1 };
    },

    async checkPhrase({ session, phrase }, ports) {
      // Asked before and after the wait: the session may end while somebody types.
      sessions.phrase(session);
      const typed = await portAt(ports, phrase).read(MOST_PHRASE_BYTES);
      return typed.spend((bytes) =>
        sessions.phrase(session).use((entropy) => checkTyped(entropy, bytes)),
      );
    },

    closePhrase({ session }) {
      sessions.close(session);
      return {};
    },

    async inspectSource({ source }, ports) {
      const { secret, ...found } =
        source.kind === "phrase"
          ? await (await portAt(ports, source.phrase).read(MOST_PHRASE_BYTES)).spend(inspectPhrase)
          : source.passphrase === null
            ? await inspectKeyfile(sodium, judge, source.bytes, null)
            : await withPassphrase(ports, source.passphrase, (typed) =>
                inspectKeyfile(sodium, judge, source.bytes, typed),
              );
      return {
        ...found,
        session: sessions.open({ address: found.address, secret, sealing: null }),
      };
    },

    sealImport({ session, cost, passphrase }, ports) {
      sessions.get(session);
      return withNewPassphrase(ports, passphrase, (typed) => {
        const { secret, address } = sessions.get(session);
        const sealing = freshSealingKey(sodium, typed, cost, costLimits);
        sessions.sealedWith(session, sealing);
        const { sealed } = sealSecret(sodium, sealing, "coldkey", secret);
        return { sealed, address };
      });
    },

    createHotkeys({ coldkey, count, passphrase }, ports) {
      const header = headerOf(coldkey, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const opened = unseal(header, typed);
        opened.secret.bytes.wipe();
        try {
          const hotkeys = Array.from({ length: count }, () => {
            const entropy = SecretBytes.own(sodium.random(entropyBytesFor(HOTKEY_WORDS)));
            try {
              // Same passphrase, so the same salt, cost and key as the coldkey's file: one Argon2id run opens all.
              const { sealed, publicKey } = sealEntropy(sodium, opened.sealing, "hotkey", entropy);
              return { sealed, address: encodeAddress(publicKey) };
            } finally {
              entropy.wipe();
            }
          });
          return { hotkeys };
        } finally {
          opened.sealing.key.wipe();
        }
      });
    },

    verifySealed({ sealed, session }) {
      const { sealing } = sessions.get(session);
      const header = headerOf(sealed);
      // Of another set: this session's key says nothing about it.
      if (sealing === null || !isSameSet(sealing, header)) throw new Refusal("SEAL_OTHER_SET");
      openSealed(sodium, header, sealing).bytes.wipe();
      return { address: encodeAddress(header.publicKey) };
    },

    review: ({ request }) => pipeline.reviewRequest(request),

    sign({ request, payloadHash, sealed, passphrase }, ports) {
      const review = reviewForSigning(pipeline, request, payloadHash);
      const header = headerOf(sealed);
      const address = encodeAddress(header.publicKey);
      if (address !== request.account) throw new Refusal("KEY_MISMATCH", { address });
      return withPassphrase(ports, passphrase, async (typed) => {
        const { secret, sealing } = unseal(header, typed);
        sealing.key.wipe();
        return secret.bytes.spend(() => signReviewed(pipeline, request, review, secret));
      });
    },
  };
}

/** A place in the transfer list that holds nothing is main's mistake, not the user's. */
function portAt(ports: readonly SecretEnd[], index: number): SecretEnd {
  const port = ports[index];
  if (port === undefined) throw new Refusal("VAULT_REQUEST_MALFORMED", { port: index });
  return port;
}
