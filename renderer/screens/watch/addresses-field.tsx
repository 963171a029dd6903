/**
 * The field for addresses. Uncontrolled, because somebody will paste a phrase into it one day: what looks like a secret
 * is emptied on the spot, before React or the core has seen it.
 */
import { ArrowRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import { type SecretLook, secretLook } from "../../lib/secret-look.ts";
import { en } from "../../messages/en.ts";
import { noteSecret } from "../../secret-bytes.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Stack } from "../../ui/stack.tsx";
import importCss from "../import/import.module.css";
import css from "./watch.module.css";

/** As the contract has it: nothing else may be sent as an address. */
const ADDRESS_TEXT = /^[0-9A-Za-z]{1,60}$/;
const MOST = 100;
/** Longer than any two words of a phrase together. */
const ADDRESS_BEGUN = 20;

interface AddressesFieldProps {
  readonly isBusy: boolean;
  readonly onAddresses: (addresses: string[]) => void;
}

export function AddressesField({ isBusy, onAddresses }: AddressesFieldProps) {
  const { snapshot, go } = useWorkstation();
  const field = useRef<HTMLTextAreaElement>(null);
  const [look, setLook] = useState<SecretLook | null>(null);
  const [isFilled, setIsFilled] = useState(false);
  const [isNothing, setIsNothing] = useState(false);
  const isDesk = snapshot.profile === "desk";

  useEffect(() => {
    const held = field.current;
    return () => {
      if (held) held.value = "";
    };
  }, []);

  const watchOver = (): void => {
    const element = field.current;
    if (!element) return;
    setIsNothing(false);
    const found = secretLook(element.value);
    if (found !== null) {
      noteSecret();
      element.value = "";
    }
    // The rest of a phrase that is still being typed does not take the warning away; an address does.
    if (found !== null || element.value.trim().length >= ADDRESS_BEGUN) setLook(found);
    setIsFilled(element.value.trim() !== "");
  };

  const submit = (): void => {
    const tokens = (field.current?.value ?? "").split(/[\s,;]+/u);
    const addresses = tokens.filter((token) => ADDRESS_TEXT.test(token)).slice(0, MOST);
    if (addresses.length === 0) setIsNothing(true);
    else onAddresses(addresses);
  };

  return (
    <Card>
      <Stack>
        <Field
          label={en.watch.field}
          hint={en.watch.hint}
          error={isNothing ? en.watch.nothing : null}
        >
          {({ id, describedBy }) => (
            <textarea
              ref={field}
              id={id}
              className={`${importCss.words} ${css.addresses}`}
              aria-describedby={describedBy}
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={8000}
              disabled={isBusy}
              onInput={watchOver}
            />
          )}
        </Field>
        {look === null ? null : (
          <Notice
            level="care"
            isLive
            title={en.watch.secret.title(look)}
            actions={
              isDesk ? undefined : (
                <Button size="small" onClick={() => go({ at: "import" })}>
                  {en.watch.secret.toImport}
                </Button>
              )
            }
          >
            <p>{en.watch.secret.forgotten}</p>
            <p>{isDesk ? en.watch.secret.desk : en.watch.secret.other}</p>
            <p>{en.watch.secret.clipboard}</p>
          </Notice>
        )}
        <Row place="end">
          <Button
            tone="primary"
            disabled={!isFilled && !isBusy}
            isBusy={isBusy}
            iconAfter={<ArrowRight aria-hidden="true" />}
            onClick={submit}
          >
            {en.watch.look}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
