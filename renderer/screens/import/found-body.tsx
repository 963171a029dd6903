/** What was found in the source: whose key it is, how it was kept, and what it shall be here. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary, ImportReading } from "../../types.ts";
import { Address } from "../../ui/address.tsx";
import { Card } from "../../ui/card.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Fact, Facts } from "../../ui/facts.tsx";
import { SelectField, TextField } from "../../ui/field.tsx";
import { Small, Stack } from "../../ui/stack.tsx";
import type { BodyProps } from "../ceremony/kind-view.ts";
import { StepActions } from "../ceremony/step-actions.tsx";
import { useStep } from "../ceremony/use-step.ts";
import { isKeyName } from "../key-name.ts";
import { readingsIn, weaknessesIn } from "./answers.ts";
import { Weaknesses } from "./weaknesses.tsx";

const t = en.import.found;
const UNKNOWN = "";

export function FoundBody({ ceremony, text, onEnded }: BodyProps) {
  const readings = readingsIn(ceremony);
  const before = ceremony.answers.found ?? {};
  const [picked, setPicked] = useState<string | null>(() => {
    const known = readings.find(({ address }) => address === before.address);
    return (known ?? (readings.length === 1 ? readings[0] : undefined))?.address ?? null;
  });
  const { coldkeys, watched } = useWorkstation().snapshot;
  const [name, setName] = useState(String(before.name ?? ""));
  const [role, setRole] = useState<"coldkey" | "hotkey">(
    before.role === "hotkey" ? "hotkey" : "coldkey",
  );
  const [owner, setOwner] = useState<string>(coldkeys[0]?.address ?? UNKNOWN);
  const owners: readonly { readonly address: ColdkeySummary["address"]; readonly name: string }[] =
    [...coldkeys, ...watched];
  const step = useStep(ceremony, onEnded);
  const found = readings.find(({ address }) => address === picked);
  const isValid = isKeyName(name);
  const coldkey = owners.find((one) => one.address === owner)?.address ?? null;
  return (
    <>
      {readings.length > 1 ? (
        <Card>
          <Stack>
            <p>{t.whichText}</p>
            <Choice
              label={t.which}
              layout="cards"
              value={picked}
              options={readings.map((one) => ({
                value: one.address,
                label: one.encoding === null ? "" : t.reading(one.encoding),
                detail: <Address address={one.address} />,
              }))}
              onChange={setPicked}
            />
          </Stack>
        </Card>
      ) : null}
      {found === undefined ? null : <FoundKey found={found} />}
      <Weaknesses codes={weaknessesIn(ceremony)} kept={String(ceremony.answers.kept?.kept ?? "")} />
      {found === undefined ? null : (
        <Card>
          <Stack gap="wide">
            <Choice
              label={t.role}
              layout="cards"
              value={role}
              options={[
                { value: "coldkey", label: t.coldkey, detail: t.coldkeyText },
                { value: "hotkey", label: t.hotkey, detail: t.hotkeyText },
              ]}
              onChange={setRole}
            />
            {role === "hotkey" ? (
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
              label={role === "coldkey" ? en.create.name.field : t.hotkeyName}
              value={name}
              maxLength={40}
              onChange={(event) => setName(event.currentTarget.value)}
              hint={en.create.name.hint}
              error={name !== "" && !isValid ? en.create.name.bad : null}
            />
          </Stack>
        </Card>
      )}
      <StepActions
        ceremony={ceremony}
        step={step}
        next={text.next}
        isReady={found !== undefined && isValid}
        onNext={() => {
          if (picked === null) return;
          step.answer({
            ...{ address: picked, name, role },
            coldkey: role === "hotkey" ? coldkey : null,
          });
        }}
      />
    </>
  );
}

function FoundKey({ found }: { readonly found: ImportReading }) {
  return (
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
  );
}
