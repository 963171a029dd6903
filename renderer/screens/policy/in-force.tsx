import { Hourglass } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { ColdkeySummary, PolicyChange, PolicySummary } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import table from "../../ui/table.module.css";
import { Tag } from "../../ui/tag.tsx";
import { Tick } from "../../ui/tick.tsx";
import { AnnounceDialog } from "./announce.tsx";
import { ConfirmChange } from "./confirm.tsx";
import css from "./policy.module.css";

type Rules = NonNullable<PolicySummary["rules"]>;
type Loosening = PolicySummary["loosenings"][number];

/** What is asked about before it is done. */
type Asking =
  | { readonly what: "announce" }
  | { readonly what: "claim" }
  | { readonly what: "cancel" | "withdraw"; readonly change: PolicyChange };

interface InForceProps {
  readonly coldkey: ColdkeySummary;
  readonly policy: PolicySummary;
  readonly rules: Rules;
}

export function InForce({ coldkey, policy, rules }: InForceProps) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const [asking, setAsking] = useState<Asking | null>(null);
  const words = en.policy;
  const hasWait =
    policy.loosenings.length > 0 ||
    policy.closedUntilMs !== null ||
    policy.announced.some(({ usableAtMs }) => usableAtMs > nowMs) ||
    (rules.allowList ?? []).some(({ usableAtMs }) => usableAtMs > nowMs);

  return (
    <Stack gap="wide">
      {policy.closedUntilMs === null ? null : (
        <Notice level="care" title={words.closedTitle(policy.closedUntilMs - nowMs)}>
          <p>{words.closedText}</p>
        </Notice>
      )}
      {policy.claimedMs > 60_000 && hasWait ? (
        <Notice
          level="care"
          title={words.claimTitle(policy.claimedMs)}
          actions={
            <Button size="small" onClick={() => setAsking({ what: "claim" })}>
              {words.claimGo}
            </Button>
          }
        >
          <p>{words.claimText}</p>
        </Notice>
      ) : null}
      {policy.loosenings.length === 0 ? null : (
        <Waiting
          loosenings={policy.loosenings}
          nowMs={nowMs}
          onCancel={(field) => setAsking({ what: "cancel", change: { kind: "cancel", field } })}
        />
      )}
      <Section title={words.receivers}>
        <Receivers list={rules.allowList} nowMs={nowMs} />
      </Section>
      <Section title={words.limit}>
        {rules.limit === null ? (
          <p>{words.noLimit}</p>
        ) : (
          <>
            <p>{words.limitLine(rules.limit.rao, rules.limit.hours)}</p>
            <progress
              className={css.used}
              max={100}
              value={share(policy.spentRao, rules.limit.rao)}
              aria-label={words.spent(policy.spentRao, rules.limit.rao, rules.limit.hours)}
            />
            <p className={css.dim}>
              {words.spent(policy.spentRao, rules.limit.rao, rules.limit.hours)}
            </p>
          </>
        )}
      </Section>
      <Section title={words.large}>
        <p>
          {rules.large === null
            ? words.noLarge
            : words.largeLine(rules.large.fromRao, rules.large.hours)}
        </p>
        <Announced
          announced={policy.announced}
          nowMs={nowMs}
          onWithdraw={(id) => setAsking({ what: "withdraw", change: { kind: "withdraw", id } })}
        />
        {rules.large === null ? null : (
          <Row>
            <Button onClick={() => setAsking({ what: "announce" })}>{words.announce}</Button>
          </Row>
        )}
      </Section>
      <Section title={words.delays}>
        <p>{words.cooling(rules.coolingOffHours)}</p>
        <p>{words.loosening(rules.looseningHours)}</p>
      </Section>
      <Ask
        asking={asking}
        coldkey={coldkey}
        rules={rules}
        claimedMs={policy.claimedMs}
        onClose={() => setAsking(null)}
      />
    </Stack>
  );
}

/** Whole percents, for a bar: bigints stay exact in the text beside it. */
const share = (part: bigint, whole: bigint): number =>
  whole === 0n ? 100 : Number((part * 100n) / whole);

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Card labelledBy={id}>
      <Stack>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {children}
      </Stack>
    </Card>
  );
}

function Receivers({ list, nowMs }: { readonly list: Rules["allowList"]; readonly nowMs: number }) {
  const words = en.policy;
  if (list === null) return <p>{words.anybody}</p>;
  if (list.length === 0) return <p>{words.nobody}</p>;
  return (
    <div className={css.scroll}>
      <table className={table.table}>
        <caption className="visually-hidden">{words.receivers}</caption>
        <thead>
          <tr>
            <th scope="col">{words.receiver}</th>
            <th scope="col">{words.address}</th>
            <th scope="col">{words.usable}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ address, label, usableAtMs }) => (
            <tr key={address}>
              <td className={table.strong}>{label}</td>
              <td>
                <Address address={address} />
              </td>
              <td className={table.num}>
                {usableAtMs <= nowMs ? (
                  words.usableNow
                ) : (
                  <Tag tone="care" icon={<Hourglass aria-hidden="true" />}>
                    {words.usableIn(usableAtMs - nowMs)}
                  </Tag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Waiting({
  loosenings,
  nowMs,
  onCancel,
}: {
  readonly loosenings: readonly Loosening[];
  readonly nowMs: number;
  readonly onCancel: (field: Loosening["field"]) => void;
}) {
  const words = en.policy;
  return (
    <Notice level="care" title={words.waits}>
      <ul className={css.list}>
        {loosenings.map((one) => (
          <li key={one.field} className={css.line}>
            <span className={css.grow}>
              {words.waitsLine(one.field)}: <b>{towards(one)}</b>
            </span>
            <span className={css.when}>{words.waitsIn(one.atMs - nowMs)}</span>
            <Button
              size="small"
              aria-label={words.cancelFor(one.field)}
              onClick={() => onCancel(one.field)}
            >
              {words.cancel}
            </Button>
          </li>
        ))}
      </ul>
      <p>{words.waitsText}</p>
    </Notice>
  );
}

function towards(one: Loosening): string {
  const words = en.policy.waitsTo;
  if (one.field === "allowList") return words.allowList;
  if (one.field === "limit") {
    return one.value === null ? words.limitNone : words.limit(one.value.rao, one.value.hours);
  }
  if (one.field === "large") {
    return one.value === null ? words.largeNone : words.large(one.value.fromRao, one.value.hours);
  }
  return words.hours(one.value);
}

function Announced({
  announced,
  nowMs,
  onWithdraw,
}: {
  readonly announced: PolicySummary["announced"];
  readonly nowMs: number;
  readonly onWithdraw: (id: string) => void;
}) {
  const words = en.policy;
  if (announced.length === 0) return null;
  return (
    <ul className={css.list} aria-label={words.announced}>
      {announced.map(({ id, to, rao, usableAtMs, endsAtMs }) => (
        <li key={id} className={css.line}>
          <span className={css.grow}>
            <Address address={to} />
            <span className={css.dim}>{words.announcedLine(rao)}</span>
          </span>
          <span className={css.when}>
            {usableAtMs > nowMs
              ? words.announcedWaits(usableAtMs - nowMs)
              : words.announcedOpen(endsAtMs - nowMs)}
          </span>
          <Button size="small" onClick={() => onWithdraw(id)}>
            {words.withdraw}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface AskProps {
  readonly asking: Asking | null;
  readonly coldkey: ColdkeySummary;
  readonly rules: Rules;
  readonly claimedMs: number;
  readonly onClose: () => void;
}

function Ask({ asking, coldkey, rules, claimedMs, onClose }: AskProps) {
  const [isVouched, setIsVouched] = useState(false);
  const words = en.policy;
  if (asking === null) return null;
  if (asking.what === "announce") {
    return <AnnounceDialog coldkey={coldkey} hours={rules.large?.hours ?? 0} onClose={onClose} />;
  }
  if (asking.what === "claim") {
    return (
      <ConfirmChange
        coldkey={coldkey}
        change={isVouched ? { kind: "acknowledge" } : null}
        title={words.claimDialog}
        text={words.claimText}
        go={words.claimGo}
        onClose={onClose}
      >
        <Tick tone="care" isTicked={isVouched} onTick={setIsVouched}>
          {words.claimTick(claimedMs)}
        </Tick>
      </ConfirmChange>
    );
  }
  const isCancel = asking.what === "cancel";
  return (
    <ConfirmChange
      coldkey={coldkey}
      change={asking.change}
      title={isCancel ? words.cancelTitle : words.withdrawTitle}
      text={isCancel ? words.cancelText : words.withdrawText}
      go={isCancel ? words.cancel : words.withdraw}
      onClose={onClose}
    />
  );
}
