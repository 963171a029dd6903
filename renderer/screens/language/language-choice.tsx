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

const offered: readonly Language[] = ["en", "zh"];

export function LanguageChoice({ isFirstStart = false }: { readonly isFirstStart?: boolean }) {
  const { snapshot } = useWorkstation();
  const [isLater, setIsLater] = useState(false);
  const call = useCall();
  const now = snapshot.language ?? "en";
  const suggestion = snapshot.language === null ? proposed(navigator.languages) : null;

  const choose = async (language: Language): Promise<void> => {
    if (!isFirstStart) keepPlace("machine");
    const reply = await call.run(() => workstation().app.setLanguage({ language }));
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
