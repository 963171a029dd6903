import { CSPProvider } from "@base-ui/react/csp-provider";
import { useEffect, useMemo, useState } from "react";
import { en } from "../messages/en.ts";
import { ActScreen } from "../screens/act/act.tsx";
import { ActivityPlace } from "../screens/activity/activity.tsx";
import { OutcomeScreen } from "../screens/activity/outcome.tsx";
import { BackupsPlace } from "../screens/backups/backups.tsx";
import { ChangePassphrase } from "../screens/care/change-passphrase.tsx";
import { DoctorScreen } from "../screens/care/doctor.tsx";
import { CeremonyScreen } from "../screens/ceremony/ceremony.tsx";
import { DeliverScreen } from "../screens/deliveries/deliver.tsx";
import { EmergenciesPlace } from "../screens/emergencies/emergencies.tsx";
import { FirstStart } from "../screens/first-start/first-start.tsx";
import { HotkeysPlace } from "../screens/hotkeys/hotkeys.tsx";
import { MakeHotkey } from "../screens/hotkeys/make-hotkey.tsx";
import { MakeMany } from "../screens/hotkeys/make-many.tsx";
import { ImportScreen } from "../screens/import/import.tsx";
import { JournalPlace } from "../screens/journal/journal.tsx";
import { KeysPlace } from "../screens/keys/keys.tsx";
import { MachinePlace } from "../screens/machine/machine.tsx";
import { BlankFormsScreen } from "../screens/paper/blank-forms.tsx";
import { TranscriptScreen } from "../screens/paper/transcript.tsx";
import { TranscriptsScreen } from "../screens/paper/transcripts.tsx";
import { PolicyScreen } from "../screens/policy/policy.tsx";
import { SubnetsPlace } from "../screens/subnets/subnets.tsx";
import { WatchScreen } from "../screens/watch/watch.tsx";
import { createSnapshotStore, type SnapshotStore, useHeld } from "../snapshot.ts";
import type { Theme } from "../types.ts";
import { FaultPanel } from "../ui/fault-panel.tsx";
import { Working } from "../ui/progress.tsx";
import css from "./app.module.css";
import { Frame } from "./frame.tsx";
import { type Screen, WorkstationContext } from "./screen.ts";
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
              <Current screen={screen} />
            </Frame>
          )}
        </WorkstationContext>
      )}
    </CSPProvider>
  );
}

function Current({ screen }: { readonly screen: Screen }) {
  switch (screen.at) {
    case "keys":
      return <KeysPlace />;
    case "hotkeys":
      return <HotkeysPlace />;
    case "subnets":
      return <SubnetsPlace />;
    case "activity":
      return <ActivityPlace />;
    case "backups":
      return <BackupsPlace />;
    case "emergencies":
      return <EmergenciesPlace />;
    case "journal":
      return <JournalPlace />;
    case "machine":
      return <MachinePlace />;
    case "ceremony":
      return <CeremonyScreen key={screen.id} id={screen.id} />;
    case "transcripts":
      return <TranscriptsScreen />;
    case "transcript":
      return <TranscriptScreen key={screen.id} id={screen.id} />;
    case "blank-forms":
      return <BlankFormsScreen />;
    case "import":
      return <ImportScreen />;
    case "watch":
      return <WatchScreen />;
    case "change-passphrase":
      return <ChangePassphrase key={screen.address} address={screen.address} />;
    case "doctor":
      return <DoctorScreen />;
    case "policy":
      return <PolicyScreen key={screen.coldkey} address={screen.coldkey} />;
    case "make-hotkey":
      return <MakeHotkey coldkey={screen.coldkey} />;
    case "make-hotkeys":
      return <MakeMany />;
    case "deliver":
      return <DeliverScreen hotkeys={screen.hotkeys} />;
    case "act":
      return <ActScreen start={screen.start} />;
    case "outcome":
      return <OutcomeScreen key={screen.id} id={screen.id} />;
  }
}

/** By attribute, never by inline style: the policy allows none. */
function useTheme(theme: Theme): void {
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
