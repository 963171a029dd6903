import { ArrowRight } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Page } from "../../app/page.tsx";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { looksFinished, readAddress } from "../../lib/address-input.ts";
import { parseTao, taoInput } from "../../lib/amount.ts";
import { signersOf } from "../../lib/signers.ts";
import { en } from "../../messages/en.ts";
import type { Operation } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { nameOf } from "../names.ts";
import { Stages } from "./stages.tsx";

type Transfer = Extract<Operation, { kind: "transfer" | "transfer-all" }>;

interface SendFormProps {
  readonly start: Extract<ActStart, { kind: "transfer" }>;
  readonly before: Transfer | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Transfer) => void;
  readonly onCancel: () => void;
}

export function SendForm({ start, before, isBusy, status, onCheck, onCancel }: SendFormProps) {
  const { snapshot } = useWorkstation();
  const [coldkey, setColdkey] = useState<string>(
    before?.coldkey ?? start.coldkey ?? signersOf(snapshot)[0]?.address ?? "",
  );
  const [to, setTo] = useState<string>(before?.destination ?? "");
  const [amount, setAmount] = useState(
    before?.kind === "transfer" ? taoInput(before.amountRao) : "",
  );
  const [isAll, setIsAll] = useState(before?.kind === "transfer-all");
  const read = readAddress(to);
  const isAddress = read !== null;
  const destination = read ?? "";
  const amountRao = parseTao(amount);
  const hasAmount = isAll || (amountRao !== null && amountRao > 0n);
  const isReady = isAddress && hasAmount && coldkey !== "";
  const own = isAddress ? nameOf(snapshot, destination) : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    if (isAll) onCheck({ kind: "transfer-all", coldkey, destination, keepAlive: true });
    else if (amountRao !== null) onCheck({ kind: "transfer", coldkey, destination, amountRao });
  };

  return (
    <Page
      kicker={<Stages at="form" />}
      title={en.act.send.title}
      lede={en.act.send.lede}
      guide={{ what: en.act.send.what, wrong: en.act.send.wrong, hands: en.act.send.hands }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <SelectField
                label={en.act.send.coldkey}
                value={coldkey}
                onChange={(event) => setColdkey(event.currentTarget.value)}
                options={signersOf(snapshot).map((key) => ({
                  value: key.address,
                  label: en.act.register.coldkeyOption(key.name, key.balance?.freeRao ?? null),
                }))}
              />
              <TextField
                label={en.act.send.to}
                value={to}
                isMono
                onChange={(event) => setTo(event.currentTarget.value)}
                hint={en.act.send.toHint}
                error={looksFinished(to) && !isAddress ? en.act.send.toBad : null}
              />
              {isAddress ? (
                <Notice
                  level={own === null || destination === coldkey ? "care" : "info"}
                  title={
                    destination === coldkey
                      ? en.act.send.toSelf
                      : own === null
                        ? en.act.send.unknown
                        : en.act.send.own(own)
                  }
                >
                  <Address address={destination} />
                </Notice>
              ) : null}
              <Tick isTicked={isAll} onTick={setIsAll}>
                {en.act.send.everything}
              </Tick>
              {isAll ? null : (
                <TextField
                  label={en.act.send.amount}
                  value={amount}
                  unit={en.amount.unit}
                  inputMode="decimal"
                  isMono
                  onChange={(event) => setAmount(event.currentTarget.value)}
                  error={
                    amount === "" || (amountRao !== null && amountRao > 0n)
                      ? null
                      : amountRao === 0n
                        ? en.act.send.amountZero
                        : en.act.send.amountBad
                  }
                />
              )}
            </Stack>
          </Card>
          {status}
          <Row place="end">
            <Button onClick={onCancel}>{en.button.cancel}</Button>
            <Button
              type="submit"
              tone="primary"
              disabled={!isReady}
              isBusy={isBusy}
              iconAfter={<ArrowRight aria-hidden="true" />}
            >
              {en.act.send.go}
            </Button>
          </Row>
        </Stack>
      </form>
    </Page>
  );
}
