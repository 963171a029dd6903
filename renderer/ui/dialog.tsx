import { type ReactNode, Suspense } from "react";
import { later } from "../lib/later.tsx";
import css from "./dialog.module.css";

/** What keeps focus and scrolling in it is not small, and no first screen opens with a dialog. */
const DialogBody = later(() => import("./dialog-body.tsx").then((file) => file.DialogBody));

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
  /** For what needs room: a code, a picture. */
  readonly isWide?: boolean;
}

/** A question that must be answered before anything else. Escape and the way out are the same: nothing happens. */
export function Dialog({ isWide = false, ...props }: DialogProps) {
  return (
    <Suspense>
      <DialogBody {...props} isWide={isWide} />
    </Suspense>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={css.actions}>{children}</div>;
}
