/** The app, its settings and the clock. */
import * as v from "valibot";
import { Count, Hash } from "../../codec/values.ts";
import { EndpointsFact, optional, Token, Version, Whole } from "./values.ts";

export const appKinds = {
  "app.started": v.strictObject({
    version: Version,
    host: Token,
    platform: optional(Token),
    keychain: optional(Token),
  }),
  "app.stopped": v.strictObject({ reason: Token }),
  /** The first start of another version than the one that wrote the entries before. */
  "app.version-changed": v.strictObject({ from: Version, to: Version }),
  "settings.changed": v.strictObject({ setting: Token, to: Token }),
  "profile.chosen": v.strictObject({ profile: Token }),
  "network.chosen": v.strictObject({ network: Token, genesisHash: optional(Hash) }),
  /** Empty: those that the app knows. */
  "network.nodes-changed": v.strictObject({
    network: Token,
    endpoints: EndpointsFact,
    genesisHash: optional(Hash),
  }),
  "lock.changed": v.strictObject({ afterMinutes: Count }),
  "clock.jumped": v.strictObject({ byMs: Whole }),
} as const;
