/** The place of coldkey swaps: what is planned, what waits, and what to do next. */
import { ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { GuideSection, Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { inUse } from "../../lib/in-use.ts";
import { foremostSwap, isHidden } from "../../lib/swap-lock.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { PendingCeremonies } from "../ceremony/pending-ceremonies.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import { nameOrEnds } from "../names.ts";
import { SwapOf } from "./swap-of.tsx";

const words = en.swap.place;

export function SwapPlace() {
  const { snapshot, go } = useWorkstation();
  const { swaps, chain } = snapshot;
  const foremost = foremostSwap(snapshot);
  const busy = new Set(swaps.filter(({ state }) => state !== "cleared").map((one) => one.coldkey));
  const free = inUse(snapshot.coldkeys).filter(
    ({ address, name }) => !busy.has(address) && !isHidden(snapshot, name),
  );
  const guide = {
    what: words.what,
    wrong: words.wrong,
    hands: foremost === null ? words.hands : words.handsOf(nameOrEnds(snapshot, foremost.coldkey)),
  };
  return (
    <Page
      title={words.title}
      lede={swaps.length === 0 ? words.ledeEmpty : words.lede(swaps.length)}
      guide={guide}
      guideExtra={
        <>
          <GuideSection title={words.lockedTitle}>
            <p>{words.lockedText}</p>
          </GuideSection>
          <GuideSection title={words.notYouTitle}>
            <p>{words.notYouText}</p>
          </GuideSection>
        </>
      }
    >
      <PendingCeremonies at="swap" />
      {swaps.length === 0 && free.length === 0 ? (
        <Empty
          picture={<ArrowLeftRight />}
          title={words.emptyTitle}
          text={chain.state === "none" ? words.emptyNoNetwork : words.emptyText}
          action={<Button onClick={() => go({ at: "keys" })}>{words.toKeys}</Button>}
        />
      ) : null}
      <Stack gap="wide">
        {swaps.map((view) => (
          <SwapOf key={view.coldkey} view={view} />
        ))}
        {free.length === 0 || chain.state === "none" ? null : <PlanCard coldkeys={free} />}
        {/* Beside the page it would make the guide scroll. */}
        <section aria-labelledby="swap-others">
          <h3 id="swap-others">{words.othersTitle}</h3>
          <Small>{words.othersText}</Small>
        </section>
      </Stack>
    </Page>
  );
}

function PlanCard({ coldkeys }: { readonly coldkeys: readonly ColdkeySummary[] }) {
  const [chosen, setChosen] = useState<string>(coldkeys[0]?.address ?? "");
  const begin = useBegin();
  const coldkey = coldkeys.find(({ address }) => address === chosen) ?? coldkeys[0];
  return (
    <Card label={words.planTitle}>
      <Stack>
        <h2>{words.planTitle}</h2>
        <p>{words.planText}</p>
        <SelectField
          label={words.old}
          value={coldkey?.address ?? ""}
          onChange={(event) => setChosen(event.currentTarget.value)}
          options={coldkeys.map(({ address, name, balance }) => ({
            value: address,
            label: en.act.register.coldkeyOption(name, balance?.freeRao ?? null),
          }))}
        />
        {begin.fault === null ? null : <FaultPanel fault={begin.fault} />}
        <Row place="end">
          <Button
            tone="primary"
            isBusy={begin.isBusy}
            onClick={() => begin.begin("swap-coldkey", coldkey?.address)}
          >
            {words.plan}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
