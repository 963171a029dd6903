import { Plus, X } from "lucide-react";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import { AddressField } from "../act/address-field.tsx";
import {
  type ChildFields,
  IDENTITY_FIELDS,
  type IdentityFields,
  readShare,
} from "./manage-operation.ts";

const words = en.managing;
/** The chain takes no more (domain reference §3.7). */
const MOST_CHILDREN = 5;

export function IdentityInputs({
  value,
  onChange,
}: {
  readonly value: IdentityFields;
  readonly onChange: (value: IdentityFields) => void;
}) {
  return IDENTITY_FIELDS.map((field) => (
    <TextField
      key={field}
      label={en.deeds.facts[field]}
      value={value[field]}
      maxLength={1_024}
      onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value })}
    />
  ));
}

export function ChildrenInputs({
  value,
  onChange,
}: {
  readonly value: readonly ChildFields[];
  readonly onChange: (value: readonly ChildFields[]) => void;
}) {
  const change = (at: number, part: Partial<ChildFields>): void =>
    onChange(value.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <Stack>
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
        <Stack key={at} gap="tight">
          <AddressField
            label={words.child(at + 1)}
            value={row.address}
            onChange={(address) => change(at, { address })}
          />
          <TextField
            label={words.share}
            value={row.share}
            inputMode="decimal"
            onChange={(event) => change(at, { share: event.currentTarget.value })}
            error={row.share !== "" && readShare(row.share) === null ? words.shareBad : null}
          />
          <Row>
            <Button
              size="small"
              tone="quiet"
              icon={<X aria-hidden="true" />}
              aria-label={words.removeChild(at + 1)}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              {en.together.batch.remove}
            </Button>
          </Row>
        </Stack>
      ))}
      {value.length >= MOST_CHILDREN ? null : (
        <Row>
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            onClick={() => onChange([...value, { address: "", share: "" }])}
          >
            {words.addChild}
          </Button>
        </Row>
      )}
    </Stack>
  );
}
