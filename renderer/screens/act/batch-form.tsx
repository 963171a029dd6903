/** Several transfers from a list, or several registrations, as one act. */
import { FileText, Plus, X } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Page } from "../../app/page.tsx";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { useSubnets } from "../../app/use-subnets.ts";
import { workstation } from "../../bridge.ts";
import { readAddress } from "../../lib/address.ts";
import { parseTao, taoInput } from "../../lib/amount.ts";
import { inUse } from "../../lib/in-use.ts";
import { secretLook } from "../../lib/secret-look.ts";
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import { noteSecret } from "../../secret-bytes.ts";
import type { Operation, SubnetRow, TransferListRead } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextAreaField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import { AddressField } from "./address-field.tsx";
import { ColdkeyField, useColdkey } from "./coldkey-field.tsx";
import { FormEnd } from "./form-end.tsx";
import { Stages } from "./stages.tsx";
import { TransferTable } from "./transfer-table.tsx";

const words = en.together.batch;
type Batch = Extract<Operation, { kind: "batch" }>;
type Item = Batch["items"][number];

interface BatchFormProps {
  readonly start: Exclude<ActStart, { kind: "register" | "ready" | "swap" }>;
  readonly before: Batch | null;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Batch) => void;
  readonly onCancel: () => void;
}

interface Seat {
  readonly hotkey: string;
  readonly netuid: number | null;
  readonly max: string;
}

/** One registration multiplies the price by 1.26 where the owner left the default; a little more is allowed for. */
const EACH_PERCENT = 130n;

function textBefore(before: Batch | null): string {
  return (before?.items ?? [])
    .flatMap((item) =>
      item.kind === "transfer" ? [`${item.destination},${taoInput(item.amountRao)}`] : [],
    )
    .join("\n");
}

export function BatchForm({ start, before, isBusy, status, onCheck, onCancel }: BatchFormProps) {
  const { snapshot } = useWorkstation();
  const [coldkey, setColdkey] = useColdkey(before?.coldkey, start.coldkey);
  const [kind, setKind] = useState<"transfers" | "seats">(
    before?.items[0]?.kind === "register" ? "seats" : "transfers",
  );
  const [text, setText] = useState(textBefore(before));
  const [list, setList] = useState<TransferListRead | null>(null);
  const reading = useCall();
  const { subnets } = useSubnets();
  const open = (subnets?.rows ?? []).filter((row) => row.isOpen);
  const mine = inUse(snapshot.hotkeys).filter((one) => one.coldkey === coldkey);
  const [seats, setSeats] = useState<readonly Seat[]>(
    (before?.items ?? []).flatMap((item) =>
      item.kind === "register"
        ? [{ hotkey: item.hotkey, netuid: item.netuid, max: taoInput(item.maxBurnRao) }]
        : [],
    ),
  );

  const read = async (): Promise<void> => {
    // A phrase in the wrong field does not leave the page.
    if (secretLook(text.replace(/[,;].*$/gm, "")) !== null) {
      noteSecret();
      return setText("");
    }
    const reply = await reading.run(() => workstation().book.readTransfers({ text }));
    if (reply?.ok) setList(reply.value);
  };
  const choose = async (): Promise<void> => {
    const reply = await reading.run(() => workstation().book.chooseTransfers(null));
    if (!reply?.ok || reply.value === null) return;
    setText(reply.value.text);
    setList(reply.value);
  };
  const isRead = list !== null && list.text === text;
  const transfers: readonly Item[] | null =
    isRead && list.faults.length === 0
      ? list.rows.flatMap(({ look, amountRao }) =>
          look.address === null
            ? []
            : [{ kind: "transfer" as const, coldkey, destination: look.address, amountRao }],
        )
      : null;
  const filled = seats.map((seat, at) => seatOf(seat, at, seats, mine[0]?.address, open));
  const registrations: readonly (Item | null)[] = filled.map(({ hotkey, netuid, maxRao }) =>
    hotkey === undefined || netuid === undefined || maxRao === null || maxRao === 0n
      ? null
      : { kind: "register" as const, coldkey, hotkey, netuid, maxBurnRao: maxRao },
  );
  const items: readonly (Item | null)[] = kind === "transfers" ? (transfers ?? []) : registrations;
  const isReady = items.length > 0 && items.every((item) => item !== null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (kind === "transfers" && !isRead) void read();
    else if (isReady && !isBusy) {
      onCheck({ kind: "batch", coldkey, items: items.flatMap((item) => item ?? []) });
    }
  };
  const change = (at: number, part: Partial<Seat>): void =>
    setSeats(seats.map((seat, index) => (index === at ? { ...seat, ...part } : seat)));
  const maxSum = filled.reduce((sum, { maxRao }) => sum + (maxRao ?? 0n), 0n);

  return (
    <Page
      kicker={<Stages at="form" />}
      title={words.title}
      lede={words.lede}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <ColdkeyField label={en.staking.coldkey} value={coldkey} onChange={setColdkey} />
              <Choice
                label={words.kind}
                value={kind}
                onChange={setKind}
                options={(["transfers", "seats"] as const).map((value) => ({
                  value,
                  label: words.kinds[value],
                }))}
              />
              {kind === "transfers" ? (
                <>
                  <TextAreaField
                    label={words.list}
                    hint={words.listHint}
                    value={text}
                    rows={8}
                    onChange={(event) => setText(event.currentTarget.value)}
                  />
                  <Row>
                    <Button
                      icon={<FileText aria-hidden="true" />}
                      isBusy={reading.isBusy}
                      onClick={() => void choose()}
                    >
                      {words.choose}
                    </Button>
                    <Button
                      disabled={text.trim() === ""}
                      isBusy={reading.isBusy}
                      onClick={() => void read()}
                    >
                      {words.read}
                    </Button>
                  </Row>
                  {reading.fault === null ? null : <FaultPanel fault={reading.fault} />}
                </>
              ) : (
                <>
                  {filled.map(({ hotkey, netuid, max, maxRao }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
                    <Stack key={at} gap="tight">
                      <h3>{words.seat(at + 1)}</h3>
                      {mine.length === 0 ? (
                        <AddressField
                          label={en.staking.hotkeyAddress}
                          value={seats[at]?.hotkey ?? ""}
                          onChange={(address) => change(at, { hotkey: address })}
                        />
                      ) : (
                        <SelectField
                          label={en.act.register.hotkey}
                          value={hotkey ?? ""}
                          onChange={(event) => change(at, { hotkey: event.currentTarget.value })}
                          options={mine.map(({ address }) => ({
                            value: address,
                            label: nameOrEnds(snapshot, address),
                          }))}
                        />
                      )}
                      <SelectField
                        label={en.act.register.subnet}
                        value={String(netuid ?? "")}
                        onChange={(event) =>
                          change(at, { netuid: Number(event.currentTarget.value), max: "" })
                        }
                        options={open.map((row) => ({
                          value: String(row.netuid),
                          label: en.act.register.subnetOption(row.netuid, row.name, row.burnRao),
                        }))}
                      />
                      <TextField
                        label={en.act.register.max}
                        value={max}
                        unit={en.amount.unit}
                        inputMode="decimal"
                        isMono
                        onChange={(event) => change(at, { max: event.currentTarget.value })}
                        error={maxRao === null ? en.act.register.maxBad : null}
                      />
                      <Row>
                        <Button
                          size="small"
                          tone="quiet"
                          icon={<X aria-hidden="true" />}
                          aria-label={words.removeNamed(at + 1)}
                          onClick={() => setSeats(seats.filter((_, index) => index !== at))}
                        >
                          {words.remove}
                        </Button>
                      </Row>
                    </Stack>
                  ))}
                  <Row>
                    <Button
                      icon={<Plus aria-hidden="true" />}
                      disabled={open.length === 0}
                      onClick={() =>
                        setSeats([
                          ...seats,
                          { hotkey: "", netuid: filled.at(-1)?.netuid ?? null, max: "" },
                        ])
                      }
                    >
                      {words.add}
                    </Button>
                  </Row>
                  {filled.length === 0 ? null : (
                    <Notice level="info" title={words.seatsTotal(filled.length, maxSum)}>
                      <p>{words.seatsHint}</p>
                    </Notice>
                  )}
                </>
              )}
            </Stack>
          </Card>
          {kind === "transfers" && isRead && list.faults.length > 0 ? (
            <Notice level="refused" isLive title={words.faults}>
              <ul>
                {list.faults.map(({ line, fault }) => {
                  const { happened, now } = explain(fault);
                  return <li key={line}>{words.faultAt(line, `${happened} ${now}`)}</li>;
                })}
              </ul>
            </Notice>
          ) : null}
          {kind === "transfers" && isRead && list.rows.length > 0 ? (
            <TransferTable list={list} />
          ) : null}
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

/** What a row stands for: an empty maximum is the price now, raised for each earlier row on the same subnet. */
function seatOf(
  seat: Seat,
  at: number,
  all: readonly Seat[],
  firstHotkey: string | undefined,
  open: readonly SubnetRow[],
) {
  const hotkey = seat.hotkey === "" ? firstHotkey : (readAddress(seat.hotkey) ?? undefined);
  const row = open.find((one) => one.netuid === seat.netuid) ?? open[0];
  const netuidOf = (one: Seat): number | undefined => one.netuid ?? open[0]?.netuid;
  const earlier = all.slice(0, at).filter((one) => netuidOf(one) === row?.netuid).length;
  let suggested = row?.burnRao ?? 0n;
  for (let step = 0; step <= earlier; step += 1) suggested = (suggested * EACH_PERCENT) / 100n;
  const max = seat.max === "" && row !== undefined ? taoInput(suggested) : seat.max;
  return { hotkey, netuid: row?.netuid, max, maxRao: parseTao(max) };
}
