/** The third danger level's gesture: type the last four characters, then hold for two seconds. */
import { type ReactNode, useState } from "react";
import { en } from "../messages/en.ts";
import { TextField } from "./field.tsx";
import { HoldButton } from "./hold-button.tsx";
import css from "./irreversible.module.css";

interface IrreversibleProps {
  /** Whose last four characters: shown in full on the same screen. */
  readonly address: string;
  readonly fieldLabel: string;
  readonly holdLabel: string;
  readonly icon?: ReactNode;
  readonly isReady: boolean;
  readonly onConfirmed: () => void;
  /** Before the hold: where the passphrase goes. */
  readonly children?: ReactNode;
  readonly cancel: ReactNode;
}

export function Irreversible({
  address,
  fieldLabel,
  holdLabel,
  icon,
  isReady,
  onConfirmed,
  children,
  cancel,
}: IrreversibleProps) {
  const [typed, setTyped] = useState("");
  const last = address.slice(-4);
  const isRight = typed === last;
  return (
    <div className={css.gesture}>
      <div className={css.fields}>
        {children}
        <TextField
          label={fieldLabel}
          value={typed}
          maxLength={4}
          isMono
          autoCapitalize="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={typed.length === 4 && !isRight ? en.hold.lastFourWrong : null}
          hint={en.hold.lastFourHint}
          onPaste={(event) => event.preventDefault()}
        />
      </div>
      <div className={css.actions}>
        {cancel}
        <HoldButton icon={icon} disabled={!isRight || !isReady} onHeld={onConfirmed}>
          {holdLabel}
        </HoldButton>
      </div>
    </div>
  );
}
