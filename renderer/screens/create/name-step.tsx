import { ArrowRight } from "lucide-react";
import { type FormEvent, useState } from "react";
import { en } from "../../messages/en.ts";
import type { WordCount } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { CeremonyPage } from "../ceremony/ceremony-page.tsx";
import { isKeyName } from "../key-name.ts";
import type { Plan } from "./create.tsx";

const COUNTS = ["24", "12", "15", "18", "21"] as const;
type CountText = (typeof COUNTS)[number];

export function NameStep({
  plan,
  onNamed,
}: {
  readonly plan: Plan;
  readonly onNamed: (plan: Plan) => void;
}) {
  const [name, setName] = useState(plan.name);
  const [words, setWords] = useState<CountText>(String(plan.wordCount) as CountText);
  const isValid = isKeyName(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isValid) onNamed({ name, wordCount: Number(words) as WordCount });
  };
  return (
    <CeremonyPage
      step="name"
      title={en.create.name.title}
      lede={en.create.name.lede}
      guide={en.create.guide.name}
      stop="nothing"
    >
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <TextField
                label={en.create.name.field}
                value={name}
                maxLength={40}
                onChange={(event) => setName(event.currentTarget.value)}
                hint={en.create.name.hint}
                error={name !== "" && !isValid ? en.create.name.bad : null}
              />
              <Choice
                label={en.create.name.words}
                value={words}
                onChange={setWords}
                options={COUNTS.map((value) => ({
                  value,
                  label: en.create.name.wordChoice(Number(value)),
                  detail: en.create.name.wordDetail(Number(value)),
                }))}
              />
              <div>
                <h2>{en.create.name.entropyTitle}</h2>
                <p>{en.create.name.entropy}</p>
              </div>
            </Stack>
          </Card>
          <Row place="end">
            <Button
              type="submit"
              tone="primary"
              disabled={!isValid}
              iconAfter={<ArrowRight aria-hidden="true" />}
            >
              {en.button.next}
            </Button>
          </Row>
        </Stack>
      </form>
    </CeremonyPage>
  );
}
