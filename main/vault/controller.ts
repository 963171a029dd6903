/**
 * What the vault does with each request, apart from the process around it. One reply for each request; every secret
 * is wiped before the reply leaves, but those of a phrase session, which have their own end.
 */
import * as v from "valibot";
import type { Clock } from "../lib/clock.ts";
import { refuse, settle } from "../lib/fault.ts";
import { creationHandlers } from "./handlers/creation.ts";
import { deliveriesHandlers } from "./handlers/deliveries.ts";
import { entropyHandlers } from "./handlers/entropy.ts";
import { hotkeysHandlers } from "./handlers/hotkeys.ts";
import { messagesHandlers } from "./handlers/messages.ts";
import { phrasesHandlers } from "./handlers/phrases.ts";
import { policyHandlers } from "./handlers/policy.ts";
import { provingHandlers } from "./handlers/proving.ts";
import { resealHandlers } from "./handlers/reseal.ts";
import { signingHandlers } from "./handlers/signing.ts";
import { sourcesHandlers } from "./handlers/sources.ts";
import { createTools, type VaultHandlers } from "./handlers/tools.ts";
import { createIntake } from "./intake.ts";
import { createKeySessions } from "./key-sessions.ts";
import { createPhraseSessions } from "./phrase-sessions.ts";
import { type VaultCallName, type VaultInput, VaultRequest, vaultCalls } from "./protocol.ts";
import { COST_LIMITS, type CostLimits } from "./seal.ts";
import type { SecretEnd } from "./secret-end.ts";
import type { Pipeline } from "./sign.ts";
import type { Sodium } from "./sodium.ts";
import type { Judge } from "./strength.ts";

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

function createHandlers({
  sodium,
  clock,
  judge,
  pipeline,
  limits,
}: ControllerParts): VaultHandlers {
  const sessions = createPhraseSessions(sodium, clock);
  const keySessions = createKeySessions(sodium, clock);
  const tools = createTools({
    intake: createIntake(sodium, clock),
    ...{ sodium, clock, judge, sessions, keySessions },
    limits: limits ?? COST_LIMITS,
  });
  return {
    ...creationHandlers(tools),
    ...entropyHandlers(tools),
    ...phrasesHandlers(tools),
    ...sourcesHandlers(tools),
    ...hotkeysHandlers(tools),
    ...resealHandlers(tools),
    ...deliveriesHandlers(tools),
    ...provingHandlers(tools),
    ...signingHandlers(tools, pipeline),
    ...messagesHandlers(tools),
    ...policyHandlers(tools),
  };
}
