/** Keys that are here and would be missed in the list: their cards are gone, and with them their names. */
import { Stethoscope } from "lucide-react";
import { useWorkstation } from "../../app/screen.ts";
import { en } from "../../messages/en.ts";
import { Address } from "../../ui/address.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** More would push the keys off the page. */
const MOST_ADDRESSES = 3;

export function Nameless() {
  const { snapshot, go } = useWorkstation();
  const { nameless } = snapshot;
  const words = en.keys.nameless;
  if (nameless.length === 0) return null;
  return (
    <Notice
      level="care"
      title={words.title(nameless.length)}
      actions={
        <Button icon={<Stethoscope aria-hidden="true" />} onClick={() => go({ at: "doctor" })}>
          {words.go}
        </Button>
      }
    >
      <p>{words.text}</p>
      {nameless.slice(0, MOST_ADDRESSES).map((address) => (
        <Address key={address} address={address} />
      ))}
      {nameless.length > MOST_ADDRESSES ? (
        <p>{words.more(nameless.length - MOST_ADDRESSES)}</p>
      ) : null}
    </Notice>
  );
}
