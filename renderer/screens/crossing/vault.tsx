import { Globe, PenLine, Usb } from "lucide-react";
import { useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { series } from "../../lib/format.ts";
import { en } from "../../messages/en.ts";
import { useNow } from "../../snapshot.ts";
import type { ArrivedRequest } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Empty } from "../../ui/empty.tsx";
import entries from "../../ui/entries.module.css";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { nameOrEnds } from "../names.ts";
import { ShowMessage } from "./by-code.tsx";
import css from "./crossing.module.css";
import { PairingFoot } from "./crossing.tsx";
import { OpenFiles } from "./open-files.tsx";
import { Way } from "./way.tsx";

const words = en.crossing.vault;

export function VaultRequests() {
  const { snapshot } = useWorkstation();
  const { arrived } = snapshot.crossing;
  const [written, setWritten] = useState<readonly string[]>([]);
  const save = useCall();
  const toGive = arrived.filter(({ state, isGiven }) => state === "signed" && !isGiven);
  const write = async (ids: readonly string[]): Promise<void> => {
    const reply = await save.run(() => workstation().crossing.saveAnswers({ ids: [...ids] }));
    if (!reply?.ok || reply.value === null) return;
    setWritten(reply.value.files);
  };
  return (
    <Page
      title={words.title}
      lede={words.lede}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
    >
      <Way at={2} />
      <OpenFiles
        label={words.open}
        text={words.openText}
        isPrimary={!arrived.some(({ state }) => state === "open") && toGive.length === 0}
      />
      {toGive.length === 0 ? null : (
        <Row place="end">
          <Button
            tone="primary"
            icon={<Usb aria-hidden="true" />}
            isBusy={save.isBusy}
            onClick={() => void write(toGive.map(({ id }) => id))}
          >
            {words.toSave(toGive.length)}
          </Button>
        </Row>
      )}
      {save.fault === null ? null : <FaultPanel fault={save.fault} />}
      {written.length === 0 ? null : (
        <Notice level="proved" isLive title={words.saved(series(written))} />
      )}
      {arrived.length === 0 ? (
        <Empty picture={<Usb />} title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <Card as="div" isFlush>
          <ul className={entries.list} aria-label={words.list}>
            {arrived.map((request) => (
              <li key={request.id}>
                <Item request={request} onWrite={() => void write([request.id])} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <NetworkFoot />
      <PairingFoot />
    </Page>
  );
}

function NetworkFoot() {
  const { snapshot, go } = useWorkstation();
  return (
    <div className={css.foot}>
      <span>{en.networks.vault.foot(snapshot.chain.network)}</span>
      <Button icon={<Globe aria-hidden="true" />} onClick={() => go({ at: "networks" })}>
        {en.networks.vault.change}
      </Button>
    </div>
  );
}

interface ItemProps {
  readonly request: ArrivedRequest;
  readonly onWrite: () => void;
}

function Item({ request, onWrite }: ItemProps) {
  const { snapshot, clockOffsetMs, go } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const left = request.endsAtMs - nowMs;
  const from = request.fromName ?? words.unknown;
  const body = (
    <>
      <span className={css.number}>{en.crossing.number(request.number)}</span>
      <span className={entries.what}>
        <span className={css.sentence}>{nameOrEnds(snapshot, request.account)}</span>
        <span className={css.small}>
          {request.outcome === null ? words.from(from) : words.outcome(request.outcome.state)}
          {request.file === null ? null : ` · ${request.file}`}
        </span>
      </span>
      <span className={entries.state}>
        {request.isPaired ? null : <Tag tone="care">{words.unpaired}</Tag>}
        {request.state === "open" ? (
          <span className={css.left}>{left <= 0 ? words.over : words.left(left)}</span>
        ) : null}
        <Tag tone={request.state === "open" ? "accent" : "plain"}>{stateWord(request.state)}</Tag>
        {request.state === "open" ? <PenLine aria-hidden="true" /> : null}
      </span>
    </>
  );
  if (request.state === "open") {
    return (
      <button
        type="button"
        className={entries.item}
        aria-label={words.review(request.number)}
        onClick={() => go({ at: "arrived", id: request.id })}
      >
        {body}
      </button>
    );
  }
  return (
    <div className={entries.item}>
      {body}
      {request.state === "signed" ? (
        <span className={entries.acts}>
          <Button
            size="small"
            icon={<Usb aria-hidden="true" />}
            aria-label={words.saveOne(request.number)}
            onClick={onWrite}
          >
            {words.toSave(1)}
          </Button>
          <ShowMessage
            what="answer"
            id={request.id}
            size="small"
            label={en.byCode.showAnswer(request.number)}
          />
        </span>
      ) : null}
    </div>
  );
}

function stateWord(state: ArrivedRequest["state"]): string {
  if (state === "open") return words.open1;
  return state === "signed" ? words.signed : words.declined;
}
