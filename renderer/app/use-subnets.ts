import { workstation } from "../bridge.ts";
import type { Fault, SubnetRow } from "../types.ts";
import { useLook } from "./use-look.ts";

interface Subnets {
  readonly atBlock: number;
  readonly seenAtMs: number;
  readonly rows: readonly SubnetRow[];
}

/** All subnets: as they were kept, at once; then as they are, read again with every new block. */
export function useSubnetList(): {
  readonly subnets: Subnets | null;
  readonly fault: Fault | null;
  readonly isKept: boolean;
} {
  const { value, fault, isKept } = useLook({
    key: "subnets",
    last: () => workstation().chain.lastSubnets(null),
    look: () => workstation().chain.subnets(null),
  });
  const subnets =
    value === null
      ? null
      : { atBlock: value.atBlock, seenAtMs: value.seenAtMs, rows: value.subnets };
  return { subnets, fault, isKept };
}

/** Only as they are: for forms, whose prices must be of now. */
export function useSubnets(): Pick<ReturnType<typeof useSubnetList>, "subnets" | "fault"> {
  const { subnets, fault, isKept } = useSubnetList();
  return { subnets: isKept ? null : subnets, fault };
}
