/** Whole wallet folders: what is there, opened, named, sealed. What was found is the core's; here are only the choices. */
import { useEffect, useState } from "react";
import { useWorkstation } from "../../../app/screen.ts";
import { workstation } from "../../../bridge.ts";
import { en } from "../../../messages/en.ts";
import { Working } from "../../../ui/progress.tsx";
import { FolderDone } from "./folder-done.tsx";
import { FolderList } from "./folder-list.tsx";
import { FolderNames } from "./folder-names.tsx";
import { FolderOpen } from "./folder-open.tsx";
import { FolderPage } from "./folder-page.tsx";
import { FolderSeal } from "./folder-seal.tsx";
import { entriesOf } from "./rows.ts";

const t = en.import.folder;

type State =
  | { readonly at: "list" | "open" | "names" }
  | { readonly at: "seal"; readonly names: ReadonlyMap<string, string> }
  | { readonly at: "done"; readonly isStopped: boolean };

export function FolderImportSteps({ onBack }: { readonly onBack: () => void }) {
  const { snapshot } = useWorkstation();
  const found = snapshot.folderImport;
  const [state, setState] = useState<State>({ at: "list" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useEffect(
    () => () => {
      void workstation().importFolder.stop(null);
      void workstation().importFolder.leave(null);
    },
    [],
  );
  // The answer came before the snapshot that has what was found.
  if (found === null) {
    return (
      <FolderPage step="list" title={t.working("searching")} lede={t.list.lede}>
        <Working what={t.working("searching")} />
      </FolderPage>
    );
  }
  const entries = entriesOf(found).filter(({ file }) => chosen.has(file.id));
  switch (state.at) {
    case "list":
      return (
        <FolderList
          key={found.id}
          found={found}
          onBack={onBack}
          onChosen={(ids) => {
            setChosen(ids);
            setState({ at: "open" });
          }}
        />
      );
    case "open":
      return (
        <FolderOpen
          entries={entries}
          onBack={() => setState({ at: "list" })}
          onNext={() => setState({ at: "names" })}
        />
      );
    case "names":
      return (
        <FolderNames
          entries={entries}
          onBack={() => setState({ at: "open" })}
          onNamed={(names) => setState({ at: "seal", names })}
          onWatched={() => setState({ at: "done", isStopped: false })}
        />
      );
    case "seal":
      return (
        <FolderSeal
          entries={entries}
          names={state.names}
          onDone={(isStopped) => setState({ at: "done", isStopped })}
          onRestart={() => setState({ at: "open" })}
        />
      );
    case "done":
      return (
        <FolderDone
          entries={entries}
          isStopped={state.isStopped}
          onAgain={() => setState({ at: "open" })}
        />
      );
  }
}
