import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { Page } from "../../app/page.tsx";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useSubnets } from "../../app/use-subnets.ts";
import { parseTao, taoInput } from "../../lib/amount.ts";
import { hotkeysOf, signersOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import type { Operation } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";
import { ColdkeyField, useColdkey } from "./coldkey-field.tsx";
import { FormEnd } from "./form-end.tsx";
import { HotkeyField, useHotkey } from "./hotkey-field.tsx";
import { PriceCheck } from "./price-check.tsx";
import css from "./register-form.module.css";
import { Stages } from "./stages.tsx";

type Register = Extract<Operation, { kind: "register" }>;

/** Percent above the price now. One registration multiplies it by 1.26 (default `BurnIncreaseMult`), two by 1.59. */
const PRESETS = [0, 30, 60] as const;
const DEFAULT_PRESET = 30n;

const withPercent = (rao: bigint, percent: bigint): bigint => (rao * (100n + percent)) / 100n;

interface RegisterFormProps {
  readonly start: Extract<ActStart, { kind: "register" }>;
  readonly before: Register | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Register) => void;
  readonly onCancel: () => void;
}

export function RegisterForm({
  start,
  before,
  isBusy,
  status,
  onCheck,
  onCancel,
}: RegisterFormProps) {
  const { snapshot, go } = useWorkstation();
  const { subnets, fault } = useSubnets();
  const ownerOfStart =
    hotkeysOf(snapshot).find((one) => one.address === start.hotkey)?.coldkey ?? undefined;
  const [coldkey, setColdkey] = useColdkey(before?.coldkey, start.coldkey, ownerOfStart);
  const hotkeyChoice = useHotkey(coldkey, before?.hotkey ?? start.hotkey ?? "");
  const { hotkey, mine } = hotkeyChoice;
  const isOurs = start.through === undefined;
  const open = (subnets?.rows ?? []).filter((row) => row.isOpen);
  const [chosenNetuid, setNetuid] = useState<number | null>(before?.netuid ?? start.netuid ?? null);
  const subnet = open.find((row) => row.netuid === chosenNetuid) ?? open[0];
  /** null: neither a price nor the user has said anything yet. */
  const [filled, setMax] = useState(before === null ? null : taoInput(before.maxBurnRao));
  const max = filled ?? "";
  const burnRao = subnet?.burnRao;

  // The first price that is known fills the field once; what stands there afterwards is the user's.
  // Asked of the newest state: what is typed while the price arrives stays, and so does an emptied field.
  useEffect(() => {
    if (burnRao === undefined) return;
    setMax((now) => now ?? taoInput(withPercent(burnRao, DEFAULT_PRESET)));
  }, [burnRao]);

  const maxRao = parseTao(max);
  const isReady = hotkey !== null && subnet !== undefined && maxRao !== null && maxRao > 0n;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    onCheck({ kind: "register", coldkey, hotkey, netuid: subnet.netuid, maxBurnRao: maxRao });
  };
  const payer = signersOf(snapshot).find((key) => key.address === coldkey);

  return (
    <Page
      kicker={<Stages at="form" />}
      title={en.act.register.title}
      lede={en.act.register.lede}
      guide={{
        what: en.act.register.what,
        wrong: en.act.register.wrong,
        hands: en.act.register.hands,
      }}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      {subnets === null && fault === null ? (
        <Working what={en.subnets.reading} detail={en.subnets.readingDetail} />
      ) : null}
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <div className={isOurs ? css.pair : css.column}>
                <ColdkeyField
                  label={en.act.register.coldkey}
                  value={coldkey}
                  onChange={setColdkey}
                />
                <HotkeyField label={en.act.register.hotkey} choice={hotkeyChoice} />
              </div>
              {isOurs && mine.length === 0 ? (
                <Notice
                  level="care"
                  title={
                    snapshot.profile === "desk" ? en.crossing.noHotkey : en.act.register.noHotkey
                  }
                  actions={
                    snapshot.profile === "desk" ? undefined : (
                      <Button size="small" onClick={() => go({ at: "make-hotkey", coldkey })}>
                        {en.act.register.makeHotkey}
                      </Button>
                    )
                  }
                />
              ) : null}
              <SelectField
                label={en.act.register.subnet}
                value={subnet === undefined ? "" : String(subnet.netuid)}
                onChange={(event) => {
                  const netuid = Number(event.currentTarget.value);
                  setNetuid(netuid);
                  const row = open.find((one) => one.netuid === netuid);
                  if (row) setMax(taoInput(withPercent(row.burnRao, DEFAULT_PRESET)));
                }}
                options={open.map((row) => ({
                  value: String(row.netuid),
                  label: en.act.register.subnetOption(row.netuid, row.name, row.burnRao),
                }))}
              />
              <div className={css.price}>
                <TextField
                  label={en.act.register.max}
                  value={max}
                  unit={en.amount.unit}
                  inputMode="decimal"
                  isMono
                  onChange={(event) => setMax(event.currentTarget.value)}
                  error={max !== "" && maxRao === null ? en.act.register.maxBad : null}
                  hint={en.act.register.maxHint}
                />
                {burnRao === undefined ? null : (
                  <fieldset className={css.presets}>
                    <legend className="visually-hidden">{en.act.register.presets}</legend>
                    {PRESETS.map((percent) => (
                      <Button
                        key={percent}
                        size="small"
                        onClick={() => setMax(taoInput(withPercent(burnRao, BigInt(percent))))}
                      >
                        {percent === 0
                          ? en.act.register.presetNow
                          : en.act.register.preset(percent)}
                      </Button>
                    ))}
                  </fieldset>
                )}
              </div>
              {subnet === undefined || subnets === null ? null : (
                <PriceCheck
                  subnet={subnet}
                  maxRao={maxRao}
                  atBlock={subnets.atBlock}
                  seenAtMs={subnets.seenAtMs}
                  freeRao={payer?.balance?.freeRao ?? null}
                />
              )}
            </Stack>
          </Card>
          <FormEnd
            coldkey={coldkey}
            isReady={isReady}
            isBusy={isBusy}
            status={status}
            onCancel={onCancel}
          />
        </Stack>
      </form>
    </Page>
  );
}
