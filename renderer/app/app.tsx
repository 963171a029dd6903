import { CSPProvider } from "@base-ui/react/csp-provider";
import { Suspense, useEffect, useMemo, useState } from "react";
import { en } from "../messages/en.ts";
import { FirstStart } from "../screens/first-start/first-start.tsx";
import { createSnapshotStore, type SnapshotStore, useHeld } from "../snapshot.ts";
import type { Theme } from "../types.ts";
import { FaultPanel } from "../ui/fault-panel.tsx";
import { Working } from "../ui/progress.tsx";
import css from "./app.module.css";
import { Current } from "./current-screen.tsx";
import { Frame } from "./frame.tsx";
import { WorkstationContext } from "./screen.ts";
import { useScreen } from "./use-screen.ts";

export function App() {
  const [store] = useState<SnapshotStore>(createSnapshotStore);
  const { snapshot, fault, clockOffsetMs } = useHeld(store);
  const { screen, go, isRenewing } = useScreen(snapshot?.vault.isOpen ?? false);
  useTheme(snapshot?.theme ?? "system");
  const workstation = useMemo(
    () => (snapshot === null ? null : { snapshot, clockOffsetMs, go }),
    [snapshot, clockOffsetMs, go],
  );

  return (
    <CSPProvider disableStyleElements>
      {workstation === null || isRenewing ? (
        <main className={css.opening}>
          <h1 className="visually-hidden">{en.app.name}</h1>
          {fault === null ? (
            <Working what={en.app.opening} detail={en.app.openingDetail} />
          ) : (
            <FaultPanel fault={fault} />
          )}
        </main>
      ) : (
        <WorkstationContext value={workstation}>
          {workstation.snapshot.profile === null ? (
            <FirstStart />
          ) : (
            <Frame screen={screen}>
              <Suspense fallback={<main className={css.opening} />}>
                <Current screen={screen} />
              </Suspense>
            </Frame>
          )}
        </WorkstationContext>
      )}
    </CSPProvider>
  );
}

/** By attribute, never by inline style: the policy allows none. */
function useTheme(theme: Theme): void {
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
