/**
 * Exact commands that put key files into a store of secrets. They are run by a person on a machine of theirs, in the
 * folder where the files are; this app sends nothing. Sources: `vault kv put`, `aws secretsmanager create-secret`,
 * `gcloud secrets create`, `gh secret set` and `glab variable set`, as their own manuals describe them.
 *
 * The first three refuse a secret that is there already (`-cas=0`, `create`); the last two replace it, which the
 * comment above the commands says. Names and paths are of alphabets in which nothing needs quoting.
 */
import type { DeliveryMethod } from "../../preload/contract.ts";

type Store = Exclude<DeliveryMethod, { kind: "folder" | "age" }>;

interface StoreCommands {
  /** What the secret is called there, by the hotkey's name. */
  nameOf(hotkey: string): string;
  /** Stores the file `hotkey`, which lies beside. */
  command(hotkey: string): string;
  /** Writes it back to where btcli looks for it, on the server. */
  restore(hotkey: string): string;
  /** Of this store, for the file of commands. English, as the commands are. */
  readonly note: string;
}

export function storeCommands(store: Store, wallet: string): StoreCommands {
  const target = (hotkey: string): string => `~/.bittensor/wallets/${wallet}/hotkeys/${hotkey}`;
  if (store.kind === "vault-kv") {
    const nameOf = (hotkey: string): string => `${store.path}/${hotkey}`;
    return {
      nameOf,
      command: (hotkey) =>
        `vault kv put -mount=${store.mount} -cas=0 ${nameOf(hotkey)} hotkey=@${hotkey}`,
      restore: (hotkey) =>
        `vault kv get -mount=${store.mount} -field=hotkey ${nameOf(hotkey)} > ${target(hotkey)}`,
      note: "HashiCorp Vault, KV version 2. -cas=0: a secret that is there already is not replaced.",
    };
  }
  if (store.kind === "aws") {
    const nameOf = (hotkey: string): string => `${store.path}/${hotkey}`;
    return {
      nameOf,
      command: (hotkey) =>
        `aws secretsmanager create-secret --name ${nameOf(hotkey)} --secret-string file://${hotkey}`,
      restore: (hotkey) =>
        `aws secretsmanager get-secret-value --secret-id ${nameOf(hotkey)} --query SecretString --output text > ${target(hotkey)}`,
      note: "AWS Secrets Manager. create-secret does not replace a secret that is there already.",
    };
  }
  if (store.kind === "gcp") {
    const nameOf = (hotkey: string): string => idOf(`bittensor-${wallet}-${hotkey}`, "-");
    return {
      nameOf,
      command: (hotkey) =>
        `gcloud secrets create ${nameOf(hotkey)} --project=${store.project} --replication-policy=automatic --data-file=${hotkey}`,
      restore: (hotkey) =>
        `gcloud secrets versions access latest --secret=${nameOf(hotkey)} --project=${store.project} > ${target(hotkey)}`,
      note: "GCP Secret Manager. create does not replace a secret that is there already.",
    };
  }
  if (store.kind === "github") {
    const nameOf = variableName;
    return {
      nameOf,
      command: (hotkey) => `gh secret set ${nameOf(hotkey)} --repo ${store.repository} < ${hotkey}`,
      restore: (hotkey) =>
        `printf '%s' "$${nameOf(hotkey)}" > ${target(hotkey)}  # in a job, with the secret in its environment`,
      note: "GitHub Actions. Careful: a secret of the same name is replaced without a question.",
    };
  }
  const nameOf = variableName;
  return {
    nameOf,
    command: (hotkey) =>
      `glab variable set ${nameOf(hotkey)} --repo ${store.repository} --type file --raw --protected < ${hotkey}`,
    restore: (hotkey) =>
      `cp "$${nameOf(hotkey)}" ${target(hotkey)}  # in a job on a protected branch`,
    note: "GitLab CI, as a file. GitLab cannot mask a value with spaces: let no job print it.",
  };
}

/** Two hotkeys whose secrets would have one name in this store; null: there are none. */
export function clashIn(store: Store, wallet: string, hotkeys: readonly string[]): string | null {
  const { nameOf } = storeCommands(store, wallet);
  const seen = new Set<string>();
  for (const hotkey of hotkeys) {
    const name = nameOf(hotkey);
    if (seen.has(name)) return hotkey;
    seen.add(name);
  }
  return null;
}

/** The file beside the key files: every command, and what to do before and after. */
export function commandsFile(
  store: Store,
  wallet: string,
  hotkeys: readonly string[],
): { readonly commands: string[]; readonly text: string } {
  const { command, restore, note } = storeCommands(store, wallet);
  const commands = hotkeys.map(command);
  const text = [
    `# ${note}`,
    "# Run these in this folder, on a machine that may reach the store:",
    ...commands,
    "",
    "# Afterwards remove the files here. They are the secrets themselves.",
    `rm ${hotkeys.join(" ")}`,
    "",
    "# On the server, once the folder is there (mkdir -p and chmod 700) and with umask 077:",
    ...hotkeys.map(restore),
    "",
  ].join("\n");
  return { commands, text };
}

/** Letters, digits and underscores, as environment variables are called. */
function variableName(hotkey: string): string {
  return `BITTENSOR_HOTKEY_${idOf(hotkey, "_").replaceAll("-", "_").toUpperCase()}`;
}

function idOf(text: string, filler: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, filler);
}
