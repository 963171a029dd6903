/** Hundreds of hotkeys: names first, then one passphrase, then a clock that everybody can see. */
import { Cpu } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { Page } from "../../app/page.tsx";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { clashOf, expandPattern, patternOf } from "../../lib/name-pattern.ts";
import { en } from "../../messages/en.ts";
import { withSecret } from "../../secret-bytes.ts";
import { useNow } from "../../snapshot.ts";
import type { Making, MakingResult } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";
import { nameOrEnds } from "../names.ts";
import css from "./hotkeys.module.css";
import { areTags, tagsOf } from "./tag-dialog.tsx";

const guide = { what: en.hotkeys.what, wrong: en.hotkeys.wrong, hands: en.hotkeys.hands };
const words = en.makeMany;

export function MakeMany() {
  const [result, setResult] = useState<MakingResult | null>(null);
  if (result === null) return <MakeForm onEnded={setResult} />;
  return <Ended result={result} onMore={() => setResult(null)} />;
}

function Ended({ result, onMore }: { readonly result: MakingResult; readonly onMore: () => void }) {
  const { go } = useWorkstation();
  const { made, of, end, fault } = result;
  return (
    <Page
      title={words.ended[end](made, of)}
      lede={made === of ? words.kept : words.keptPart}
      guide={guide}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
      <Row place="end">
        <Button onClick={onMore}>{words.more}</Button>
        <Button tone="primary" onClick={() => go({ at: "hotkeys" })}>
          {words.toList}
        </Button>
      </Row>
    </Page>
  );
}

function MakeForm({ onEnded }: { readonly onEnded: (result: MakingResult) => void }) {
  const { snapshot, go } = useWorkstation();
  const coldkeys = snapshot.coldkeys.filter(({ retiredAtMs }) => retiredAtMs === null);
  const [coldkey, setColdkey] = useState(coldkeys[0]?.address ?? "");
  const [how, setHow] = useState<"pattern" | "count">("pattern");
  const [pattern, setPattern] = useState("");
  const [parts, setParts] = useState({ stem: "", start: "1", count: "10" });
  const [tagText, setTagText] = useState("");
  const [isFilled, setIsFilled] = useState(false);
  const field = useRef<PassphraseHandle>(null);
  const call = useCall();
  const edited = useCallback(() => setIsFilled(!(field.current?.isEmpty() ?? true)), []);

  const written = how === "pattern" ? pattern : fromParts(parts);
  const expanded = expandPattern(written);
  const taken = snapshot.hotkeys.filter((one) => one.coldkey === coldkey).map(({ name }) => name);
  const names = expanded.ok ? expanded.names : [];
  const bad = names.find((name) => !isKeyName(name));
  const clash = clashOf(names, taken);
  const error = whatIsWrong(written, expanded, bad, clash);
  const tags = tagsOf(tagText);
  const isReady = names.length > 0 && error === null && areTags(tags) && coldkey !== "" && isFilled;

  const make = async (): Promise<void> => {
    if (!isReady || !field.current) return;
    const bytes = field.current.take();
    const reply = await call.run(() =>
      withSecret(bytes, (passphrase) =>
        workstation().hotkeys.createMany({
          coldkey,
          names: [...names],
          tags: [...tags],
          passphrase,
        }),
      ),
    );
    if (reply?.ok) onEnded(reply.value);
    else field.current?.focus();
  };

  if (call.isBusy) {
    return <Progress making={snapshot.making} of={names.length} />;
  }
  return (
    <Page title={words.title} lede={words.lede} guide={guide}>
      <Card>
        <Stack gap="wide">
          <SelectField
            label={en.hotkeys.coldkey}
            value={coldkey}
            onChange={(event) => setColdkey(event.currentTarget.value)}
            options={coldkeys.map((key) => ({ value: key.address, label: key.name }))}
          />
          <Choice
            label={words.how}
            value={how}
            onChange={setHow}
            options={[
              { value: "pattern", label: words.hows.pattern },
              { value: "count", label: words.hows.count },
            ]}
          />
          {how === "pattern" ? (
            <TextField
              label={words.pattern}
              hint={words.patternHint}
              placeholder="miner-{01..64}"
              isMono
              maxLength={60}
              value={pattern}
              error={error}
              onChange={(event) => setPattern(event.currentTarget.value)}
            />
          ) : (
            <>
              <TextField
                label={words.stem}
                hint={words.stemHint}
                value={parts.stem}
                maxLength={36}
                error={error}
                onChange={(event) => setParts({ ...parts, stem: event.currentTarget.value })}
              />
              <div className={css.two}>
                {(["start", "count"] as const).map((part) => (
                  <TextField
                    key={part}
                    label={words[part]}
                    inputMode="numeric"
                    maxLength={6}
                    value={parts[part]}
                    onChange={(event) => setParts({ ...parts, [part]: event.currentTarget.value })}
                  />
                ))}
              </div>
            </>
          )}
          {error === null && names.length > 0 ? <Preview names={names} /> : null}
          <TextField
            label={words.tags}
            hint={words.tagsHint}
            value={tagText}
            error={areTags(tags) ? null : en.tagging.bad}
            onChange={(event) => setTagText(event.currentTarget.value)}
          />
          <PassphraseField
            handle={field}
            label={en.hotkeys.passphrase(nameOrEnds(snapshot, coldkey))}
            hint={words.passphraseHint}
            onEdit={edited}
            onEnter={() => void make()}
          />
        </Stack>
      </Card>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      <Row place="end">
        <Button onClick={() => go({ at: "hotkeys" })}>{en.button.cancel}</Button>
        <Button
          tone="primary"
          icon={<Cpu aria-hidden="true" />}
          disabled={!isReady}
          onClick={() => void make()}
        >
          {words.go(error === null ? names.length : 0)}
        </Button>
      </Row>
    </Page>
  );
}

function fromParts({ stem, start, count }: { stem: string; start: string; count: string }): string {
  const isWhole = /^\d{1,6}$/.test(start) && /^[1-9]\d{0,3}$/.test(count);
  return isWhole && stem !== "" ? patternOf(stem, Number(start), Number(count)) : stem;
}

function whatIsWrong(
  written: string,
  expanded: ReturnType<typeof expandPattern>,
  bad: string | undefined,
  clash: string | null,
): string | null {
  if (written.trim() === "") return null;
  if (!expanded.ok) return words.why[expanded.why];
  if (bad !== undefined) return words.badName(bad);
  return clash === null ? null : words.clash(clash);
}

/** First ones, last one: enough to see a wrong number of digits. */
function Preview({ names }: { readonly names: readonly string[] }) {
  const first = names.slice(0, 3);
  const last = names.length > 4 ? names.at(-1) : undefined;
  return (
    <Stack gap="tight">
      <Small>{words.preview(names.length)}</Small>
      <ul className={css.preview}>
        {(names.length <= 4 ? names : first).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {last === undefined ? null : (
          <>
            <li aria-hidden="true">{words.between}</li>
            <li>{last}</li>
          </>
        )}
      </ul>
    </Stack>
  );
}

function Progress({ making, of }: { readonly making: Making | null; readonly of: number }) {
  const { clockOffsetMs } = useWorkstation();
  const nowMs = useNow(clockOffsetMs);
  const call = useCall();
  const done = making?.done ?? 0;
  const isOpen = making !== null && making.endsAtMs !== null;
  const spentMs = making === null ? 0 : Math.max(0, nowMs - making.startedAtMs);
  const leftMs = done === 0 ? null : (spentMs / done) * (of - done);
  return (
    <Page title={words.progressTitle(of)} lede={words.lede} guide={guide}>
      {isOpen ? (
        <Card>
          <Stack>
            <progress
              className={css.meter}
              max={of}
              value={done}
              aria-label={words.progress(done, of)}
            />
            <Row place="between">
              <p role="status">{words.progress(done, of)}</p>
              {leftMs === null ? null : <Small>{words.left(leftMs)}</Small>}
            </Row>
          </Stack>
        </Card>
      ) : (
        <Working what={words.opening} detail={words.openingDetail} />
      )}
      <Notice level="info">
        {making?.endsAtMs == null ? null : <p>{words.clock(making.endsAtMs - nowMs)}</p>}
        <p>{words.stopHint}</p>
      </Notice>
      <Row place="end">
        <Button
          disabled={!isOpen || making.isStopping}
          isBusy={call.isBusy}
          onClick={() => void call.run(() => workstation().hotkeys.stopMaking(null))}
        >
          {making?.isStopping ? words.stopping : words.stop}
        </Button>
      </Row>
    </Page>
  );
}
