/** Fields of the acts with locks. */
import { parseTao } from "../../lib/amount.ts";
import { en } from "../../messages/en.ts";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/field.tsx";
import type { LockInputs, ManageAction } from "./manage-operation.ts";

const words = en.managing;

interface LockFieldsProps {
  readonly action: ManageAction;
  readonly value: LockInputs;
  readonly onChange: (value: LockInputs) => void;
}

export function LockFields({ action, value, onChange }: LockFieldsProps) {
  switch (action) {
    case "lock-stake":
      return (
        <TextField
          label={words.lockAmount}
          value={value.amount}
          unit="α"
          inputMode="decimal"
          isMono
          onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
          error={
            value.amount !== "" && (parseTao(value.amount) ?? 0n) === 0n
              ? words.lockAmountBad
              : null
          }
        />
      );
    case "perpetual-lock":
      return (
        <Choice
          label={words.lockKind}
          value={value.isPerpetual ? "stays" : "decays"}
          onChange={(kind) => onChange({ ...value, isPerpetual: kind === "stays" })}
          options={[
            { value: "decays", label: words.lockKinds.decays },
            { value: "stays", label: words.lockKinds.stays },
          ]}
        />
      );
    case "reject-locked":
      return (
        <Choice
          label={words.locked}
          value={value.isRejecting ? "refused" : "taken"}
          onChange={(kind) => onChange({ ...value, isRejecting: kind === "refused" })}
          options={[
            { value: "refused", label: words.lockedKinds.refused },
            { value: "taken", label: words.lockedKinds.taken },
          ]}
        />
      );
    default:
      return null;
  }
}
