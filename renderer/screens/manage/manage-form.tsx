import { type FormEvent, type ReactNode, useState } from "react";
import { Page } from "../../app/page.tsx";
import type { ActStart } from "../../app/screen.ts";
import { useSubnets } from "../../app/use-subnets.ts";
import { en } from "../../messages/en.ts";
import type { Operation } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { AddressField } from "../act/address-field.tsx";
import { ColdkeyField, useColdkey } from "../act/coldkey-field.tsx";
import { FormEnd } from "../act/form-end.tsx";
import { HotkeyField, useHotkey } from "../act/hotkey-field.tsx";
import { Stages } from "../act/stages.tsx";
import { guideOf } from "../deed.ts";
import { ChildrenInputs, IdentityInputs } from "./identity-inputs.tsx";
import { LockFields } from "./lock-inputs.tsx";
import {
  ACTIONS,
  type ChildFields,
  CLAIM_TYPES,
  type ClaimType,
  fieldsBefore,
  type IdentityFields,
  type ManageAction,
  manageOperation,
  type ProxyType,
  readDelay,
  readNetuids,
  readTake,
} from "./manage-operation.ts";

const words = en.managing;
const PROXY_TYPES = Object.keys(words.typeDetails) as readonly ProxyType[];

interface ManageFormProps {
  readonly start: Exclude<ActStart, { kind: "register" | "ready" | "swap" }>;
  /** What was asked before, when the user came back to change it. */
  readonly before: Operation | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Operation) => void;
  readonly onCancel: () => void;
}

const USES_HOTKEY: ReadonlySet<ManageAction> = new Set([
  "associate",
  "take",
  "swap-hotkey",
  "auto-stake",
  "register-network",
  "set-children",
  "childkey-take",
  "lock-stake",
  "move-lock",
]);
const USES_PROXY: ReadonlySet<ManageAction> = new Set(["add-proxy", "remove-proxy"]);

export function ManageForm({ start, before, isBusy, status, onCheck, onCancel }: ManageFormProps) {
  const { subnets } = useSubnets();
  const [coldkey, setColdkey] = useColdkey(before?.coldkey, start.coldkey);
  const was = fieldsBefore(before);
  const [action, setAction] = useState<ManageAction>(was.action);
  const hotkeyChoice = useHotkey(coldkey, was.hotkey);
  const { hotkey } = hotkeyChoice;
  const [newHotkey, setNewHotkey] = useState(was.newHotkey);
  const [take, setTake] = useState(was.take);
  const [isUp, setIsUp] = useState(was.isUp);
  const [isEverywhere, setIsEverywhere] = useState(was.isEverywhere);
  const [keepStake, setKeepStake] = useState(was.keepStake);
  const [chosenNetuid, setNetuid] = useState<number | null>(was.netuid);
  const [netuids, setNetuids] = useState(was.netuids);
  const [delegate, setDelegate] = useState(was.delegate);
  const [proxyType, setProxyType] = useState<ProxyType>(was.proxyType);
  const [delay, setDelay] = useState(was.delay);
  const [claim, setClaim] = useState<ClaimType>(was.claim);
  const [children, setChildren] = useState<readonly ChildFields[]>(was.children);
  const [lockInputs, setLockInputs] = useState(was.lock);
  const [identity, setIdentity] = useState<IdentityFields>(was.identity);

  const rows = subnets?.rows ?? [];
  const netuid = chosenNetuid ?? rows[0]?.netuid ?? null;
  const usesNetuid =
    action === "auto-stake" ||
    action === "start-subnet" ||
    action === "set-children" ||
    action === "childkey-take" ||
    action === "lock-stake" ||
    action === "move-lock" ||
    action === "perpetual-lock" ||
    (action === "swap-hotkey" && !isEverywhere);
  const operation = manageOperation({
    action,
    coldkey,
    hotkey,
    newHotkey,
    take,
    isUp,
    isEverywhere,
    keepStake,
    netuid,
    netuids,
    delegate,
    proxyType,
    delay,
    claim,
    children,
    identity,
    lock: lockInputs,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (operation !== null && !isBusy) onCheck(operation);
  };

  return (
    <Page
      kicker={<Stages at="form" />}
      title={words.title}
      lede={words.lede}
      guide={guideOf("associate")}
    >
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <ColdkeyField label={en.staking.coldkey} value={coldkey} onChange={setColdkey} />
              <Choice
                label={words.action}
                layout="cards"
                value={action}
                onChange={setAction}
                options={ACTIONS.map((value) => ({
                  value,
                  label: words.actions[value],
                  detail: words.details[value],
                }))}
              />
              {USES_HOTKEY.has(action) ? (
                <HotkeyField label={words.hotkey} choice={hotkeyChoice} />
              ) : null}
              <LockFields action={action} value={lockInputs} onChange={setLockInputs} />
              {action === "set-identity" ? (
                <IdentityInputs value={identity} onChange={setIdentity} />
              ) : null}
              {action === "set-children" ? (
                <ChildrenInputs value={children} onChange={setChildren} />
              ) : null}
              {action === "childkey-take" ? (
                <TextField
                  label={words.take}
                  value={take}
                  inputMode="decimal"
                  onChange={(event) => setTake(event.currentTarget.value)}
                  error={take !== "" && readTake(take) === null ? words.takeBad : null}
                />
              ) : null}
              {action === "root-claim-type" ? (
                <Choice
                  label={words.claimType}
                  layout="cards"
                  value={claim}
                  onChange={setClaim}
                  options={CLAIM_TYPES.map((value) => ({
                    value,
                    label: words.claims[value],
                    detail: words.claimDetails[value],
                  }))}
                />
              ) : null}
              {action === "take" ? (
                <>
                  <Choice
                    label={words.direction}
                    value={isUp ? "up" : "down"}
                    onChange={(value) => setIsUp(value === "up")}
                    options={[
                      { value: "down", label: words.down },
                      { value: "up", label: words.up },
                    ]}
                  />
                  <TextField
                    label={words.take}
                    value={take}
                    inputMode="decimal"
                    onChange={(event) => setTake(event.currentTarget.value)}
                    error={take !== "" && readTake(take) === null ? words.takeBad : null}
                  />
                </>
              ) : null}
              {action === "swap-hotkey" ? (
                <>
                  <AddressField label={words.newHotkey} value={newHotkey} onChange={setNewHotkey} />
                  <Choice
                    label={words.where}
                    value={isEverywhere ? "all" : "one"}
                    onChange={(value) => setIsEverywhere(value === "all")}
                    options={[
                      { value: "all", label: words.everywhere },
                      { value: "one", label: words.onOne },
                    ]}
                  />
                  {isEverywhere ? null : (
                    <Tick isTicked={keepStake} onTick={setKeepStake}>
                      {words.keepStake}
                    </Tick>
                  )}
                </>
              ) : null}
              {action === "claim-root" ||
              (action === "root-claim-type" && claim === "KeepSubnets") ? (
                <TextField
                  label={words.netuids}
                  value={netuids}
                  onChange={(event) => setNetuids(event.currentTarget.value)}
                  error={netuids !== "" && readNetuids(netuids) === null ? words.netuidsBad : null}
                />
              ) : null}
              {usesNetuid ? (
                <SelectField
                  label={words.netuid}
                  value={String(netuid ?? "")}
                  onChange={(event) => setNetuid(Number(event.currentTarget.value))}
                  options={rows.map((row) => ({
                    value: String(row.netuid),
                    label: en.act.register.subnetOption(row.netuid, row.name, row.burnRao),
                  }))}
                />
              ) : null}
              {USES_PROXY.has(action) ? (
                <>
                  <AddressField label={words.delegate} value={delegate} onChange={setDelegate} />
                  <SelectField
                    label={words.type}
                    value={proxyType}
                    onChange={(event) => setProxyType(event.currentTarget.value as ProxyType)}
                    options={PROXY_TYPES.map((value) => ({
                      value,
                      label: words.typeOption(value, words.typeDetails[value]),
                    }))}
                  />
                  <TextField
                    label={words.delay}
                    value={delay}
                    inputMode="numeric"
                    hint={words.delayHint}
                    onChange={(event) => setDelay(event.currentTarget.value)}
                    error={readDelay(delay) === null ? words.delayBad : null}
                  />
                </>
              ) : null}
            </Stack>
          </Card>
          <FormEnd
            coldkey={coldkey}
            isReady={operation !== null}
            isBusy={isBusy}
            status={status}
            onCancel={onCancel}
          />
        </Stack>
      </form>
    </Page>
  );
}
