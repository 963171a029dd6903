/** The list of a release: lines as `sha256sum` writes and checks them, and what the names of its files say. */

export interface Listed {
  readonly name: string;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
}

/** What a file of a release is, by its name as electron-builder makes it: name, version, os, arch, ext. */
export interface Installer {
  readonly version: string;
  readonly system: string;
}

const LINE = /^([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._-]{0,99})$/;
const INSTALLER =
  /^coldkey-workstation-(\d{1,4}\.\d{1,4}\.\d{1,4})-(linux|mac|win)-[a-z0-9_]+\.(?:deb|AppImage|dmg|exe)$/;

/** null: some line is no checksum, a name comes twice, or there is none at all. */
export function readChecksums(text: string): Listed[] | null {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  const listed: Listed[] = [];
  for (const line of lines) {
    const [, sha256, name] = LINE.exec(line) ?? [];
    if (sha256 === undefined || name === undefined) return null;
    if (listed.some((each) => each.name === name)) return null;
    listed.push({ name, sha256 });
  }
  return listed;
}

export function readInstaller(name: string): Installer | null {
  const [, version, system] = INSTALLER.exec(name) ?? [];
  return version === undefined || system === undefined ? null : { version, system };
}

/** Negative: `a` is older. Both are `major.minor.patch`; whatever follows them in the app's own version is left out. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string) => version.split(/[.+-]/, 3).map(Number);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
