import { useId } from "react";
import { en } from "../../messages/en.ts";
import { Card } from "../../ui/card.tsx";
import { Stack } from "../../ui/stack.tsx";
import { LanguageChoice } from "./language-choice.tsx";

export function LanguageCard() {
  const titleId = useId();
  return (
    <Card labelledBy={titleId}>
      <Stack gap="tight">
        <h2 id={titleId}>{en.language.title}</h2>
        <LanguageChoice />
      </Stack>
    </Card>
  );
}
