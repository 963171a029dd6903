/** A card without its label: two of its words tell which coldkey or share it belongs to. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { bytesOf, withSecret } from "../../secret-bytes.ts";
import type { CardMatch, ColdkeySummary } from "../../types.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { FaultPanel } from "../../ui/fault-panel.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PassphraseField, type PassphraseHandle } from "../../ui/passphrase-field.tsx";
import { Working } from "../../ui/progress.tsx";
import { Stack } from "../../ui/stack.tsx";

interface IdentifyProps {
  readonly coldkey: ColdkeySummary;
  readonly onClose: () => void;
}

export function Identify({ coldkey, onClose }: IdentifyProps) {
  const { address, name } = coldkey;
  const [places, setPlaces] = useState<readonly [number, number] | null>(null);
  const [matches, setMatches] = useState<readonly CardMatch[] | null>(null);
  const [isFilled, setIsFilled] = useState(false);
  const passphrase = useRef<PassphraseHandle>(null);
  const form = useRef<HTMLDivElement>(null);
  const call = useCall();
  const words = en.proving.identifying;

  useEffect(() => {
    void workstation()
      .copies.places({ address })
      .then((reply) => {
        if (reply.ok) setPlaces(reply.value.places);
      });
  }, [address]);

  const inputs = (): HTMLInputElement[] => [
    ...(form.current?.querySelectorAll<HTMLInputElement>("input[data-word]") ?? []),
  ];
  const edited = useCallback(() => {
    const fields = form.current?.querySelectorAll<HTMLInputElement>("input[data-word]") ?? [];
    const isComplete = [...fields].every((input) => input.value.trim() !== "");
    setIsFilled(isComplete && !(passphrase.current?.isEmpty() ?? true));
  }, []);

  const ask = async (): Promise<void> => {
    if (places === null || !passphrase.current) return;
    const [one, other] = places;
    const typed = bytesOf(inputs());
    const secret = passphrase.current.take();
    const reply = await call.run(() =>
      withSecret(typed, (card) =>
        withSecret(secret, (ticket) =>
          workstation().copies.identify({
            address,
            places: [one, other],
            words: card,
            passphrase: ticket,
          }),
        ),
      ),
    );
    if (!reply?.ok) return;
    for (const input of inputs()) input.value = "";
    setMatches(reply.value.matches);
  };

  const said = matches?.[0];
  return (
    <Dialog isOpen onClose={onClose} title={words.title(name)} description={words.text}>
      <div ref={form}>
        <Stack>
          {matches === null && places !== null
            ? places.map((place) => (
                <TextField
                  lang="en"
                  key={place}
                  label={words.word(place)}
                  data-word
                  autoCapitalize="off"
                  onInput={edited}
                  onPaste={(event) => event.preventDefault()}
                />
              ))
            : null}
          {matches === null ? (
            <PassphraseField
              handle={passphrase}
              label={en.ceremonies.passphrase}
              onEdit={edited}
              onEnter={() => void ask()}
              disabled={call.isBusy}
            />
          ) : null}
        </Stack>
      </div>
      {call.isBusy ? <Working what={words.working} /> : null}
      {call.fault === null ? null : <FaultPanel fault={call.fault} />}
      {matches === null ? null : (
        <Notice
          level={said === undefined ? "care" : "proved"}
          isLive
          title={
            said === undefined
              ? words.none
              : said.kind === "phrase"
                ? words.phrase(name)
                : words.share(said.index, said.label)
          }
        >
          {said === undefined ? <p>{words.noneText}</p> : null}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>{words.close}</Button>
        {matches === null ? (
          <Button
            tone="primary"
            disabled={!isFilled}
            isBusy={call.isBusy}
            onClick={() => void ask()}
          >
            {words.ask}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
