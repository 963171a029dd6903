/**
 * Who can come to hold value of an account by a call, and how much at most. The vault's policy judges nothing else of a
 * call, so a reviewer that fills this in wrongly opens the policy: list every account that may receive, and the largest
 * amount that the chain could take under these bytes.
 */
import * as v from "valibot";
import { Rao, Ss58 } from "./values.ts";

export const ValueEffect = v.strictObject({
  /**
   * - `transfer`: free TAO becomes `to`'s.
   * - `stake-transfer`: stake becomes the coldkey `to`'s.
   * - `burn`: the chain takes TAO (registration, subnet lock, cost of a coldkey swap, tip); `to` is null.
   * - `control`: afterwards `to` can act for the account (proxy, swap, recovery); nothing bounds it.
   */
  via: v.picklist(["transfer", "stake-transfer", "burn", "control"]),
  /** null: nobody, it is gone. */
  to: v.nullable(Ss58),
  /** In TAO's rao. null: no bound that the bytes prove (everything there is; stake, whose worth in TAO they do not say). */
  atMostRao: v.nullable(Rao),
});
export type ValueEffect = v.InferOutput<typeof ValueEffect>;

/**
 * `[]`: decoded, and no value leaves the account (staking with one's own coldkey, setting a name).
 * `null`: not known. A policy that restricts anything refuses such a call.
 */
export const ValueEffects = v.nullable(v.array(ValueEffect));
export type ValueEffects = v.InferOutput<typeof ValueEffects>;
