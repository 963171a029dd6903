import {
  Archive,
  ChartPie,
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
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { Row } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useKeyCare } from "../care/key-care.tsx";
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

  const askFaucet = (): void => (coldkey.isSafe ? void ask(false) : setReceiving("faucet"));
  const makeHotkey = (): void => go({ at: "make-hotkey", coldkey: coldkey.address });
  const act = (kind: "register" | "transfer" | "stake" | "batch" | "manage") => () =>
    go({ at: "act", start: { kind, coldkey: coldkey.address } });
  const canRegister = hasHotkey && hasNetwork;
  const canPlay = chain.network === "rehearsal" && hasNetwork;
  const next = nextStep({ coldkey, hasTao, hasHotkey, canPlay });
  const care = useKeyCare(coldkey);
  const onChain: MenuEntry[] = [];
  if (canRegister && next !== null) {
    onChain.push({
      label: en.keys.register,
      icon: <PenLine aria-hidden="true" />,
      refusal: lockTitle,
      onClick: act("register"),
    });
  }
  if (hasTao) {
    onChain.push(
      {
        label: en.together.batch.open,
        icon: <ListPlus aria-hidden="true" />,
        onClick: act("batch"),
      },
      {
        label: en.managing.title,
        icon: <Settings2 aria-hidden="true" />,
        refusal: lockTitle,
        onClick: act("manage"),
      },
    );
  }
  if (hasNetwork) {
    onChain.push({
      label: en.rail.portfolio,
      icon: <ChartPie aria-hidden="true" />,
      onClick: () => go({ at: "holdings", coldkey: coldkey.address }),
    });
  }
  const here: MenuEntry[] = [
    {
      label: en.policy.open,
      icon: <ShieldCheck aria-hidden="true" />,
      onClick: () => go({ at: "policy", coldkey: coldkey.address }),
    },
  ];
  if (next !== "hotkey") {
    here.unshift({
      label: en.keys.createHotkey,
      icon: <Cpu aria-hidden="true" />,
      refusal: hidden ? en.swap.hiddenText : undefined,
      onClick: makeHotkey,
    });
  }
  if (canPlay && hasTao) {
    here.unshift({
      label: en.keys.faucet,
      icon: <Droplets aria-hidden="true" />,
      refusal: hidden ? en.swap.hiddenText : undefined,
      onClick: askFaucet,
    });
  }

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
          <NextStep
            step={next}
            isBusy={next === "backUp" ? backUp.isBusy : faucet.isBusy}
            onFaucet={askFaucet}
            onBackUp={() => backUp.begin("back-up-coldkey", coldkey.address)}
            onHotkey={makeHotkey}
            isDisabled={hidden}
          />
          <Button
            icon={<Download aria-hidden="true" />}
            aria-label={en.receive.openFor(coldkey.name)}
            disabled={hidden}
            onClick={() => setReceiving("address")}
          >
            {en.receive.open}
          </Button>
          {canPlay && !hasTao && next !== "faucet" ? (
            <Button
              icon={<Droplets aria-hidden="true" />}
              disabled={hidden}
              isBusy={faucet.isBusy}
              onClick={askFaucet}
            >
              {en.keys.faucet}
            </Button>
          ) : null}
          {hasTao ? (
            <>
              <Button
                icon={<Send aria-hidden="true" />}
                disabled={lock !== null}
                title={lockTitle}
                onClick={act("transfer")}
              >
                {en.keys.send}
              </Button>
              <Button
                icon={<Sprout aria-hidden="true" />}
                disabled={lock !== null}
                title={lockTitle}
                onClick={act("stake")}
              >
                {en.keys.stake}
              </Button>
            </>
          ) : null}
          {next === null && canRegister ? (
            <Button
              icon={<PenLine aria-hidden="true" />}
              disabled={lock !== null}
              title={lockTitle}
              aria-label={en.keys.register}
              onClick={act("register")}
            >
              {en.keys.registerShort}
            </Button>
          ) : null}
          <Menu
            label={en.keys.more}
            name={en.keys.moreFor(coldkey.name)}
            groups={[onChain, here, care.entries]}
          />
        </Row>
        <p className={css.arrived} role="status">
          {arrived}
        </p>
        {faucet.fault === null ? null : <FaultPanel fault={faucet.fault} />}
        {backUp.fault === null ? null : <FaultPanel fault={backUp.fault} />}
        {care.dialog}
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

type Step = "backUp" | "faucet" | "hotkey";

/** What this key needs before anything else: the one filled button of its card. */
function nextStep(of: {
  readonly coldkey: ColdkeySummary;
  readonly hasTao: boolean;
  readonly hasHotkey: boolean;
  readonly canPlay: boolean;
}): Step | null {
  if (!of.coldkey.isSafe && of.coldkey.wordCount !== null) return "backUp";
  if (of.canPlay && !of.hasTao) return "faucet";
  return of.hasTao && !of.hasHotkey ? "hotkey" : null;
}

function NextStep(props: {
  readonly step: Step | null;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onFaucet: () => void;
  readonly onBackUp: () => void;
  readonly onHotkey: () => void;
}) {
  const { step, isBusy, isDisabled } = props;
  if (step === "backUp") {
    return (
      <Button
        tone="primary"
        icon={<Archive aria-hidden="true" />}
        isBusy={isBusy}
        onClick={props.onBackUp}
      >
        {en.keys.backUp}
      </Button>
    );
  }
  if (step === "faucet") {
    return (
      <Button
        tone="primary"
        icon={<Droplets aria-hidden="true" />}
        isBusy={isBusy}
        disabled={isDisabled}
        onClick={props.onFaucet}
      >
        {en.keys.faucet}
      </Button>
    );
  }
  if (step === null) return null;
  return (
    <Button
      tone="primary"
      icon={<Cpu aria-hidden="true" />}
      disabled={isDisabled}
      onClick={props.onHotkey}
    >
      {en.keys.createHotkey}
    </Button>
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
