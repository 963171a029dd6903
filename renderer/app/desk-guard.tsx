/**
 * A Desk takes no secret at any door. Fields for addresses look closer by themselves; this watches over all the others:
 * whatever is typed or pasted anywhere and is a phrase or a key file is emptied before the field's own code has seen it.
 */
import { useEffect, useState } from "react";
import { type FieldUse, type SecretLook, secretLookAnywhere } from "../lib/secret-look.ts";
import { en } from "../messages/en.ts";
import { noteSecret } from "../secret-bytes.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { Stack } from "../ui/stack.tsx";

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** By the element's own setter, so that React hears of a value that is not the one it knew. */
function empty(field: TextField): void {
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, "");
}

const purposeOf = ({ dataset }: TextField): FieldUse =>
  dataset.use === "address" || dataset.use === "prose" ? dataset.use : "other";

export function DeskGuard() {
  const [look, setLook] = useState<SecretLook | null>(null);
  const words = en.watch.secret;
  useEffect(() => {
    const watchOver = (event: Event): void => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
      const found = secretLookAnywhere(field.value, purposeOf(field));
      if (found === null) return;
      noteSecret();
      empty(field);
      setLook(found);
    };
    // Before the event reaches anybody else.
    document.addEventListener("input", watchOver, true);
    return () => document.removeEventListener("input", watchOver, true);
  }, []);
  return (
    <Dialog
      isOpen={look !== null}
      onClose={() => setLook(null)}
      title={words.title(look ?? "phrase")}
      description={words.forgotten}
    >
      <Stack>
        <p>{words.desk}</p>
        <p>{words.clipboard}</p>
      </Stack>
      <DialogActions>
        <Button tone="primary" onClick={() => setLook(null)}>
          {words.understood}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
