import {
  Archive,
  Cpu,
  Download,
  Droplets,
  ListPlus,
  PenLine,
  Send,
  Settings2,
  ShieldCheck,
  Sprout,
} from "lucide-react";
import { useId, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { isHidden, lockingSwap } from "../../lib/swap-lock.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { ColdkeySummary, PolicySummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Amount } from "../../ui/amount.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Row } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { KeyCare } from "../care/key-care.tsx";
import { useBegin } from "../ceremony/use-begin.ts";
import css from "./coldkey-card.module.css";
import { Receive } from "./receive.tsx";
import { SafetyTag } from "./safety-tag.tsx";

export function ColdkeyCard({ coldkey }: { readonly coldkey: ColdkeySummary }) {
  const { snapshot, go } = useWorkstation();
  const { chain, hotkeys } = snapshot;
  const titleId = useId();
  const faucet = useCall();
  const [arrived, setArrived] = useState<string | null>(null);
  const [receiving, setReceiving] = useState<"address" | "faucet" | null>(null);
  const hasHotkey = hotkeys.some((hotkey) => hotkey.coldkey === coldkey.address);
  const hasNetwork = chain.state !== "none";
  const backUp = useBegin();
  const policy = snapshot.policies.find((one) => one.coldkey === coldkey.address);
  const hidden = isHidden(snapshot, coldkey.name);
  const lock = lockingSwap(snapshot, coldkey.address);
  const lockTitle = lock === null ? undefined : en.swap.lockReason(coldkey.name, lock.state);
  const hasTao = (coldkey.balance?.freeRao ?? 0n) > 0n;

  const ask = async (overrideUnsafe: boolean): Promise<void> => {
    setReceiving(null);
    setArrived(null);
    const reply = await faucet.run(() =>
      workstation().faucet.request({ address: coldkey.address, overrideUnsafe }),
    );
    if (reply?.ok) setArrived(en.keys.faucetDone(reply.value.amountRao, reply.value.atBlock));
  };

  return (
    <Card as="article" labelledBy={titleId}>
      <div className={css.top}>
        <div className={css.who}>
          <h2 id={titleId}>{coldkey.name}</h2>
          <div className={css.tags}>
            <SafetyTag coldkey={coldkey} />
            {coldkey.wordCount === null ? null : (
              <Tag tone="plain">{en.keys.words(coldkey.wordCount)}</Tag>
            )}
            <PolicyTag policy={policy} />
            {hidden ? <Tag tone="care">{en.swap.hiddenTag}</Tag> : null}
            {lock === null ? null : <Tag tone="care">{en.swap.lockTag}</Tag>}
          </div>
          {hidden ? <p>{en.swap.hiddenText}</p> : <Address address={coldkey.address} />}
          {lock === null ? null : <p>{en.swap.lockReason(coldkey.name, lock.state)}</p>}
        </div>
        <Balance coldkey={coldkey} hasNetwork={hasNetwork} />
      </div>
      <div className={css.actions}>
        <Row>
          {chain.network === "rehearsal" && hasNetwork ? (
            <Button
              tone={hasTao ? "plain" : "primary"}
              icon={<Droplets aria-hidden="true" />}
              disabled={hidden}
              isBusy={faucet.isBusy}
              onClick={() => (coldkey.isSafe ? void ask(false) : setReceiving("faucet"))}
            >
              {en.keys.faucet}
            </Button>
          ) : null}
          <Button
            icon={<Download aria-hidden="true" />}
            aria-label={en.receive.openFor(coldkey.name)}
            disabled={hidden}
            onClick={() => setReceiving("address")}
          >
            {en.receive.open}
          </Button>
          <Button
            tone={hasTao && !hasHotkey ? "primary" : "plain"}
            icon={<Cpu aria-hidden="true" />}
            disabled={hidden}
            onClick={() => go({ at: "make-hotkey", coldkey: coldkey.address })}
          >
            {en.keys.createHotkey}
          </Button>
          {coldkey.isSafe || coldkey.wordCount === null ? null : (
            <Button
              icon={<Archive aria-hidden="true" />}
              isBusy={backUp.isBusy}
              onClick={() => backUp.begin("back-up-coldkey", coldkey.address)}
            >
              {en.keys.backUp}
            </Button>
          )}
          <Button
            icon={<ShieldCheck aria-hidden="true" />}
            aria-label={en.policy.openFor(coldkey.name)}
            onClick={() => go({ at: "policy", coldkey: coldkey.address })}
          >
            {en.policy.open}
          </Button>
          {hasHotkey && hasNetwork ? (
            <Button
              icon={<PenLine aria-hidden="true" />}
              disabled={lock !== null}
              title={lockTitle}
              onClick={() =>
                go({ at: "act", start: { kind: "register", coldkey: coldkey.address } })
              }
            >
              {en.keys.register}
            </Button>
          ) : null}
          {hasTao ? (
            <Button
              icon={<Sprout aria-hidden="true" />}
              disabled={lock !== null}
              title={lockTitle}
              onClick={() => go({ at: "act", start: { kind: "stake", coldkey: coldkey.address } })}
            >
              {en.keys.stake}
            </Button>
          ) : null}
          {hasTao ? (
            <Button
              icon={<Send aria-hidden="true" />}
              disabled={lock !== null}
              title={lockTitle}
              onClick={() =>
                go({ at: "act", start: { kind: "transfer", coldkey: coldkey.address } })
              }
            >
              {en.keys.send}
            </Button>
          ) : null}
          {hasTao ? (
            <Button
              icon={<ListPlus aria-hidden="true" />}
              aria-label={en.together.batch.openFor(coldkey.name)}
              onClick={() => go({ at: "act", start: { kind: "batch", coldkey: coldkey.address } })}
            >
              {en.together.batch.open}
            </Button>
          ) : null}
          {hasTao ? (
            <Button
              icon={<Settings2 aria-hidden="true" />}
              disabled={lock !== null}
              title={lockTitle}
              onClick={() => go({ at: "act", start: { kind: "manage", coldkey: coldkey.address } })}
            >
              {en.keys.manage}
            </Button>
          ) : null}
        </Row>
        <p className={css.arrived} role="status">
          {arrived}
        </p>
        {faucet.fault === null ? null : <FaultPanel fault={faucet.fault} />}
        <KeyCare of={coldkey} isColdkey />
      </div>
      {receiving === null ? null : (
        <Receive
          coldkey={coldkey}
          purpose={receiving}
          onFaucet={() => void ask(true)}
          onClose={() => setReceiving(null)}
        />
      )}
    </Card>
  );
}

function PolicyTag({ policy }: { readonly policy: PolicySummary | undefined }) {
  if (policy === undefined) return null;
  return policy.fault === null ? (
    <Tag tone="plain">{en.policy.tag}</Tag>
  ) : (
    <Tag tone="danger">{en.policy.tagBroken}</Tag>
  );
}

function Balance({
  coldkey,
  hasNetwork,
}: {
  readonly coldkey: ColdkeySummary;
  readonly hasNetwork: boolean;
}) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const { balance } = coldkey;
  if (balance === null) {
    return <p className={css.unread}>{hasNetwork ? en.keys.noBalance : en.keys.noNetwork}</p>;
  }
  return (
    <div className={css.balance}>
      <Amount rao={balance.freeRao} size="large" word={en.keys.free} />
      {balance.reservedRao > 0n ? <p>{en.keys.reserved(balance.reservedRao)}</p> : null}
      <p>{en.block.seen(balance.atBlock, nowMs - balance.seenAtMs)}</p>
    </div>
  );
}
