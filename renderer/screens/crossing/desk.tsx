import { ChevronRight, Send } from "lucide-react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { explain } from "../../messages/faults.ts";
import type { CarriedRequest, Snapshot } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import entries from "../../ui/entries.module.css";
import { Tag } from "../../ui/tag.tsx";
import { lineOf } from "../deed.ts";
import css from "./crossing.module.css";
import { PairingFoot } from "./crossing.tsx";
import { OpenFiles } from "./open-files.tsx";
import { Way } from "./way.tsx";

const words = en.crossing.desk;

export function DeskCrossings() {
  const { snapshot, go } = useWorkstation();
  const { requests } = snapshot.crossing;
  const isWaiting = requests.some(({ state }) => state === "carried");
  return (
    <Page
      title={words.title}
      lede={words.lede}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
    >
      <Way at={isWaiting ? 3 : 1} />
      <OpenFiles label={words.open} text={words.openText} isPrimary={isWaiting} />
      {requests.length === 0 ? (
        <Empty
          picture={<Send />}
          title={words.emptyTitle}
          text={words.emptyText}
          action={<Button onClick={() => go({ at: "keys" })}>{words.emptyAction}</Button>}
        />
      ) : (
        <Card as="div" isFlush>
          <ul className={entries.list} aria-label={words.list}>
            {requests.map((request) => (
              <li key={request.id}>
                <Item request={request} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <PairingFoot />
    </Page>
  );
}

/** How long a signature of it would still be good; null: the network does not say now. */
export function leftMs({ lastBlock }: CarriedRequest, { chain }: Snapshot): number | null {
  if (chain.state !== "live" || chain.best === null) return null;
  return Math.max(0, lastBlock - chain.best.number) * chain.blockTimeMs;
}

function Item({ request }: { readonly request: CarriedRequest }) {
  const { snapshot, go } = useWorkstation();
  const sentence = lineOf(request.operation, snapshot);
  const left = leftMs(request, snapshot);
  const isOpen = request.state === "carried";
  return (
    <button
      type="button"
      className={entries.item}
      aria-label={words.openOne(sentence)}
      onClick={() => go({ at: "carried", id: request.id })}
    >
      <span className={css.number}>{en.crossing.number(request.number)}</span>
      <span className={entries.what}>
        <span className={css.sentence}>{sentence}</span>
        <span className={css.small}>
          {isOpen && request.foreseen !== null
            ? explain(request.foreseen).happened
            : words.toWhom(machineName(request, snapshot))}
        </span>
      </span>
      {isOpen && left !== null ? (
        <span className={css.left}>{left === 0 ? words.over : words.walk(left)}</span>
      ) : null}
      <Tag tone={isOpen ? (request.foreseen === null ? "accent" : "care") : "plain"}>
        {words.state(request.state)}
      </Tag>
      <ChevronRight aria-hidden="true" />
    </button>
  );
}

export function machineName({ to }: CarriedRequest, { crossing }: Snapshot): string | null {
  return crossing.machines.find(({ id }) => id === to)?.name ?? null;
}
