/** A call without its types, and the calls inside of it. */
import type { ApiPromise } from "@polkadot/api";
import { accountOf } from "../codec/address.ts";
import { multisigAddress } from "../codec/multisig.ts";
import type { Ss58 } from "../codec/values.ts";
import { palletName, snake } from "./names.ts";

export interface NamedCall {
  readonly pallet: string;
  readonly call: string;
  /** In whose name it runs: of a call inside of a proxy's or a multisig's, the account that it acts for. */
  readonly signer: Ss58;
  /** As text, in order; calls among them as their JSON. */
  readonly args: readonly string[];
  /** Of a batch, a proxy or a multisig; in order. */
  readonly inner: readonly NamedCall[];
}

type Method = ReturnType<ApiPromise["createType"]> & {
  readonly section: string;
  readonly method: string;
  readonly args: readonly Arg[];
};
type Arg = { toString(): string };

export function nameCall(
  api: ApiPromise,
  method: { readonly section: string; readonly method: string; readonly args: readonly Arg[] },
  signer: Ss58,
): NamedCall {
  const pallet = palletName(api, method.section);
  const call = snake(method.method);
  const args = [...method.args];
  const within = actsFor(`${pallet}.${call}`, args, signer);
  const inner = args.flatMap(callsIn).map((one) => nameCall(api, one, within));
  return { pallet, call, signer, args: args.map(String), inner };
}

/** Of every call inside, the outer ones first. */
export function callBytesIn(method: { readonly args: readonly Arg[] }): Uint8Array[] {
  return method.args.flatMap(callsIn).flatMap((one) => [one.toU8a(), ...callBytesIn(one)]);
}

/** A call, or a list of calls; nothing else holds one in the calls of this chain. */
function callsIn(arg: Arg): Method[] {
  if (isMethod(arg)) return [arg];
  return Array.isArray(arg) ? arg.filter(isMethod) : [];
}

function isMethod(arg: unknown): arg is Method {
  return typeof arg === "object" && arg !== null && "section" in arg && "args" in arg;
}

/** Domain reference §3.9, §3.10: whose origin the inner call gets. */
function actsFor(name: string, args: readonly Arg[], signer: Ss58): Ss58 {
  switch (name) {
    case "Proxy.proxy":
      return accountIn(args[0]) ?? signer;
    case "Proxy.proxy_announced":
      return accountIn(args[1]) ?? signer;
    case "Multisig.as_multi": {
      const [threshold, others] = args;
      const members = Array.isArray(others) ? others.map((one) => String(one) as Ss58) : [];
      return multisigAddress([...members, signer], Number(String(threshold)));
    }
    default:
      return signer;
  }
}

/** Of an account or of a `MultiAddress` that holds one. */
function accountIn(arg: Arg | undefined): Ss58 | null {
  if (arg === undefined) return null;
  const text = arg.toString() as Ss58;
  try {
    accountOf(text);
    return text;
  } catch {
    // An index or a raw address: whose it is, only the chain knows.
    return null;
  }
}
