import { type FormEvent, type ReactNode, useState } from "react";
import { Page } from "../../app/page.tsx";
import type { ActStart } from "../../app/screen.ts";
import { readAddress } from "../../lib/address.ts";
import { parseTao, taoInput } from "../../lib/amount.ts";
import { en } from "../../messages/en.ts";
import type { Operation } from "../../types.ts";
import { Card } from "../../ui/card.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import { AddressField } from "./address-field.tsx";
import { ColdkeyField, useColdkey } from "./coldkey-field.tsx";
import { FormEnd } from "./form-end.tsx";
import { Stages } from "./stages.tsx";

type Transfer = Extract<Operation, { kind: "transfer" | "transfer-all" }>;

interface SendFormProps {
  readonly start: Exclude<ActStart, { kind: "register" | "ready" | "swap" }>;
  readonly before: Transfer | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Transfer) => void;
  readonly onCancel: () => void;
}

export function SendForm({ start, before, isBusy, status, onCheck, onCancel }: SendFormProps) {
  const [coldkey, setColdkey] = useColdkey(before?.coldkey, start.coldkey);
  const [to, setTo] = useState<string>(before?.destination ?? start.to ?? "");
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
              <ColdkeyField label={en.act.send.coldkey} value={coldkey} onChange={setColdkey} />
              <AddressField label={en.act.send.to} value={to} onChange={setTo} />
              {destination === coldkey && isAddress ? (
                <Notice level="care" title={en.act.send.toSelf} />
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
