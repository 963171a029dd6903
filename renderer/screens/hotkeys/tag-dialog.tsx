import { useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { HotkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import { Tick } from "../../ui/tick.tsx";
import css from "./hotkeys.module.css";

/** As the contract has it. */
const TAG = /^[a-z0-9][a-z0-9._-]{0,23}$/;

export const tagsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .trim()
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ),
];
export const areTags = (tags: readonly string[]): boolean =>
  tags.length <= 12 && tags.every((tag) => TAG.test(tag));

interface TagDialogProps {
  readonly hotkeys: readonly HotkeySummary[];
  readonly onClose: () => void;
}

export function TagDialog({ hotkeys, onClose }: TagDialogProps) {
  const [text, setText] = useState("");
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const call = useCall();
  const words = en.tagging;
  const add = tagsOf(text);
  const counts = new Map<string, number>();
  for (const tag of hotkeys.flatMap(({ tags }) => tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const isReady = areTags(add) && (add.length > 0 || removed.size > 0);

  const save = async (): Promise<void> => {
    if (!isReady) return;
    const reply = await call.run(() =>
      workstation().hotkeys.tag({
        addresses: hotkeys.map(({ address }) => address),
        add: [...add],
        remove: [...removed],
      }),
    );
    if (reply?.ok) onClose();
  };

  return (
    <Dialog isOpen onClose={onClose} title={words.title(hotkeys.length)} description={words.text}>
      <Stack>
        <TextField
          label={words.add}
          hint={words.addHint}
          value={text}
          error={areTags(add) ? null : words.bad}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") void save();
          }}
        />
        {counts.size === 0 ? (
          <Small>{words.none}</Small>
        ) : (
          <fieldset className={css.remove}>
            <legend>{words.remove}</legend>
            {[...counts].sort().map(([tag, count]) => (
              <Tick
                key={tag}
                isTicked={removed.has(tag)}
                onTick={(isTicked) => {
                  const after = new Set(removed);
                  if (isTicked) after.add(tag);
                  else after.delete(tag);
                  setRemoved(after);
                }}
              >
                {words.removeTag(tag, count)}
              </Tick>
            ))}
          </fieldset>
        )}
        {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      </Stack>
      <DialogActions>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          tone="primary"
          disabled={!isReady && !call.isBusy}
          isBusy={call.isBusy}
          onClick={() => void save()}
        >
          {words.save}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
