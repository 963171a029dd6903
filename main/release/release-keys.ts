/**
 * The public halves of the keys that releases are signed with: lines of OpenSSH `.pub` files. More than one only while a
 * key is being replaced: the next one is carried by a release before it signs one. How they are made, and where the
 * other halves are kept: docs/releases.md. None yet: then the app says so and verifies nothing.
 */
export const RELEASE_KEYS: readonly string[] = [];

/** The purpose that releases are signed for, `ssh-keygen -n`: a signature of the same key for mail or git is none. */
export const RELEASE_NAMESPACE = "coldkey-workstation-release";
