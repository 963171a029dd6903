import { useEffect, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { ActsFor as Found } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Fact, Facts, Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row, Small } from "../../ui/stack.tsx";
import { NamedAddress } from "./named-address.tsx";
import css from "./portfolio.module.css";

const words = en.portfolio.forOthers;

/**
 * For whom this address may act. Multisigs that this machine knows are there at once; the rest takes a look at every
 * row of the network, so it is done when somebody asks, and kept.
 */
export function ActsFor({ coldkey }: { readonly coldkey: string }) {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const [found, setFound] = useState<Found | null>(null);
  const { run, fault, isBusy } = useCall();
  useEffect(() => {
    let isGone = false;
    void workstation()
      .portfolio.lastActsFor({ coldkey })
      .then((reply) => {
        if (!isGone && reply.ok) setFound((now) => now ?? reply.value);
      });
    return () => {
      isGone = true;
    };
  }, [coldkey]);
  const look = async (): Promise<void> => {
    const reply = await run(() => workstation().portfolio.actsFor({ coldkey }));
    if (reply?.ok) setFound(reply.value);
  };
  const known = snapshot.book.filter(({ multisig }) =>
    multisig?.members.some((member) => member === coldkey),
  );
  return (
    <div className={css.below}>
      <h3 className={css.subtitle}>{words.title}</h3>
      <Small>{words.lede}</Small>
      <Facts>
        <Fact term={words.known}>
          {known.length === 0 ? (
            words.knownNone
          ) : (
            <ul className={css.list}>
              {known.map(({ address, multisig }) => (
                <li key={address}>
                  <NamedAddress address={address}>
                    <span className={css.sub}>
                      {words.threshold(multisig?.threshold ?? 0, multisig?.members.length ?? 0)}
                    </span>
                  </NamedAddress>
                </li>
              ))}
            </ul>
          )}
        </Fact>
        {found === null ? null : <Lists found={found} />}
      </Facts>
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row>
        <Button
          disabled={snapshot.chain.state !== "live"}
          isBusy={isBusy}
          onClick={() => void look()}
        >
          {found === null ? words.look : words.again}
        </Button>
        <p className={css.sub} role="status">
          {isBusy
            ? words.looking
            : found === null
              ? words.never
              : words.lookedAt(found.atBlock, nowMs - found.seenAtMs)}
        </p>
      </Row>
    </div>
  );
}

function Lists({ found }: { readonly found: Found }) {
  const { proxyFor, approved, proxies, multisigs } = found;
  return (
    <>
      <Fact term={words.proxyFor}>
        {proxyFor.length === 0 ? (
          words.none
        ) : (
          <ul className={css.list}>
            {proxyFor.map(({ account, proxyType, delayBlocks }) => (
              <li key={`${account}-${proxyType}-${delayBlocks}`}>
                <p>{en.portfolio.rights.proxy(proxyType, delayBlocks)}</p>
                <NamedAddress address={account} />
              </li>
            ))}
          </ul>
        )}
        <p className={css.sub}>{words.rows(proxies.rows, proxies.isWhole)}</p>
      </Fact>
      <Fact term={words.approved}>
        {approved.length === 0 ? (
          words.none
        ) : (
          <ul className={css.list}>
            {approved.map(({ account, callHash, approvals, isDepositor, sinceBlock }) => (
              <li key={`${account}-${callHash}`}>
                <NamedAddress address={account}>
                  <Mono>{callHash}</Mono>
                  <span className={css.sub}>
                    {isDepositor ? words.proposed : words.agreed} ·{" "}
                    {en.portfolio.rights.multisig(approvals, sinceBlock)}
                  </span>
                </NamedAddress>
              </li>
            ))}
          </ul>
        )}
        <p className={css.sub}>{words.rows(multisigs.rows, multisigs.isWhole)}</p>
      </Fact>
    </>
  );
}
