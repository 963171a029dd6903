/** What a swap would move and what it leaves, each with what to do about it before announcing. */
import { useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { SwapLook } from "../../types.ts";
import { Amount } from "../../ui/amount.tsx";
import { Card } from "../../ui/card.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./swap.module.css";

const words = en.swap.moves;
type Holdings = SwapLook["holdings"];

/** Read once, when it is opened: what it says is of one block. */
export function useSwapLook(coldkey: string) {
  const { snapshot } = useWorkstation();
  const own = snapshot.coldkeys.find(({ address }) => address === coldkey)?.address;
  const [look, setLook] = useState<SwapLook | null>(null);
  const { run, fault, isBusy } = useCall();
  useEffect(() => {
    if (own === undefined) return;
    void run(() => workstation().swap.look({ coldkey: own })).then((reply) => {
      if (reply?.ok) setLook(reply.value);
    });
  }, [own, run]);
  return { look, fault, isBusy };
}

export function Moves({ coldkey }: { readonly coldkey: string }) {
  const { look, fault } = useSwapLook(coldkey);
  if (fault !== null) return <FaultPanel fault={fault} />;
  if (look === null) return <Working what={words.reading} />;
  return (
    <Stack>
      <Holdings holdings={look.holdings} />
      <Card label={words.costs}>
        <Facts>
          <Fact term={words.cost}>
            <Amount rao={look.costRao} />
          </Fact>
          <Fact term={words.fee}>
            <Amount rao={look.feeRao} minDecimals={5} />
          </Fact>
          <Fact term={words.keep}>
            <Amount rao={look.keepRao} minDecimals={5} />
          </Fact>
          <Fact term={words.executableIf}>
            {en.swap.timeline.blockAbout(look.executable.block, look.executable.aboutMs)}
          </Fact>
          <Fact term={words.clearableIf}>
            {en.swap.timeline.blockAbout(look.clearable.block, look.clearable.aboutMs)}
          </Fact>
        </Facts>
      </Card>
    </Stack>
  );
}

export function Holdings({ holdings }: { readonly holdings: Holdings }) {
  const { snapshot } = useWorkstation();
  const name = (address: string): string => nameOrEnds(snapshot, address);
  const moves = movesOf(holdings, name).map(([what, amount]) => ({ what, amount, advice: "" }));
  const stays = staysOf(holdings, name).map(([what, amount, advice]) => ({ what, amount, advice }));
  const [moving, staying] = [columns(words.movesTitle), columns(words.staysTitle)];
  return (
    <div className={css.tables}>
      <Card isFlush as="div">
        <DataTable
          caption={words.movesTitle}
          columns={moving}
          rows={moves}
          keyOf={({ what }) => what}
        />
      </Card>
      <Card isFlush as="div">
        <DataTable
          caption={words.staysTitle}
          columns={staying}
          rows={stays}
          keyOf={({ what }) => what}
        />
      </Card>
    </div>
  );
}

/** What it is, how much of it, and what to do about it. */
interface Item {
  readonly what: string;
  readonly amount: string;
  readonly advice: string;
}

const columns = (title: string): readonly Column<Item>[] => [
  {
    ...{ id: "what", name: title },
    cell: ({ what, advice }) => (
      <>
        {what}
        {advice === "" ? null : <span className={css.advice}>{advice}</span>}
      </>
    ),
  },
  { id: "amount", name: words.amount, isRight: true, cell: ({ amount }) => amount },
];

type Name = (address: string) => string;

function movesOf(holdings: Holdings, name: Name): [what: string, amount: string][] {
  const { freeRao, positions, ownedHotkeys, subnets, hasIdentity, locks, autoStake } = holdings;
  const { item } = words;
  return [
    [item.tao, en.amount.tao(freeRao)],
    ...positions.map(({ hotkey, netuid, alpha }): [string, string] => [
      item.stake(name(hotkey), netuid),
      en.deeds.alphaLine(alpha, netuid),
    ]),
    ...ownedHotkeys.map((hotkey): [string, string] => [item.hotkey(name(hotkey)), item.owner]),
    ...subnets.map((netuid): [string, string] => [item.subnet(netuid), item.owner]),
    ...(hasIdentity ? [[item.identity, item.yes] as [string, string]] : []),
    ...(locks > 0 ? [[item.locks, String(locks)] as [string, string]] : []),
    ...autoStake.map(({ netuid, hotkey }): [string, string] => [
      item.autoStake(netuid),
      name(hotkey),
    ]),
  ];
}

function staysOf(holdings: Holdings, name: Name): [what: string, amount: string, advice: string][] {
  const { proxies, proxyDepositRao, reservedRao, rootClaim } = holdings;
  const { stay } = words;
  const otherRao = reservedRao > proxyDepositRao ? reservedRao - proxyDepositRao : 0n;
  return [
    ...proxies.map(({ delegate, proxyType }): [string, string, string] => [
      stay.proxy(name(delegate), proxyType),
      "",
      stay.proxyAdvice,
    ]),
    ...(proxyDepositRao > 0n
      ? [[stay.deposit, en.amount.tao(proxyDepositRao), stay.depositAdvice] as const]
      : []),
    ...(otherRao > 0n
      ? [[stay.reserved, en.amount.tao(otherRao), stay.reservedAdvice] as const]
      : []),
    ...(rootClaim === null ? [] : [[stay.claim, rootClaim, stay.claimAdvice] as const]),
    [stay.multisig, "", stay.multisigAdvice],
    [stay.crowd, "", stay.crowdAdvice],
    [stay.exchange, "", stay.exchangeAdvice],
    [stay.evm, "", stay.evmAdvice],
  ].map(([what, amount, advice]) => [what ?? "", amount ?? "", advice ?? ""]);
}
