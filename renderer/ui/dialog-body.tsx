import { Dialog as Base } from "@base-ui/react/dialog";
import css from "./dialog.module.css";
import type { DialogProps } from "./dialog.tsx";

export function DialogBody({
  isOpen,
  onClose,
  title,
  description,
  children,
  isWide,
}: Required<DialogProps>) {
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
