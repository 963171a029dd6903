import { PenLine } from "lucide-react";
import { useCallback, useId } from "react";
import { Back } from "../../app/back.tsx";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useLook } from "../../app/use-look.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Neuron, SubnetDetail } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import { FromChain } from "../from-chain.tsx";
import { nameOrEnds } from "../names.ts";
import { Metagraph } from "./metagraph.tsx";
import { Rules } from "./rules.tsx";
import css from "./subnets.module.css";

const words = en.subnet;
const guide = { what: words.what, wrong: words.wrong, hands: words.hands };
/** Neurons change with each epoch; prices with each block are on the list. */
const EVERY_MS = 30_000;
/** The rest is in the table of neurons, under "only mine". */
const FIRST = 12;

export function SubnetScreen({ netuid }: { readonly netuid: number }) {
  const { go } = useWorkstation();
  const { value, fault, isKept } = useLook({
    key: `subnet-${netuid}`,
    last: () => workstation().chain.lastSubnet({ netuid }),
    look: () => workstation().chain.subnet({ netuid }),
    everyMs: EVERY_MS,
  });
  return (
    <Page
      title={words.title(netuid, value?.row.name ?? "")}
      lede={words.lede}
      guide={guide}
      kind="table"
      kicker={<Back to={{ at: "subnets" }}>{words.back}</Back>}
      actions={
        value?.row.isOpen === true ? (
          <Button
            icon={<PenLine aria-hidden="true" />}
            onClick={() => go({ at: "act", start: { kind: "register", netuid } })}
          >
            {words.register}
          </Button>
        ) : null
      }
    >
      <Stack gap="wide">
        {fault === null ? null : <FaultPanel fault={fault} />}
        {value === null ? (
          fault === null ? (
            <Working what={words.reading(netuid)} detail={words.readingDetail} />
          ) : null
        ) : (
          <FromChain read={value} isKept={isKept}>
            <Stack gap="wide">
              <Seen detail={value} />
            </Stack>
          </FromChain>
        )}
      </Stack>
    </Page>
  );
}

function Seen({ detail }: { readonly detail: SubnetDetail }) {
  const { snapshot } = useWorkstation();
  const { hotkeys, coldkeys, watched } = snapshot;
  const isMine = useCallback(
    ({ hotkey, coldkey }: Neuron): boolean =>
      hotkeys.some(({ address }) => address === hotkey) ||
      [...coldkeys, ...watched].some(({ address }) => address === coldkey),
    [hotkeys, coldkeys, watched],
  );
  return (
    <>
      <Pool detail={detail} />
      <Mine detail={detail} isMine={isMine} />
      <Metagraph neurons={detail.neurons} atBlock={detail.atBlock} isMine={isMine} />
      <Rules hyperparameters={detail.hyperparameters} />
    </>
  );
}

function Pool({ detail: { row, pool, registeredAtBlock } }: { readonly detail: SubnetDetail }) {
  const titleId = useId();
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId} className={css.title}>
        {words.pool}
      </h2>
      <Facts>
        <Fact term={words.price}>
          <Amount rao={row.priceRao} minDecimals={6} />
        </Fact>
        <Fact term={words.reserves}>{words.reservesText(pool.taoRao, pool.alphaIn)}</Fact>
        <Fact term={words.outside}>{words.alpha(pool.alphaOut)}</Fact>
        <Fact term={words.emission}>
          <Amount rao={row.emissionRao} minDecimals={6} />
        </Fact>
        <Fact term={words.burn}>
          <Amount rao={row.burnRao} minDecimals={9} />
        </Fact>
        <Fact term={words.seats}>{en.subnets.seatsOf(row.neurons, row.maxNeurons)}</Fact>
        <Fact term={words.owner}>
          {row.owner === null ? words.nobody : <Address address={row.owner} layout="line" />}
        </Fact>
        <Fact term={words.since}>{en.block.number(registeredAtBlock)}</Fact>
      </Facts>
    </Card>
  );
}

/** Who earns least past protection goes first: so a place by emission says how safe a seat is. */
function Mine({
  detail: { neurons, row, atBlock },
  isMine,
}: {
  readonly detail: SubnetDetail;
  readonly isMine: (neuron: Neuron) => boolean;
}) {
  const { snapshot } = useWorkstation();
  const titleId = useId();
  const byEmission = [...neurons].sort((a, b) =>
    a.emission === b.emission ? a.uid - b.uid : a.emission > b.emission ? -1 : 1,
  );
  const mine = byEmission.filter(isMine);
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId} className={css.title}>
        {words.mineTitle}
      </h2>
      {mine.length === 0 ? (
        <p>{words.mineNone}</p>
      ) : (
        <Facts>
          {mine.slice(0, FIRST).map((neuron) => {
            const immune = neuron.registeredAtBlock + row.immunityBlocks - atBlock;
            return (
              <Fact key={neuron.uid} term={nameOrEnds(snapshot, neuron.hotkey)}>
                {words.mine(neuron.uid, byEmission.indexOf(neuron) + 1, neurons.length)} ·{" "}
                {immune > 0 ? words.safe(immune) : words.mortal}
              </Fact>
            );
          })}
        </Facts>
      )}
      {mine.length > FIRST ? <Small>{words.mineMore(mine.length - FIRST)}</Small> : null}
    </Card>
  );
}
