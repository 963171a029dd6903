import { type ReactNode, useId } from "react";
import { series } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import type { Holdings } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { ActsFor } from "./acts-for.tsx";
import { NamedAddress } from "./named-address.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.rights;

/** Who else may touch it, and what it owes or waits for. */
export function Rights({ holdings }: { readonly holdings: Holdings }) {
  const titleId = useId();
  const { proxies, multisigs, swap, ownedSubnets, claims, autoStake, identity } = holdings;
  return (
    <Card labelledBy={titleId}>
      <h2 id={titleId} className={css.title}>
        {words.title}
      </h2>
      <Facts>
        <Fact term={words.swap}>{swapText(swap)}</Fact>
        <Fact term={words.proxies}>
          <Rows none={words.noProxies}>
            {proxies.list.map(({ delegate, proxyType, delayBlocks }) => (
              <li key={`${delegate}-${proxyType}-${delayBlocks}`}>
                <p>{words.proxy(proxyType, delayBlocks)}</p>
                <NamedAddress address={delegate} />
              </li>
            ))}
          </Rows>
          {proxies.depositRao > 0n ? (
            <p className={css.sub}>{words.deposit(proxies.depositRao)}</p>
          ) : null}
        </Fact>
        <Fact term={words.multisigs}>
          <Rows none={words.noMultisigs}>
            {multisigs.map(({ callHash, approvals, sinceBlock, depositRao }) => (
              <li key={callHash}>
                <Mono>{callHash}</Mono>
                <p className={css.sub}>
                  {words.multisig(approvals.length, sinceBlock)} · {words.deposit(depositRao)}
                </p>
              </li>
            ))}
          </Rows>
        </Fact>
        <Fact term={words.ownedSubnets}>
          {ownedSubnets.length === 0
            ? words.none
            : series(
                ownedSubnets.map(({ netuid, name }) => en.portfolio.stake.place(netuid, name)),
              )}
        </Fact>
        <Fact term={words.claim}>
          <p>{words.claimKind(claims.kind, claims.keptNetuids)}</p>
          {claims.waiting.map(({ hotkey, netuid, alpha }) => (
            <p key={`${hotkey}-${netuid}`} className={css.sub}>
              {words.waiting(alpha, netuid)}
            </p>
          ))}
        </Fact>
        <Fact term={words.autoStake}>
          <Rows none={words.none}>
            {autoStake.map(({ netuid, hotkey }) => (
              <li key={netuid}>
                <p>{words.autoStakeOn(netuid)}</p>
                <NamedAddress address={hotkey} />
              </li>
            ))}
          </Rows>
        </Fact>
        <Fact term={words.identity}>
          {identity === null
            ? words.noIdentity
            : [identity.name, identity.url, identity.about].filter(Boolean).join(" · ")}
        </Fact>
        <Fact term={words.locked}>
          {holdings.takesLockedAlpha ? words.takesLocked : words.refusesLocked}
        </Fact>
      </Facts>
      <ActsFor key={holdings.coldkey} coldkey={holdings.coldkey} />
    </Card>
  );
}

function swapText(swap: Holdings["swap"]): string {
  if (swap === null) return words.noSwap;
  return swap.disputedAtBlock === null
    ? words.announced(swap.executableAtBlock)
    : words.disputed(swap.disputedAtBlock);
}

function Rows({ none, children }: { readonly none: string; readonly children: ReactNode[] }) {
  return children.length === 0 ? none : <ul className={css.list}>{children}</ul>;
}
