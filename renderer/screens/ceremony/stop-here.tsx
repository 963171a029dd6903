import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import css from "./stop-here.module.css";

/** Below everything else of a step: the way out, and what it keeps. */
export function StopHere({ hint, onStop }: { readonly hint: string; readonly onStop: () => void }) {
  return (
    <div className={css.stop}>
      <Button tone="quiet" size="small" onClick={onStop}>
        {en.create.stop}
      </Button>
      <p>{hint}</p>
    </div>
  );
}
