/** Statements: signed by a key that is here, or somebody's, checked. */
import { BadgeCheck, PenLine } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { inUse } from "../../lib/in-use.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import { useNow } from "../../snapshot.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Mono } from "../../ui/facts.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Field, SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { nameOrEnds } from "../names.ts";
import css from "./statement.module.css";

const words = en.statement;

export function StatementScreen() {
  const { snapshot, go } = useWorkstation();
  return (
    <Page
      title={words.title}
      lede={words.lede}
      guide={{ what: words.what, wrong: words.wrong, hands: words.hands }}
    >
      {inUse(snapshot.coldkeys).length + inUse(snapshot.hotkeys).length === 0 ? null : <Sign />}
      <Verify />
      <Row>
        <Button onClick={() => go({ at: "keys" })}>{words.back}</Button>
      </Row>
    </Page>
  );
}

interface TextAreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TextArea({ value, onChange }: TextAreaProps) {
  return (
    <Field label={words.text} hint={words.textHint}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          aria-describedby={describedBy}
          className={css.text}
          rows={3}
          data-use="prose"
          maxLength={4_000}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Sign() {
  const { snapshot, clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const keys = [...inUse(snapshot.coldkeys), ...inUse(snapshot.hotkeys)];
  const [address, setAddress] = useState<string>(keys[0]?.address ?? "");
  const [text, setText] = useState(words.suggestion(address, nowMs));
  const [signature, setSignature] = useState<string | null>(null);
  const [isFilled, setIsFilled] = useState(false);
  const field = useRef<PassphraseHandle>(null);
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);
  const call = useCall();
  const key = keys.find((one) => one.address === address);
  const choose = (next: string): void => {
    // A text that somebody typed is his; the suggestion follows the key.
    if (text === words.suggestion(address, nowMs)) setText(words.suggestion(next, nowMs));
    setAddress(next);
    setSignature(null);
  };
  const sign = async (): Promise<void> => {
    if (key === undefined || !field.current || field.current.isEmpty()) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().messages.sign({ address: key.address, text, passphrase }),
      ),
    );
    if (reply?.ok) setSignature(reply.value.signature);
    else field.current?.focus();
  };
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <Stack>
          <h2>{words.signTitle}</h2>
          <SelectField
            label={words.key}
            value={address}
            onChange={(event) => choose(event.currentTarget.value)}
            options={keys.map((one) => ({ value: one.address, label: one.name }))}
          />
          <TextArea
            value={text}
            onChange={(value) => {
              setText(value);
              setSignature(null);
            }}
          />
          <PassphraseField
            handle={field}
            label={words.passphrase(nameOrEnds(snapshot, address))}
            disabled={call.isBusy}
            onEdit={edited}
          />
          {call.isBusy ? <Working what={words.signing} detail={words.signingDetail} /> : null}
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <Row place="end">
            <Button
              type="submit"
              tone="primary"
              icon={<PenLine aria-hidden="true" />}
              isBusy={call.isBusy}
              disabled={!isFilled || text === ""}
            >
              {words.sign}
            </Button>
          </Row>
          {signature === null ? null : (
            <Notice level="proved" isLive title={words.signature}>
              <Stack gap="tight">
                <Mono>{signature}</Mono>
                <Small>{words.signedText}</Small>
              </Stack>
            </Notice>
          )}
        </Stack>
      </form>
    </Card>
  );
}

function Verify() {
  const [address, setAddress] = useState("");
  const [text, setText] = useState("");
  const [signature, setSignature] = useState("");
  const [form, setForm] = useState<"wrapped" | "plain" | "none" | null>(null);
  const call = useCall();
  const verify = async (): Promise<void> => {
    setForm(null);
    const reply = await call.run(() => workstation().messages.verify({ address, text, signature }));
    if (reply?.ok) setForm(reply.value.form ?? "none");
  };
  const edit = (set: (value: string) => void) => (value: string) => {
    set(value);
    setForm(null);
  };
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void verify();
        }}
      >
        <Stack>
          <h2>{words.verifyTitle}</h2>
          <TextField
            label={words.address}
            isMono
            value={address}
            onChange={(event) => edit(setAddress)(event.currentTarget.value)}
          />
          <TextArea value={text} onChange={edit(setText)} />
          <TextField
            label={words.signatureField}
            isMono
            value={signature}
            onChange={(event) => edit(setSignature)(event.currentTarget.value)}
          />
          {call.isBusy ? <Working what={words.verifying} /> : null}
          {call.fault === null ? null : <FaultPanel fault={call.fault} />}
          <Row place="end">
            <Button
              type="submit"
              icon={<BadgeCheck aria-hidden="true" />}
              isBusy={call.isBusy}
              disabled={address === "" || text === "" || signature === ""}
            >
              {words.verify}
            </Button>
          </Row>
          {form === null ? null : <Verdict form={form} />}
        </Stack>
      </form>
    </Card>
  );
}

function Verdict({ form }: { readonly form: "wrapped" | "plain" | "none" }) {
  if (form === "none") {
    return (
      <Notice level="refused" isLive title={words.bad}>
        <p>{words.badText}</p>
      </Notice>
    );
  }
  return (
    <Notice level="proved" isLive title={form === "wrapped" ? words.good : words.goodPlain}>
      {form === "wrapped" ? undefined : <p>{words.goodPlainText}</p>}
    </Notice>
  );
}
