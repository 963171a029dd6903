/** The language of the screens. The page is loaded anew when it changes: its words are read once. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { keepPlace } from "../../app/use-screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { localeOf, proposed } from "../../messages/language.ts";
import type { Language } from "../../types.ts";
import { Choice } from "../../ui/choice.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { Small, Stack } from "../../ui/stack.tsx";

/** Above the gap that main keeps between two renewals of a page. */
const AGAIN_MS = 1_200;

const offered: readonly Language[] = ["en", "zh"];

export function LanguageChoice({ isFirstStart = false }: { readonly isFirstStart?: boolean }) {
  const { snapshot } = useWorkstation();
  const [isLater, setIsLater] = useState(false);
  const call = useCall();
  const now = snapshot.language ?? "en";
  const suggestion = snapshot.language === null ? proposed(navigator.languages) : null;

  const choose = async (language: Language): Promise<void> => {
    if (!isFirstStart) keepPlace("machine");
    const ask = () => call.run(() => workstation().app.setLanguage({ language }));
    let reply = await ask();
    // A page that was renewed a moment ago, after a ceremony for instance, is not renewed at once: in a moment it is.
    if (reply?.ok === true && !reply.value) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      reply = await ask();
    }
    setIsLater(reply?.ok === true && !reply.value);
  };

  return (
    <Stack gap="tight">
      {suggestion === null ? null : <p lang={localeOf(suggestion)}>{en.language.proposal}</p>}
      <Choice
        label={en.language.label}
        value={now}
        options={[...offered, ...(offered.includes(now) ? [] : [now])].map((value) => ({
          value,
          label: en.language.name(value),
          lang: localeOf(value),
        }))}
        onChange={(language) => void choose(language)}
      />
      {isFirstStart ? null : (
        <Small>
          {en.language.hint} {en.language.amounts}
        </Small>
      )}
      {isLater ? <p role="status">{en.language.later}</p> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
    </Stack>
  );
}
