/**
 * What main may ask of the vault, and what comes back. Sealed bytes go in; sealed bytes, public facts, reviews and
 * signatures come out. Secrets never travel in these messages: a passphrase or a phrase has its own one-message port,
 * named here by its place in the transfer list (`passphrase: PortIndex`).
 *
 * Every request is answered exactly once: `{ id, ok: true, value }` or `{ id, ok: false, fault }`.
 * After start the vault sends one unsolicited message, `{ ready: VaultHello }`.
 */
import * as v from "valibot";
import { FaultValue } from "../codec/values.ts";
import { creationCalls } from "./protocol/creation.ts";
import { deliveriesCalls } from "./protocol/deliveries.ts";
import { entropyCalls } from "./protocol/entropy.ts";
import { hotkeysCalls } from "./protocol/hotkeys.ts";
import { messagesCalls } from "./protocol/messages.ts";
import { phrasesCalls } from "./protocol/phrases.ts";
import { policyCalls } from "./protocol/policy.ts";
import { provingCalls } from "./protocol/proving.ts";
import { resealCalls } from "./protocol/reseal.ts";
import { signingCalls } from "./protocol/signing.ts";
import { sourcesCalls } from "./protocol/sources.ts";
import { type VaultCallTable, VaultHello } from "./protocol/values.ts";

export {
  Announced,
  Loosening,
  LooseningField,
  PolicyChange,
  PolicyRules,
  RulesInForce,
} from "./policy/rules.ts";
export { BundleScan, MOST_DELIVERED } from "./protocol/deliveries.ts";
export { GatheredShare } from "./protocol/proving.ts";
export * from "./protocol/values.ts";

/** kind → [input, output]. `session` is the vault's own handle to an opened phrase; it dies with the process. */
export const vaultCalls = {
  ...creationCalls,
  ...entropyCalls,
  ...phrasesCalls,
  ...sourcesCalls,
  ...hotkeysCalls,
  ...resealCalls,
  ...deliveriesCalls,
  ...provingCalls,
  ...signingCalls,
  ...messagesCalls,
  ...policyCalls,
} as const satisfies VaultCallTable;

export type VaultCalls = typeof vaultCalls;
export type VaultCallName = keyof VaultCalls;
export type VaultInput<K extends VaultCallName> = v.InferOutput<VaultCalls[K][0]>;
export type VaultOutput<K extends VaultCallName> = v.InferOutput<VaultCalls[K][1]>;

export const VaultRequest = v.strictObject({
  id: v.pipe(v.number(), v.integer()),
  kind: v.picklist(Object.keys(vaultCalls) as [VaultCallName, ...VaultCallName[]]),
  input: v.unknown(),
});
export const VaultReply = v.union([
  v.strictObject({ ready: VaultHello }),
  v.strictObject({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ id: v.number(), ok: v.literal(false), fault: FaultValue }),
]);
