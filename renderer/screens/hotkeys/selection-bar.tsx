/** What can be done with the hotkeys that are selected, and why something cannot. */
import { Eye, PackageCheck, Tags } from "lucide-react";
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { HotkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useKeyCare } from "../care/key-care.tsx";
import css from "./hotkeys.module.css";
import { TagDialog } from "./tag-dialog.tsx";

/** As the vault's protocol has it: more are several deliveries. */
const MOST_DELIVERED = 256;

/** What is done to one hotkey at a time, and seldom. */
function OfOne({ hotkey }: { readonly hotkey: HotkeySummary }) {
  const care = useKeyCare(hotkey);
  return (
    <>
      <Menu
        size="small"
        label={en.keys.more}
        name={en.keys.moreFor(hotkey.name)}
        groups={[care.entries]}
      />
      {care.dialog}
    </>
  );
}

interface SelectionBarProps {
  readonly shown: readonly HotkeySummary[];
  readonly chosen: readonly HotkeySummary[];
  readonly onSelect: (addresses: readonly string[], isSelected: boolean) => void;
  readonly onClear: () => void;
}

export function SelectionBar({ shown, chosen, onSelect, onClear }: SelectionBarProps) {
  const { go } = useWorkstation();
  const [isTagging, setIsTagging] = useState(false);
  const call = useCall();
  const words = en.hotkeyList;
  const isAll = shown.length > 0 && chosen.length === shown.length;
  const [only] = chosen;
  const isOfOne = chosen.every(({ coldkey }) => coldkey === only?.coldkey);
  const why = !isOfOne
    ? words.otherColdkeys
    : chosen.length > MOST_DELIVERED
      ? words.tooMany(MOST_DELIVERED)
      : null;

  const showWords = async (): Promise<void> => {
    if (only === undefined) return;
    const reply = await call.run(() =>
      workstation().ceremonies.begin({
        kind: "reveal-hotkey",
        subject: only.address,
        target: null,
      }),
    );
    if (reply?.ok) go({ at: "ceremony", id: reply.value.id });
  };

  return (
    <>
      <div className={css.bar} role="toolbar" aria-label={words.selected(chosen.length)}>
        <Button
          size="small"
          tone="quiet"
          onClick={() =>
            isAll
              ? onClear()
              : onSelect(
                  shown.map(({ address }) => address),
                  true,
                )
          }
        >
          {isAll ? words.selectNone : words.selectAll}
        </Button>
        <p className={css.count} role="status">
          {words.selected(chosen.length)}
        </p>
        <span className={css.grow} />
        <Button
          size="small"
          icon={<Eye aria-hidden="true" />}
          disabled={chosen.length !== 1}
          isBusy={call.isBusy}
          title={chosen.length === 1 ? undefined : words.wordsOne}
          onClick={() => void showWords()}
        >
          {words.words}
        </Button>
        <Button
          size="small"
          icon={<Tags aria-hidden="true" />}
          disabled={chosen.length === 0}
          onClick={() => setIsTagging(true)}
        >
          {words.tags}
        </Button>
        <Button
          size="small"
          tone={chosen.length > 0 && why === null ? "primary" : "plain"}
          icon={<PackageCheck aria-hidden="true" />}
          disabled={chosen.length === 0 || why !== null}
          title={why ?? undefined}
          onClick={() => go({ at: "deliver", hotkeys: chosen.map(({ address }) => address) })}
        >
          {chosen.length === 0 ? words.deliverNone : words.deliver(chosen.length)}
        </Button>
        {chosen.length === 1 && only !== undefined ? (
          <OfOne key={only.address} hotkey={only} />
        ) : null}
      </div>
      {why === null ? null : <p className={css.why}>{why}</p>}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {isTagging ? <TagDialog hotkeys={chosen} onClose={() => setIsTagging(false)} /> : null}
    </>
  );
}
