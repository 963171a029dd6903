/** Above a title: the place that this one belongs to, and the way there. */
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { type Screen, useWorkstation } from "./screen.ts";

export function Back({ to, children }: { readonly to: Screen; readonly children: ReactNode }) {
  const { go } = useWorkstation();
  return (
    <Button
      tone="quiet"
      size="small"
      icon={<ArrowLeft aria-hidden="true" />}
      onClick={() => go(to)}
    >
      {children}
    </Button>
  );
}
