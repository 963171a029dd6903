import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import css from "./dialog.module.css";

interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
  /** For what needs room: a code, a picture. */
  readonly isWide?: boolean;
}

/** A question that must be answered before anything else. Escape and the way out are the same: nothing happens. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  isWide = false,
}: DialogProps) {
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} />
        <Base.Popup className={isWide ? `${css.popup} ${css.wide}` : css.popup}>
          <Base.Title className={css.title}>{title}</Base.Title>
          <Base.Description className={css.description}>{description}</Base.Description>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={css.actions}>{children}</div>;
}
