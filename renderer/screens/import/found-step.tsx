import { ArrowLeft, ArrowRight } from "lucide-react";
import { type FormEvent, useState } from "react";
import { en } from "../../messages/en.ts";
import type { ImportFound } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";
import css from "./import.module.css";
import { ImportPage } from "./import.tsx";

interface FoundStepProps {
  readonly found: ImportFound;
  readonly onNamed: (name: string) => void;
  readonly onBack: () => void;
}

export function FoundStep({ found, onNamed, onBack }: FoundStepProps) {
  const [name, setName] = useState("");
  const isValid = isKeyName(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isValid) onNamed(name);
  };
  const { address, format, wordCount, weaknesses } = found;
  return (
    <ImportPage
      step="found"
      title={en.import.found.title}
      lede={en.import.found.lede}
      guide={en.import.guide.found}
    >
      <Card label={en.import.found.address}>
        <Stack>
          <Stack gap="tight">
            <Small>{en.import.found.address}</Small>
            <Address address={address} />
          </Stack>
          <Facts>
            <Fact term={en.import.format}>{en.import.formatName(format)}</Fact>
            <Fact term={en.import.found.phrase}>{en.import.found.words(wordCount)}</Fact>
          </Facts>
        </Stack>
      </Card>
      {weaknesses.length === 0 ? (
        <Notice level="info" title={en.import.found.nothingWeak}>
          <p>{en.import.found.nothingWeakText}</p>
        </Notice>
      ) : (
        <Notice level="care" title={en.import.found.weak(weaknesses.length)}>
          <ul className={css.list}>
            {weaknesses.map((code) => (
              <li key={code}>{en.import.weakness(code)}</li>
            ))}
          </ul>
          {weaknesses.some((code) => en.import.mayBeKnown.has(code)) ? (
            <p>{en.import.found.mayBeKnown}</p>
          ) : null}
        </Notice>
      )}
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <TextField
              label={en.create.name.field}
              value={name}
              maxLength={40}
              onChange={(event) => setName(event.currentTarget.value)}
              hint={en.create.name.hint}
              error={name !== "" && !isValid ? en.create.name.bad : null}
            />
          </Card>
          <Row place="between">
            <Button icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
              {en.import.other}
            </Button>
            <Button
              type="submit"
              tone="primary"
              disabled={!isValid}
              iconAfter={<ArrowRight aria-hidden="true" />}
            >
              {en.import.found.next}
            </Button>
          </Row>
        </Stack>
      </form>
    </ImportPage>
  );
}
