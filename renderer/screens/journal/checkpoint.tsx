import { useEffect, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { count } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { JournalCheckpoint, JournalComparison } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import css from "./journal.module.css";
import { Text } from "./opened.tsx";

const words = en.journalTools.checkpoint;

export function Checkpoint({ size }: { readonly size: number }) {
  const [held, setHeld] = useState<JournalCheckpoint | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a journal that grew has another checkpoint
  useEffect(() => {
    let isCurrent = true;
    void workstation()
      .journal.checkpoint(null)
      .then((reply) => {
        if (isCurrent && reply.ok) setHeld(reply.value);
      });
    return () => {
      isCurrent = false;
    };
  }, [size]);
  return (
    <Stack>
      <Small>{words.text}</Small>
      {held === null ? null : held.note === null ? (
        <Notice level="care" title={words.none} />
      ) : (
        <>
          <Facts>
            <Fact term={words.size}>{count(held.size)}</Fact>
            <Fact term={words.words}>
              <WordList list={held.words} label={words.words} />
              <Small>{words.notPhrase}</Small>
            </Fact>
            <Fact term={words.key}>
              <WordList list={held.keyWords} label={words.key} />
            </Fact>
          </Facts>
          <Text label={words.note} text={held.note} />
          <Text label={words.vkey} text={held.key ?? ""} />
        </>
      )}
      <Compare />
    </Stack>
  );
}

export function WordList({
  list,
  label,
}: {
  readonly list: readonly string[];
  readonly label: string;
}) {
  return (
    <ol className={css.words} lang="en" aria-label={label}>
      {list.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, and its place is what it is
        <li key={index}>{word}</li>
      ))}
    </ol>
  );
}

function Compare() {
  const [text, setText] = useState("");
  const [size, setSize] = useState("");
  const [found, setFound] = useState<JournalComparison | null>(null);
  const call = useCall();
  const run = async (): Promise<void> => {
    setFound(null);
    const typed = /^\d{1,9}$/.test(size.replaceAll(/[\s,]/g, ""))
      ? Number(size.replaceAll(/[\s,]/g, ""))
      : null;
    const reply = await call.run(() => workstation().journal.compare({ text, size: typed }));
    if (reply?.ok) setFound(reply.value);
  };
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h2>{words.check}</h2>
      <Stack>
        <Small>{words.checkText}</Small>
        <Field label={words.input} hint={words.inputHint}>
          {({ id, describedBy }) => (
            <textarea
              id={id}
              lang="en"
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
        <TextField
          label={words.entries}
          inputMode="numeric"
          value={size}
          onChange={(event) => setSize(event.currentTarget.value)}
        />
        <Row>
          <Button type="submit" isBusy={call.isBusy} disabled={text.trim() === ""}>
            {words.run}
          </Button>
        </Row>
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
        {found === null ? null : <Found found={found} />}
      </Stack>
    </form>
  );
}

function Found({ found: { result, size } }: { readonly found: JournalComparison }) {
  const text = {
    contained: words.containedText,
    different: words.differentText,
    beyond: words.beyondText,
  }[result];
  return (
    <Notice
      level={result === "contained" ? "proved" : "emergency"}
      isLive
      title={words[result](size)}
    >
      <p>{text}</p>
    </Notice>
  );
}
