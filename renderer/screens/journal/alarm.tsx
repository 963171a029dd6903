import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Emergency } from "../../ui/emergency.tsx";

/** A history that was changed from outside comes before everything else. */
export function JournalAlarm({ onSeen }: { readonly onSeen: () => void }) {
  const { go } = useWorkstation();
  return (
    <Emergency
      title={en.broken.title}
      text={en.broken.text}
      footnote={en.broken.footnote}
      choices={[
        <Button
          key="look"
          tone="danger"
          size="large"
          onClick={() => {
            onSeen();
            go({ at: "journal" });
          }}
        >
          {en.broken.look}
        </Button>,
        <Button
          key="lock"
          onClick={() => {
            onSeen();
            void workstation().app.lock(null);
          }}
        >
          {en.broken.lock}
        </Button>,
      ]}
    />
  );
}
