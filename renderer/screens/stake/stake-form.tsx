import { type FormEvent, type ReactNode, useState } from "react";
import { Page } from "../../app/page.tsx";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useStakes } from "../../app/use-stakes.ts";
import { readAddress } from "../../lib/address.ts";
import { parseTao, taoInput } from "../../lib/amount.ts";
import { hotkeysOf, signersOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import type { Operation, StakeLook } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { AddressField } from "../act/address-field.tsx";
import { ColdkeyField, useColdkey } from "../act/coldkey-field.tsx";
import { FormEnd } from "../act/form-end.tsx";
import { Stages } from "../act/stages.tsx";
import { guideOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";
import { LimitFields } from "./limit-fields.tsx";
import { ACTIONS, type StakeAction, stakeOperation } from "./stake-operation.ts";

const words = en.staking;
const OTHER = "other";
const DEFAULT_TOLERANCE = 10;

interface StakeFormProps {
  readonly start: Exclude<ActStart, { kind: "register" | "ready" | "swap" }>;
  /** What was asked before, when the user came back to change it. */
  readonly before: Operation | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Operation) => void;
  readonly onCancel: () => void;
}

const keyOf = ({ hotkey, netuid }: { readonly hotkey: string; readonly netuid: number }) =>
  `${netuid}/${hotkey}`;

const ACTION_OF: Partial<Record<Operation["kind"], StakeAction>> = {
  "add-stake": "add",
  "remove-stake": "remove",
  "move-stake": "move",
  "swap-stake": "swap",
  "transfer-stake": "transfer",
  "unstake-all": "all",
  "unstake-all-alpha": "all",
};

/** The fields of an operation, whichever of them it has. */
function beforeFields(before: Operation | null) {
  const { hotkey, netuid, toNetuid, destination, alpha, amountRao } = (before ?? {}) as Partial<{
    hotkey: string;
    netuid: number;
    toNetuid: number;
    destination: string;
    alpha: bigint;
    amountRao: bigint;
  }>;
  const amount = alpha ?? amountRao;
  return {
    action: (before === null ? undefined : ACTION_OF[before.kind]) ?? ("add" as const),
    hotkey: hotkey ?? "",
    position: hotkey === undefined || netuid === undefined ? "" : keyOf({ hotkey, netuid }),
    netuid: netuid ?? null,
    toNetuid: toNetuid ?? null,
    to: destination ?? "",
    amount: amount === undefined ? "" : taoInput(amount),
  };
}

export function StakeForm({ start, before, isBusy, status, onCheck, onCancel }: StakeFormProps) {
  const { snapshot } = useWorkstation();
  const [coldkey, setColdkey] = useColdkey(before?.coldkey, start.coldkey);
  const was = beforeFields(before);
  const [action, setAction] = useState<StakeAction>(was.action);
  const [chosenPosition, setPosition] = useState(was.position);
  const [chosenHotkey, setHotkey] = useState("");
  const [otherHotkey, setOtherHotkey] = useState("");
  const [chosenNetuid, setNetuid] = useState<number | null>(was.netuid);
  const [chosenTo, setToNetuid] = useState<number | null>(was.toNetuid);
  const [chosenToHotkey, setToHotkey] = useState("");
  const [to, setTo] = useState(was.to);
  const [amount, setAmount] = useState(was.amount);
  const [tolerancePermille, setTolerance] = useState(DEFAULT_TOLERANCE);
  const [allowPartial, setPartial] = useState(false);
  const [toRoot, setToRoot] = useState(false);
  const { stakes, fault } = useStakes(coldkey);

  const positions = stakes?.positions ?? [];
  const pools = (stakes?.pools ?? []).filter(({ isStarted }) => isStarted);
  const nameOfPool = (netuid: number) => pools.find((pool) => pool.netuid === netuid)?.name ?? "";
  const isAdding = action === "add";
  const position = positions.find((one) => keyOf(one) === chosenPosition) ?? positions[0];
  const own = hotkeysOf(snapshot)
    .filter((one) => one.coldkey === coldkey)
    .map((one) => one.address);
  const hotkeys = [...new Set<string>([...own, ...positions.map((one) => one.hotkey)])];
  const picked = chosenHotkey === "" ? (hotkeys[0] ?? OTHER) : chosenHotkey;
  const pickedHotkey = picked === OTHER ? readAddress(otherHotkey) : picked;
  const pool = pools.find((one) => one.netuid === chosenNetuid) ?? pools[0];
  const netuid = isAdding ? (pool?.netuid ?? null) : (position?.netuid ?? null);
  const others = pools.filter((one) => action !== "swap" || one.netuid !== netuid);
  const toPool =
    others.find((one) => one.netuid === chosenTo) ??
    others.find((one) => one.netuid === netuid) ??
    others[0];
  const pickedTo = chosenToHotkey === "" ? OTHER : chosenToHotkey;
  const priceOf = (of: number) => pools.find((one) => one.netuid === of)?.priceRao ?? null;
  const operation = stakeOperation(
    {
      action,
      coldkey,
      hotkey: isAdding ? pickedHotkey : (position?.hotkey ?? null),
      netuid,
      amount: parseTao(amount),
      toHotkey: pickedTo === OTHER ? readAddress(to) : pickedTo,
      toNetuid: toPool?.netuid ?? null,
      destination: readAddress(to),
      tolerancePermille,
      allowPartial,
      toRoot,
    },
    priceOf,
  );
  const free = signersOf(snapshot).find((key) => key.address === coldkey)?.balance?.freeRao ?? null;
  const choose = (next: StakeAction): void => {
    setAction(next);
    setAmount("");
    setTo("");
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (operation !== null && !isBusy) onCheck(operation);
  };
  const name = (address: string) => nameOrEnds(snapshot, address);

  return (
    <Page
      kicker={<Stages at="form" />}
      title={words.title}
      lede={words.lede}
      guide={guideOf("add-stake")}
    >
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <ColdkeyField label={words.coldkey} value={coldkey} onChange={setColdkey} />
              <Choice
                label={words.action}
                layout="cards"
                value={action}
                onChange={choose}
                options={ACTIONS.map((value) => ({
                  value,
                  label: words.actions[value],
                  detail: words.details[value],
                }))}
              />
              {stakes === null && fault === null ? <Working what={words.reading} /> : null}
              {fault === null ? null : <FaultPanel fault={fault} />}
              {stakes !== null && !isAdding && position === undefined ? (
                <Notice level="info" title={words.noPosition}>
                  <p>{words.noPositionText}</p>
                </Notice>
              ) : null}
              {stakes !== null && isAdding ? (
                <>
                  <SelectField
                    label={words.hotkey}
                    value={picked}
                    onChange={(event) => setHotkey(event.currentTarget.value)}
                    options={[
                      ...hotkeys.map((address) => ({ value: address, label: name(address) })),
                      { value: OTHER, label: words.otherHotkey },
                    ]}
                  />
                  {picked === OTHER ? (
                    <AddressField
                      label={words.hotkeyAddress}
                      value={otherHotkey}
                      onChange={setOtherHotkey}
                    />
                  ) : null}
                  <SelectField
                    label={words.subnet}
                    value={String(pool?.netuid ?? "")}
                    onChange={(event) => setNetuid(Number(event.currentTarget.value))}
                    options={poolOptions(pools)}
                  />
                </>
              ) : null}
              {!isAdding && position !== undefined ? (
                <SelectField
                  label={words.position}
                  value={keyOf(position)}
                  onChange={(event) => {
                    setPosition(event.currentTarget.value);
                    setAmount("");
                  }}
                  options={positions.map((one) => ({
                    value: keyOf(one),
                    label: words.positionOption(
                      name(one.hotkey),
                      one.netuid,
                      nameOfPool(one.netuid),
                      one.alpha,
                      one.worthRao,
                    ),
                  }))}
                />
              ) : null}
              {action === "move" && position !== undefined ? (
                <>
                  <SelectField
                    label={words.toHotkey}
                    value={pickedTo}
                    onChange={(event) => setToHotkey(event.currentTarget.value)}
                    options={[
                      ...hotkeys
                        .filter((address) => address !== position.hotkey)
                        .map((address) => ({ value: address, label: name(address) })),
                      { value: OTHER, label: words.otherHotkey },
                    ]}
                  />
                  {pickedTo === OTHER ? (
                    <AddressField label={words.hotkeyAddress} value={to} onChange={setTo} />
                  ) : null}
                </>
              ) : null}
              {(action === "move" || action === "swap") && position !== undefined ? (
                <SelectField
                  label={words.toSubnet}
                  value={String(toPool?.netuid ?? "")}
                  onChange={(event) => setToNetuid(Number(event.currentTarget.value))}
                  options={poolOptions(others)}
                />
              ) : null}
              {action === "transfer" && position !== undefined ? (
                <AddressField label={words.to} value={to} onChange={setTo} />
              ) : null}
              {action === "all" ? (
                <Tick isTicked={toRoot} onTick={setToRoot}>
                  {words.toRoot}
                </Tick>
              ) : isAdding || position !== undefined ? (
                <AmountInput
                  label={isAdding ? words.amountTao : words.amountAlpha}
                  unit={isAdding || netuid === 0 ? en.amount.unit : words.alphaUnit}
                  value={amount}
                  onChange={setAmount}
                  all={isAdding ? null : (position?.alpha ?? null)}
                  hint={isAdding && free !== null ? words.freeLine(free) : undefined}
                />
              ) : null}
              {netuid === null ? null : (
                <LimitFields
                  action={action}
                  netuid={netuid}
                  priceRao={priceOf(netuid)}
                  toPriceRao={toPool === undefined ? null : toPool.priceRao}
                  tolerancePermille={tolerancePermille}
                  onTolerance={setTolerance}
                  allowPartial={allowPartial}
                  onPartial={setPartial}
                />
              )}
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

const poolOptions = (pools: StakeLook["pools"]) =>
  pools.map(({ netuid, name, priceRao }) => ({
    value: String(netuid),
    label: words.poolOption(netuid, name, priceRao),
  }));

interface InputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface AmountInputProps extends InputProps {
  readonly unit: string;
  /** Offers to take all of it. */
  readonly all: bigint | null;
  readonly hint: string | undefined;
}

function AmountInput({ label, unit, value, onChange, all, hint }: AmountInputProps) {
  return (
    <>
      <TextField
        label={label}
        value={value}
        unit={unit}
        inputMode="decimal"
        isMono
        onChange={(event) => onChange(event.currentTarget.value)}
        hint={hint}
        error={value !== "" && (parseTao(value) ?? 0n) === 0n ? words.amountBad : null}
      />
      {all === null ? null : (
        <Row>
          <Button size="small" onClick={() => onChange(taoInput(all))}>
            {words.everything}
          </Button>
        </Row>
      )}
    </>
  );
}
