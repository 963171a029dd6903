import { ArrowLeft, ArrowRight } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, ImportFound } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Row, Small, Stack } from "../../ui/stack.tsx";
import { isKeyName } from "../key-name.ts";
import { type Chosen, ImportPage } from "./import.tsx";
import { Weaknesses } from "./weaknesses.tsx";

interface FoundStepProps {
  readonly readings: readonly ImportFound[];
  readonly onChosen: (chosen: Chosen) => void;
  readonly onBack: () => void;
}

const t = en.import.found;

export function FoundStep({ readings, onChosen, onBack }: FoundStepProps) {
  const [picked, setPicked] = useState<string | null>(
    readings.length === 1 ? (readings[0]?.id ?? null) : null,
  );
  const found = readings.find((one) => one.id === picked);
  return (
    <ImportPage step="found" title={t.title} lede={t.lede} guide={en.import.guide.found}>
      {readings.length > 1 ? (
        <Card>
          <Stack>
            <p>{t.whichText}</p>
            <Choice
              label={t.which}
              layout="cards"
              value={picked}
              options={readings.map((one) => ({
                value: one.id,
                label: one.encoding === null ? "" : t.reading(one.encoding),
                detail: <Address address={one.address} />,
              }))}
              onChange={setPicked}
            />
          </Stack>
        </Card>
      ) : null}
      {found === undefined ? (
        <Row>
          <Button icon={<ArrowLeft aria-hidden="true" />} onClick={onBack}>
            {en.import.other}
          </Button>
        </Row>
      ) : (
        <FoundKey key={found.id} found={found} onChosen={onChosen} onBack={onBack} />
      )}
    </ImportPage>
  );
}

const UNKNOWN = "";

function FoundKey({
  found,
  onChosen,
  onBack,
}: {
  readonly found: ImportFound;
  readonly onChosen: (chosen: Chosen) => void;
  readonly onBack: () => void;
}) {
  const { coldkeys, watched } = useWorkstation().snapshot;
  const [name, setName] = useState("");
  const [kind, setKind] = useState<"coldkey" | "hotkey">("coldkey");
  const [owner, setOwner] = useState<string>(coldkeys[0]?.address ?? UNKNOWN);
  const owners: readonly { readonly address: ColdkeySummary["address"]; readonly name: string }[] =
    [...coldkeys, ...watched];
  const isValid = isKeyName(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isValid) return;
    const coldkey = owners.find((one) => one.address === owner)?.address ?? null;
    onChosen({ found, name, role: kind === "coldkey" ? { kind } : { kind, coldkey } });
  };
  return (
    <>
      <Card label={t.address}>
        <Stack>
          <Stack gap="tight">
            <Small>{t.address}</Small>
            <Address address={found.address} />
          </Stack>
          <Facts>
            <Fact term={en.import.format}>{en.import.formatName(found.format)}</Fact>
            <Fact term={t.phrase}>{t.words(found.wordCount)}</Fact>
          </Facts>
        </Stack>
      </Card>
      <Weaknesses codes={found.weaknesses} />
      <form onSubmit={submit}>
        <Stack>
          <Card>
            <Stack gap="wide">
              <Choice
                label={t.role}
                layout="cards"
                value={kind}
                options={[
                  { value: "coldkey", label: t.coldkey, detail: t.coldkeyText },
                  { value: "hotkey", label: t.hotkey, detail: t.hotkeyText },
                ]}
                onChange={setKind}
              />
              {kind === "hotkey" ? (
                <SelectField
                  label={t.owner}
                  value={owner}
                  onChange={(event) => setOwner(event.currentTarget.value)}
                  options={[
                    ...owners.map((one) => ({ value: one.address, label: one.name })),
                    { value: UNKNOWN, label: t.ownerUnknown },
                  ]}
                />
              ) : null}
              <TextField
                label={kind === "coldkey" ? en.create.name.field : t.hotkeyName}
                value={name}
                maxLength={40}
                onChange={(event) => setName(event.currentTarget.value)}
                hint={en.create.name.hint}
                error={name !== "" && !isValid ? en.create.name.bad : null}
              />
            </Stack>
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
              {t.next}
            </Button>
          </Row>
        </Stack>
      </form>
    </>
  );
}
