/**
 * A passphrase out of the dice list, to be learnt and typed. It never enters React: it arrives as bytes, is put into
 * the page's text nodes word by word, and taken out again when it is hidden or the window looks elsewhere.
 */
import { Dices, EyeOff } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { receiveSecret, splitWords } from "../../secret-bytes.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Working } from "../../ui/progress.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import css from "./suggestion.module.css";

const COUNTS = ["6", "7", "8"] as const;
const HYPHEN = 0x2d;
const SPACE = 0x20;

export function Suggestion({ disabled = false }: { readonly disabled?: boolean }) {
  const call = useCall();
  const slots = useRef<HTMLSpanElement>(null);
  const [count, setCount] = useState<(typeof COUNTS)[number]>("6");
  const [shown, setShown] = useState<{ readonly words: number; readonly bits: number } | null>(
    null,
  );
  const words = en.care.suggestion;

  const hide = useCallback(() => {
    slots.current?.replaceChildren();
    setShown(null);
  }, []);

  // Whoever sits down at this screen later must not find it.
  useEffect(() => {
    window.addEventListener("blur", hide);
    return () => window.removeEventListener("blur", hide);
  }, [hide]);

  const suggest = async (): Promise<void> => {
    slots.current?.replaceChildren();
    let bits = 0;
    const reply = await call.run(() =>
      receiveSecret(async (out) => {
        const made = await workstation().passphrase.suggest({ count: Number(count), out });
        if (made.ok) bits = made.value.bits;
        return made;
      }),
    );
    if (!reply?.ok) return setShown(null);
    const bytes = reply.value;
    for (const [at, byte] of bytes.entries()) if (byte === HYPHEN) bytes[at] = SPACE;
    const list = splitWords(bytes);
    bytes.fill(0);
    slots.current?.replaceChildren(
      ...list.flatMap((word, index) => {
        const one = document.createElement("span");
        one.append(index === list.length - 1 ? word : `${word}-`);
        return [one];
      }),
    );
    setShown({ words: list.length, bits });
  };

  return (
    <Stack gap="tight">
      <Row>
        <Button
          size="small"
          icon={<Dices aria-hidden="true" />}
          disabled={disabled}
          isBusy={call.isBusy}
          onClick={() => void suggest()}
        >
          {shown === null ? words.open : words.another}
        </Button>
        {shown === null ? null : (
          <Button size="small" tone="quiet" icon={<EyeOff aria-hidden="true" />} onClick={hide}>
            {words.hide}
          </Button>
        )}
      </Row>
      {call.isBusy ? <Working what={words.working} /> : null}
      <div hidden={shown === null}>
        <Notice level="info" title={words.title}>
          <Stack gap="tight">
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset inside running text; nothing in it is a field */}
            <span
              ref={slots}
              className={css.words}
              lang="en"
              role="group"
              aria-label={words.list}
              onCopy={(event) => event.preventDefault()}
              onCut={(event) => event.preventDefault()}
              onDragStart={(event) => event.preventDefault()}
            />
            {shown === null ? null : <p>{words.text(shown.words, shown.bits)}</p>}
            <Choice
              label={words.count}
              value={count}
              onChange={setCount}
              options={COUNTS.map((value) => ({
                value,
                label: words.countChoice(Number(value)),
                detail: words.countDetail(Number(value)),
              }))}
            />
          </Stack>
        </Notice>
      </div>
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </Stack>
  );
}
