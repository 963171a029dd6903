import { Eye } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { lastHoldings } from "../../app/kept-holdings.ts";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useLook } from "../../app/use-look.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import { FromChain } from "../from-chain.tsx";
import { History } from "./history.tsx";
import { HotkeysHeld } from "./hotkeys-held.tsx";
import css from "./portfolio.module.css";
import { Rights } from "./rights.tsx";
import { StakeHeld } from "./stake-held.tsx";
import { Totals } from "./totals.tsx";

const words = en.portfolio;
const guide = { what: words.what, wrong: words.wrong, hands: words.hands };
/** Stake is read no more often than that: the node is not ours alone (domain reference §5.2). */
const EVERY_MS = 30_000;

export function PortfolioPlace({ coldkey }: { readonly coldkey: string | undefined }) {
  const { snapshot, go } = useWorkstation();
  const addresses = [
    ...snapshot.coldkeys.map(({ address, name }) => ({ address, label: words.own(name) })),
    ...snapshot.watched.map(({ address, name }) => ({ address, label: words.watched(name) })),
  ];
  const [chosen, setChosen] = useState(coldkey ?? "");
  const first = addresses[0]?.address ?? "";
  const shown = addresses.some(({ address }) => address === chosen) ? chosen : first;
  return (
    <Page title={words.title} lede={words.lede} guide={guide}>
      {shown === "" ? (
        <Empty
          picture={<Eye />}
          title={words.noneTitle}
          text={words.noneText}
          action={<Button onClick={() => go({ at: "watch" })}>{words.noneAction}</Button>}
        />
      ) : (
        <Stack gap="wide">
          <div className={css.whose}>
            <SelectField
              label={words.whose}
              value={shown}
              onChange={(event) => setChosen(event.currentTarget.value)}
              options={addresses.map(({ address, label }) => ({ value: address, label }))}
            />
            <Address address={shown} layout="line" />
          </div>
          <Held coldkey={shown} />
        </Stack>
      )}
    </Page>
  );
}

function Held({ coldkey }: { readonly coldkey: string }) {
  const { snapshot } = useWorkstation();
  const { value, fault, isKept } = useLook({
    key: coldkey,
    last: () => lastHoldings(snapshot, coldkey),
    look: () => workstation().portfolio.look({ coldkey }),
    everyMs: EVERY_MS,
  });
  if (value === null) {
    return fault === null ? (
      <Working what={words.reading} detail={words.readingDetail} />
    ) : (
      <FaultPanel fault={fault} />
    );
  }
  return (
    <FromChain read={value} isKept={isKept}>
      <Seen holdings={value} />
    </FromChain>
  );
}

/**
 * The sums and the stake come first. What stands below them is drawn right after they are on the screen, so that nobody
 * waits for what he does not see.
 */
function Seen({ holdings }: { readonly holdings: Holdings }) {
  const isBelowDue = useDeferredValue(true, false);
  return (
    <Stack gap="wide">
      <Totals holdings={holdings} />
      <StakeHeld holdings={holdings} />
      {isBelowDue ? (
        <>
          <HotkeysHeld hotkeys={holdings.hotkeys} />
          <Rights holdings={holdings} />
          <History coldkey={holdings.coldkey} atBlock={holdings.atBlock} />
        </>
      ) : null}
    </Stack>
  );
}
