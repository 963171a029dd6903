/** What was read from the chain, below its block and age: grey, and called an estimate, once it may have changed. */
import { type ReactNode, useEffect, useState } from "react";
import { useWorkstation } from "../app/screen.ts";
import { en } from "../messages/en.ts";
import { useNow } from "../snapshot.ts";
import { Small, Stack } from "../ui/stack.tsx";
import { Tag } from "../ui/tag.tsx";
import css from "./from-chain.module.css";

/** After that a value is called old even with a connection: a node that hangs looks like this. */
const OLD_MS = 3 * 60_000;
const TICK_MS = 1000;

interface Read {
  readonly atBlock: number;
  readonly seenAtMs: number;
}

export function FromChain({
  read,
  isKept,
  beside,
  children,
}: {
  readonly read: Read;
  /** From disk, and not read again since. */
  readonly isKept: boolean;
  /** At the other end of the line. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { snapshot } = useWorkstation();
  const isLate = useIsOlder(read.seenAtMs, OLD_MS);
  const isOld = isKept || isLate || snapshot.chain.state !== "live";
  return (
    <Stack gap="wide">
      <div className={css.stamp} data-stamp>
        <Age read={read} isKept={isKept} />
        <span role="status">{isOld ? <Tag tone="care">{en.block.old}</Tag> : null}</span>
        {beside}
      </div>
      <div className={isOld ? css.old : undefined} data-old={isOld || undefined}>
        {children}
      </div>
    </Stack>
  );
}

/** Of its own: what is below it must not be drawn anew with every second. */
function Age({ read, isKept }: { readonly read: Read; readonly isKept: boolean }) {
  const { clockOffsetMs } = useWorkstation();
  const ageMs = useNow(clockOffsetMs) - read.seenAtMs;
  return <Small>{(isKept ? en.block.kept : en.block.read)(read.atBlock, ageMs)}</Small>;
}

function useIsOlder(seenAtMs: number, thanMs: number): boolean {
  const { clockOffsetMs } = useWorkstation();
  const isOlder = () => Date.now() + clockOffsetMs - seenAtMs > thanMs;
  const [isLate, setIsLate] = useState(isOlder);
  useEffect(() => {
    const look = () => setIsLate(Date.now() + clockOffsetMs - seenAtMs > thanMs);
    look();
    const timer = setInterval(look, TICK_MS);
    return () => clearInterval(timer);
  }, [clockOffsetMs, seenAtMs, thanMs]);
  return isLate;
}
