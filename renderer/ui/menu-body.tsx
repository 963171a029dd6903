import { Menu as Base } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import { Fragment } from "react";
import { Button } from "./button.tsx";
import css from "./menu.module.css";
import type { MenuProps } from "./menu.tsx";

interface MenuBodyProps extends Required<MenuProps> {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export function MenuBody({ label, name, groups, size, tone, isOpen, onOpenChange }: MenuBodyProps) {
  return (
    <Base.Root modal={false} open={isOpen} onOpenChange={onOpenChange}>
      <Base.Trigger
        render={
          <Button
            tone={tone}
            size={size}
            aria-label={name}
            iconAfter={<ChevronDown aria-hidden="true" />}
          />
        }
      >
        {label}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={css.place} align="end" sideOffset={6} collisionPadding={12}>
          <Base.Popup className={css.popup}>
            {groups.map((group, index) => (
              <Fragment key={group[0]?.label}>
                {index === 0 ? null : <Base.Separator className={css.line} />}
                {group.map((entry) => (
                  <Base.Item
                    key={entry.label}
                    className={css.item}
                    label={entry.label}
                    disabled={entry.refusal !== undefined}
                    onClick={entry.onClick}
                  >
                    {entry.icon}
                    <span>{entry.label}</span>
                    {entry.refusal === undefined ? null : (
                      <span className={css.why}>{entry.refusal}</span>
                    )}
                  </Base.Item>
                ))}
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
