import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { parseTao } from "../../lib/amount.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { ColdkeySummary, PolicyPreview, PolicyRules, PolicySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { ConfirmChange } from "./confirm.tsx";
import css from "./policy.module.css";
import { addressIn, hoursIn, rulesIn, type TypedRules, typedRules } from "./rules-form.ts";

const guide = { what: en.policy.what, wrong: en.policy.wrong, hands: en.policy.hands };

interface EditProps {
  readonly coldkey: ColdkeySummary;
  readonly policy: PolicySummary | null;
  readonly onDone: () => void;
}

export function EditPolicy({ coldkey, policy, onDone }: EditProps) {
  const [typed, setTyped] = useState<TypedRules>(() => typedRules(policy?.rules ?? null));
  const [shown, setShown] = useState<{ rules: PolicyRules; preview: PolicyPreview } | null>(null);
  const call = useCall();
  const words = en.policy;
  const rules = rulesIn(typed);
  const edit = (part: Partial<TypedRules>): void => setTyped((now) => ({ ...now, ...part }));

  const see = async (): Promise<void> => {
    if (rules === null) return;
    const reply = await call.run(() =>
      workstation().policy.preview({ coldkey: coldkey.address, rules }),
    );
    if (reply?.ok) setShown({ rules, preview: reply.value });
  };

  return (
    <Page title={words.editTitle(coldkey.name)} lede={words.editLede} guide={guide}>
      <Stack gap="wide">
        <Card label={words.receivers}>
          <ReceiversForm typed={typed} edit={edit} />
        </Card>
        <Card label={words.limit}>
          <Stack>
            <Tick isTicked={typed.isLimited} onTick={(isLimited) => edit({ isLimited })}>
              {words.withLimit}
            </Tick>
            {typed.isLimited ? (
              <div className={css.pair}>
                <AmountField
                  label={words.limitAmount}
                  value={typed.limit}
                  onEdit={(limit) => edit({ limit })}
                />
                <HoursField
                  label={words.limitHours}
                  value={typed.limitHours}
                  onEdit={(limitHours) => edit({ limitHours })}
                />
              </div>
            ) : null}
          </Stack>
        </Card>
        <Card label={words.large}>
          <Stack>
            <Tick isTicked={typed.isLarge} onTick={(isLarge) => edit({ isLarge })}>
              {words.withLarge}
            </Tick>
            {typed.isLarge ? (
              <div className={css.pair}>
                <AmountField
                  label={words.largeFrom}
                  value={typed.large}
                  onEdit={(large) => edit({ large })}
                />
                <HoursField
                  label={words.largeHours}
                  value={typed.largeHours}
                  onEdit={(largeHours) => edit({ largeHours })}
                />
              </div>
            ) : null}
          </Stack>
        </Card>
        <Card label={words.delays}>
          <div className={css.pair}>
            <HoursField
              label={words.coolingHours}
              value={typed.coolingOffHours}
              onEdit={(coolingOffHours) => edit({ coolingOffHours })}
            />
            <HoursField
              label={words.looseningHours}
              value={typed.looseningHours}
              hint={words.looseningHint}
              atLeast={hoursIn(typed.coolingOffHours)}
              onEdit={(looseningHours) => edit({ looseningHours })}
            />
          </div>
        </Card>
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        <Row place="end">
          <Button onClick={onDone}>{en.button.cancel}</Button>
          <Button
            tone="primary"
            disabled={rules === null}
            isBusy={call.isBusy}
            onClick={() => void see()}
          >
            {words.see}
          </Button>
        </Row>
      </Stack>
      {shown === null ? null : (
        <ConfirmChange
          coldkey={coldkey}
          change={
            isNothing(shown.preview) && policy !== null ? null : { kind: "set", rules: shown.rules }
          }
          title={words.previewTitle}
          text={words.tight}
          go={words.go}
          onClose={() => setShown(null)}
          onDone={onDone}
        >
          <Consequences {...shown} />
        </ConfirmChange>
      )}
    </Page>
  );
}

function isNothing({ atOnce, cooling, waiting, dropped }: PolicyPreview): boolean {
  return atOnce.length + cooling.length + waiting.length + dropped.length === 0;
}

function Consequences({
  rules,
  preview,
}: {
  readonly rules: PolicyRules;
  readonly preview: PolicyPreview;
}) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const words = en.policy;
  const nameIn = (address: string): string =>
    rules.allowList?.find((one) => one.address === address)?.label ?? address;
  if (isNothing(preview)) return <p>{words.noChange}</p>;
  return (
    <>
      {preview.atOnce.length === 0 ? null : (
        <Notice level="info" title={words.atOnce(preview.atOnce)} />
      )}
      {preview.cooling.length + preview.waiting.length + preview.dropped.length === 0 ? null : (
        <Notice level="care" title={words.waits}>
          <ul className={css.plain}>
            {preview.cooling.map(({ address, atMs }) => (
              <li key={address}>{words.coolingLine(nameIn(address), atMs - nowMs)}</li>
            ))}
            {preview.waiting.map(({ field, atMs }) => (
              <li key={field}>{words.waitingLine(field, atMs - nowMs)}</li>
            ))}
            {preview.dropped.map((field) => (
              <li key={field}>{words.droppedLine(field)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function ReceiversForm({
  typed,
  edit,
}: {
  readonly typed: TypedRules;
  readonly edit: (part: Partial<TypedRules>) => void;
}) {
  const words = en.policy;
  const { receivers } = typed;
  const set = (id: number, part: { label?: string; address?: string }): void =>
    edit({ receivers: receivers.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const add = (): void =>
    edit({
      receivers: [
        ...receivers,
        { id: Math.max(-1, ...receivers.map(({ id }) => id)) + 1, label: "", address: "" },
      ],
    });
  const wrongAddress = (at: number, text: string): string | null => {
    const address = addressIn(text);
    if (text === "") return null;
    if (address === null) return words.addressBad;
    const first = receivers.findIndex((one) => addressIn(one.address) === address);
    return first === at ? null : words.twice;
  };
  return (
    <Stack>
      <Choice
        label={words.receivers}
        value={typed.isListed ? "listed" : "anybody"}
        options={[
          { value: "listed", label: words.onlyThese },
          { value: "anybody", label: words.anybodyMay },
        ]}
        onChange={(value) => edit({ isListed: value === "listed" })}
      />
      {typed.isListed ? (
        <>
          {receivers.map((receiver, at) => (
            <div key={receiver.id} className={css.receiver}>
              <TextField
                label={words.receiverName(at + 1)}
                value={receiver.label}
                maxLength={60}
                onChange={(event) => set(receiver.id, { label: event.currentTarget.value })}
              />
              <TextField
                label={words.receiverAddress(at + 1)}
                value={receiver.address}
                isMono
                error={wrongAddress(at, receiver.address)}
                onChange={(event) => set(receiver.id, { address: event.currentTarget.value })}
              />
              <Button
                tone="quiet"
                icon={<X aria-hidden="true" />}
                aria-label={words.removeReceiver(receiver.label)}
                onClick={() =>
                  edit({ receivers: receivers.filter(({ id }) => id !== receiver.id) })
                }
              />
            </div>
          ))}
          <Row>
            <Button icon={<Plus aria-hidden="true" />} onClick={add}>
              {words.addReceiver}
            </Button>
          </Row>
          <Small>{words.receiversText}</Small>
        </>
      ) : null}
    </Stack>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: string;
  readonly onEdit: (value: string) => void;
}

function AmountField({ label, value, onEdit }: NumberProps) {
  return (
    <TextField
      label={label}
      value={value}
      unit={en.amount.unit}
      inputMode="decimal"
      error={value !== "" && parseTao(value) === null ? en.policy.amountBad : null}
      onChange={(event) => onEdit(event.currentTarget.value)}
    />
  );
}

interface HoursProps extends NumberProps {
  readonly hint?: string;
  readonly atLeast?: number | null;
}

function HoursField({ label, value, onEdit, hint, atLeast = null }: HoursProps) {
  const hours = hoursIn(value);
  const isShort = hours !== null && atLeast !== null && hours < atLeast;
  const error = hours === null ? en.policy.hoursBad : isShort ? en.policy.looseningShort : null;
  return (
    <TextField
      label={label}
      value={value}
      unit={en.policy.hoursUnit}
      inputMode="numeric"
      maxLength={3}
      hint={hint}
      error={error}
      onChange={(event) => onEdit(event.currentTarget.value)}
    />
  );
}
