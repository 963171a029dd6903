import { useMemo } from "react";
import { type Modules, pathOf } from "../lib/codes/draw.ts";
import css from "./qr-code.module.css";

/** Black on white in every theme: readers expect it. `label`: what the code holds, for whoever does not see it. */
export function QrCode({ modules, label }: { readonly modules: Modules; readonly label: string }) {
  const path = useMemo(() => pathOf(modules), [modules]);
  return (
    <svg
      className={css.code}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}
