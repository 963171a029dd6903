/** An act of a swap before it is drafted: what it means, said before it is offered. Nothing is typed here. */
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Page } from "../../app/page.tsx";
import { type ActStart, useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { Operation, Snapshot, SwapView } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { Stages } from "../act/stages.tsx";
import { guideOf } from "../deed.ts";
import { nameOrEnds } from "../names.ts";

type SwapStart = Extract<ActStart, { kind: "swap" }>;

interface SwapFormProps {
  readonly start: SwapStart;
  readonly isBusy: boolean;
  readonly status: ReactNode;
  readonly onCheck: (operation: Operation) => void;
  readonly onCancel: () => void;
}

export function SwapForm({ start, isBusy, status, onCheck, onCancel }: SwapFormProps) {
  const { snapshot } = useWorkstation();
  const view = snapshot.swaps.find((one) => one.coldkey === start.coldkey);
  const operation = operationOf(start, snapshot, view);
  const words = en.swap.form[start.act];
  const refused = refusedNow(start, view);
  const name = nameOrEnds(snapshot, start.coldkey);
  return (
    <Page
      kicker={<Stages at="form" />}
      title={words.title(name)}
      lede={words.lede}
      guide={guideOf(start.act)}
    >
      <Stack>
        <Notice
          level={start.act === "dispute-swap" ? "irreversible" : "care"}
          title={words.meansTitle}
        >
          <ul>
            {words.means.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
        {refused === null ? null : <Notice level="care" isLive title={refused} />}
        {status}
        <Row place="end">
          <Button onClick={onCancel}>{en.button.cancel}</Button>
          <Button
            tone="primary"
            disabled={operation === null || refused !== null}
            title={refused ?? undefined}
            isBusy={isBusy}
            iconAfter={<ArrowRight aria-hidden="true" />}
            onClick={() => {
              if (operation !== null && !isBusy) onCheck(operation);
            }}
          >
            {en.staking.go}
          </Button>
        </Row>
      </Stack>
    </Page>
  );
}

const ACTS = {
  "announce-swap": "announce",
  "execute-swap": "execute",
  "dispute-swap": "dispute",
  "clear-swap": "clear",
} as const;

/** Why the chain would refuse it now, as far as the newest block says; null when nothing is in the way. */
function refusedNow({ act }: SwapStart, view: SwapView | undefined): string | null {
  const words = en.swap.refused;
  if (view?.acts.includes(ACTS[act])) return null;
  if (view === undefined) return words.nothing;
  if (view.atBlock === null) return words.unseen;
  if (view.state === "disputed") return words.disputed;
  if (view.pending !== null) return words.pending;
  const { announcement } = view;
  if (announcement === null) return act === "announce-swap" ? null : words.nothing;
  if (act === "execute-swap" && view.state === "announced") {
    return words.tooEarly(announcement.executable.block);
  }
  if (act === "clear-swap" || act === "announce-swap") {
    return words.notClearable(announcement.clearable.block);
  }
  return words.settling;
}

/** Null when what it needs is not known: no plan, or a new coldkey that is not here. */
function operationOf(
  { act, coldkey }: SwapStart,
  snapshot: Snapshot,
  view: SwapView | undefined,
): Operation | null {
  const own = snapshot.coldkeys.find(({ address }) => address === coldkey)?.address;
  if (own === undefined) return null;
  switch (act) {
    case "announce-swap":
      return view?.plan
        ? { kind: act, coldkey: own, newColdkeyHash: view.plan.newColdkeyHash }
        : null;
    case "execute-swap": {
      const name = view?.announcement?.destinationName;
      const next = snapshot.coldkeys.find((one) => one.name === name)?.address;
      return next === undefined ? null : { kind: act, coldkey: own, destination: next };
    }
    case "dispute-swap":
    case "clear-swap":
      return { kind: act, coldkey: own };
  }
}
