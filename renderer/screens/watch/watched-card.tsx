import { Eye, EyeOff, Import } from "lucide-react";
import { useId } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { WatchedSummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { DeskActs } from "./desk-acts.tsx";
import css from "./watch.module.css";

/** Drawn open, where a key's card is solid: nobody should look for a key behind it. */
export function WatchedCard({ entry }: { readonly entry: WatchedSummary }) {
  const { snapshot, clockOffsetMs, go } = useWorkstation();
  const titleId = useId();
  const nowMs = useNow(clockOffsetMs);
  const stop = useCall();
  const { balance } = entry;
  const stopWatching = (
    <Button
      tone="quiet"
      icon={<EyeOff aria-hidden="true" />}
      aria-label={en.watch.stopNamed(entry.name)}
      isBusy={stop.isBusy}
      onClick={() => void stop.run(() => workstation().watch.remove({ address: entry.address }))}
    >
      {en.watch.stop}
    </Button>
  );
  return (
    <article className={css.card} aria-labelledby={titleId}>
      <div className={css.top}>
        <div className={css.who}>
          <h2 id={titleId}>{entry.name}</h2>
          <Tag tone="plain" icon={<Eye aria-hidden="true" />}>
            {en.watch.tag}
          </Tag>
          <Address address={entry.address} />
          <p className={css.note}>{en.watch.noKey}</p>
        </div>
        {balance === null ? (
          <p className={css.note}>
            {snapshot.chain.state === "none" ? en.keys.noNetwork : en.keys.noBalance}
          </p>
        ) : (
          <div className={css.balance}>
            <Amount rao={balance.freeRao} size="large" word={en.keys.free} />
            <p>{en.block.seen(balance.atBlock, nowMs - balance.seenAtMs)}</p>
          </div>
        )}
      </div>
      {snapshot.profile === "desk" ? (
        <DeskActs entry={entry}>{stopWatching}</DeskActs>
      ) : (
        <Row>
          <Button
            icon={<Import aria-hidden="true" />}
            aria-label={en.watch.importNamed(entry.name)}
            onClick={() => go({ at: "import" })}
          >
            {en.watch.import}
          </Button>
          {stopWatching}
        </Row>
      )}
      {stop.fault === null ? null : <FaultPanel fault={stop.fault} />}
    </article>
  );
}
