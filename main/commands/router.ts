/**
 * The only door from the screen to the core. Input is parsed before a handler sees it and output before it leaves, in
 * every build: an internal object cannot slip out. Faults come back as data; a bug is reported by its place, not its text.
 */
import * as v from "valibot";
import { type CallName, type Calls, calls, type Reply } from "../../preload/contract.ts";
import { refuse, settle } from "../lib/fault.ts";

/** Throws a `Refusal` for an expected no. `page` says which page asked: secret ports are delivered to it. */
export type Handler<K extends CallName> = (
  input: v.InferOutput<Calls[K][0]>,
  page: Page,
) => Promise<v.InferOutput<Calls[K][1]>> | v.InferOutput<Calls[K][1]>;
export type Handlers = { readonly [K in CallName]: Handler<K> };

/** The page that a call came from, as far as the core may know it. */
export interface Page {
  /** Hands the page's end of a secret port over. */
  deliver(ticket: string, port: unknown): void;
  /** Ends the page's process and loads a fresh one; false when it was done a moment ago. */
  renew(): boolean;
}

export type Router = (name: CallName, input: unknown, page: Page) => Promise<Reply<unknown>>;

export function createRouter(
  handlers: Handlers,
  onBug: (call: CallName, error: unknown) => void,
  hooks: {
    /** Throws a `Refusal` for a call that this workstation does not have now. */
    readonly demandCall?: (name: CallName) => void;
    /** Told of every input when its call has ended, however it ended. */
    readonly onEnded?: (input: unknown) => void;
  } = {},
): Router {
  const answer: Router = async (name, input, page) => {
    const [inputSchema, outputSchema] = calls[name];
    const parsed = v.safeParse(inputSchema, input);
    if (!parsed.success) {
      return refuse("CALL_INPUT_INVALID", { call: name, where: whereOf(parsed.issues) });
    }
    // One call name ties handler, input and output together; the table is checked by its type above.
    const handler = handlers[name] as (input: unknown, page: Page) => unknown;
    try {
      const result = await settle(() => {
        hooks.demandCall?.(name);
        return handler(parsed.output, page);
      });
      if (!result.ok) return result;
      const output = v.safeParse(outputSchema, result.value);
      if (output.success) return { ok: true, value: output.output };
      onBug(
        name,
        new Error(`Reply of ${name} does not fit its schema at ${whereOf(output.issues)}`),
      );
    } catch (error) {
      onBug(name, error);
    }
    return refuse("INTERNAL_ERROR", { call: name });
  };
  return (name, input, page) => answer(name, input, page).finally(() => hooks.onEnded?.(input));
}

/** Paths of the first issues, never the values. */
function whereOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const paths = issues.slice(0, 3).map((issue) => v.getDotPath(issue) ?? "input");
  return paths.join(", ");
}
