import { useState } from "react";
import { parseTao } from "../../lib/amount.ts";
import { en } from "../../messages/en.ts";
import type { ColdkeySummary } from "../../types.ts";
import { TextField } from "../../ui/field.tsx";
import { ConfirmChange } from "./confirm.tsx";
import { addressIn } from "./rules-form.ts";

interface AnnounceProps {
  readonly coldkey: ColdkeySummary;
  readonly hours: number;
  readonly onClose: () => void;
}

export function AnnounceDialog({ coldkey, hours, onClose }: AnnounceProps) {
  const [to, setTo] = useState("");
  const [amount, setAmount] = useState("");
  const words = en.policy;
  const address = addressIn(to);
  const rao = parseTao(amount);
  return (
    <ConfirmChange
      coldkey={coldkey}
      change={address === null || rao === null ? null : { kind: "announce", to: address, rao }}
      title={words.announceTitle}
      text={words.announceText(hours)}
      go={words.announceGo}
      onClose={onClose}
    >
      <TextField
        label={words.announceTo}
        value={to}
        isMono
        error={to !== "" && address === null ? words.addressBad : null}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextField
        label={words.announceAmount}
        value={amount}
        unit={en.amount.unit}
        inputMode="decimal"
        error={amount !== "" && rao === null ? words.amountBad : null}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
    </ConfirmChange>
  );
}
