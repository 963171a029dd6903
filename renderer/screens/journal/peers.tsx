import { useCallback, useEffect, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { date } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { Peer } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { Tag } from "../../ui/tag.tsx";
import { WordList } from "./checkpoint.tsx";
import css from "./journal.module.css";

const words = en.journalTools.peers;
type Link = Peer["checkpoints"][number]["link"];

const levels = {
  first: "info",
  proved: "proved",
  unproved: "care",
  behind: "care",
  fork: "emergency",
} as const satisfies Record<Link, string>;

export function Peers({ size }: { readonly size: number }) {
  const [peers, setPeers] = useState<readonly Peer[]>([]);
  const [text, setText] = useState("");
  const [link, setLink] = useState<Link | null>(null);
  const call = useCall();
  const read = useCallback(async (): Promise<void> => {
    const reply = await workstation().journal.peers(null);
    if (reply.ok) setPeers(reply.value);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are entries of the journal
  useEffect(() => void read(), [read, size]);
  const keep = async (pasted: string | null): Promise<void> => {
    setLink(null);
    const reply = await call.run(() => workstation().journal.keepCheckpoint({ text: pasted }));
    if (!reply?.ok || reply.value === null) return;
    setLink(reply.value.link);
    setText("");
  };
  return (
    <Stack>
      <Small>{words.text}</Small>
      {peers.length === 0 ? <Small>{words.none}</Small> : null}
      {peers.map((peer) => (
        <Machine key={peer.origin} peer={peer} />
      ))}
      <form
        className={css.part}
        onSubmit={(event) => {
          event.preventDefault();
          void keep(text);
        }}
      >
        <h2>{words.add}</h2>
        <Stack>
          <Field label={words.paste}>
            {({ id, describedBy }) => (
              <textarea
                id={id}
                aria-describedby={describedBy}
                className={css.paste}
                rows={4}
                spellCheck={false}
                autoComplete="off"
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <Row>
            <Button type="submit" disabled={text.trim() === ""} isBusy={call.isBusy}>
              {words.keep}
            </Button>
            <Button isBusy={call.isBusy} onClick={() => void keep(null)}>
              {words.choose}
            </Button>
          </Row>
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          {link === null ? null : <Notice level={levels[link]} isLive title={words.said[link]} />}
        </Stack>
      </form>
    </Stack>
  );
}

const tones = {
  first: "plain",
  proved: "proved",
  unproved: "care",
  behind: "care",
  fork: "danger",
} as const satisfies Record<Link, string>;

function Machine({ peer }: { readonly peer: Peer }) {
  return (
    <section className={css.part} aria-label={peer.origin}>
      <h2>{peer.origin}</h2>
      <Small>{words.keyWords}</Small>
      <WordList list={peer.keyWords} label={words.keyWords} />
      <ol className={css.act} aria-label={words.list(peer.origin)}>
        {peer.checkpoints.map(({ seq, size, keptAtMs, link }) => (
          <li key={seq}>
            <span>{words.size(size)}</span>
            <Tag tone={tones[link]}>{words.link[link]}</Tag>
            <span className={css.time}>{words.kept(date(keptAtMs))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
